import { describe, expect, it } from "vitest";
import { addressOf, nextDays, partOf, wishFault, wishFor, wishOf, withPart } from "./room-search";

const TODAY = "2026-11-22";

describe("looking for a room", () => {
  it("can be kept as an address", () => {
    const wish = { ...withPart(wishFor(TODAY), "morning"), place: "hub", features: ["piano", "sink"] };
    expect(wishOf(addressOf(wish), TODAY)).toEqual(wish);
    expect(partOf(wish)).toBe("morning");
    expect(partOf({ ...wish, from: "09:15" })).toBeUndefined();
  });

  it("takes no day that is over and no nonsense from an address", () => {
    expect(wishOf("?giorno=2026-11-21&dalle=25:00&minuti=-3&persone=molte", TODAY)).toEqual(wishFor(TODAY));
  });

  it("says what can't be", () => {
    const wish = wishFor(TODAY);
    expect(wishFault(wish, TODAY)).toBeUndefined();
    expect(wishFault({ ...wish, people: "0" }, TODAY)).toBe("spaces.fault-people");
    expect(wishFault({ ...wish, day: "2026-11-21" }, TODAY)).toBe("spaces.fault-day");
    expect(wishFault({ ...wish, to: "19:00" }, TODAY)).toBe("spaces.fault-span");
  });

  it("offers today and the six days after", () => {
    expect(nextDays(TODAY).map(({ weekday }) => weekday)).toEqual([7, 1, 2, 3, 4, 5, 6]);
  });
});

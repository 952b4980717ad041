import { describe, expect, it } from "vitest";
import {
  addressOf,
  fewTimes,
  gathered,
  nextDays,
  partOf,
  wishFaults,
  wishFor,
  wishOf,
  withPart,
} from "./room-search";

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

  it("says of each field what can't be", () => {
    const wish = wishFor(TODAY);
    expect(wishFaults(wish, TODAY)).toEqual({});
    expect(wishFaults({ ...wish, people: "0", day: "2026-11-21" }, TODAY)).toEqual({
      people: "spaces.fault-people",
      day: "spaces.fault-day",
    });
    expect(wishFaults({ ...wish, to: "19:00" }, TODAY)).toEqual({ to: "spaces.fault-span" });
    expect(wishFaults({ ...wish, from: "", to: "" }, TODAY)).toEqual({
      from: "spaces.fault-hour",
      to: "spaces.fault-hour",
    });
  });

  it("offers today and the six days after", () => {
    expect(nextDays(TODAY).map(({ weekday }) => weekday)).toEqual([7, 1, 2, 3, 4, 5, 6]);
  });
});

describe("free rooms", () => {
  const at = (starts: string) => ({ starts: `2026-11-24T${starts}:00Z`, ends: "2026-11-24T20:00:00Z" });

  it("are listed once, with all their times", () => {
    const rooms = [
      { place: "hub", resource: "blu", times: [at("18:00")] },
      { place: "hub", resource: "sala", times: [at("17:00")] },
      { place: "hub", resource: "blu", times: [at("16:00")] },
    ];
    expect(gathered(rooms).map((room) => [room.resource, room.times.length])).toEqual([
      ["blu", 2],
      ["sala", 1],
    ]);
    expect(gathered(rooms)[0]?.times[0]).toEqual(at("16:00"));
  });

  it("offer few times, on the hour first", () => {
    const times = ["17:00", "17:15", "17:30", "17:45", "18:00", "18:15"].map(at);
    expect(fewTimes(times, 3)).toEqual([at("17:00"), at("17:30"), at("18:00")]);
    expect(fewTimes(times, 9)).toEqual(times);
  });
});

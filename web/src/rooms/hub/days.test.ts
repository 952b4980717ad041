import { describe, expect, it } from "vitest";
import { addDays, byDay, clockAt, clockOf, dayOf, daysBetween, minutesOf, weekdayOf } from "./days";

const ROME = "Europe/Rome";

describe("days on a place's wall", () => {
  it("end at its own midnight, in summer and in winter", () => {
    expect(dayOf("2026-07-01T21:59:00Z", ROME)).toBe("2026-07-01");
    expect(dayOf("2026-07-01T22:00:00Z", ROME)).toBe("2026-07-02");
    expect(dayOf("2026-12-31T22:59:00Z", ROME)).toBe("2026-12-31");
    expect(dayOf("2026-12-31T23:00:00Z", ROME)).toBe("2027-01-01");
    expect(clockOf("2026-12-31T23:05:00Z", ROME)).toBe("00:05");
  });

  it("are counted across months, years and the change to summer time", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-10-26", "2026-10-24")).toBe(-2);
  });

  it("have weekdays from Monday to Sunday", () => {
    expect(["2026-11-23", "2026-11-28", "2026-11-29"].map(weekdayOf)).toEqual([1, 6, 7]);
  });

  it("have minutes that are read and written alike", () => {
    expect(minutesOf("18:45")).toBe(1_125);
    expect([0, 65, 1_439].map(clockAt)).toEqual(["00:00", "01:05", "23:59"]);
  });
});

it("what is on one day stands together", () => {
  expect(byDay(["b1", "a1", "b2"], (item) => item[0]!)).toEqual([
    ["a", ["a1"]],
    ["b", ["b1", "b2"]],
  ]);
});

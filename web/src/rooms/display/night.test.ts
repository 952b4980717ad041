import { describe, expect, it } from "vitest";
import { cityMinutes, isNight, shift } from "./night";

const at = (utc: string) => new Date(utc);

describe("the night", () => {
  it("is told by the city's clock, in summer and in winter", () => {
    expect(cityMinutes(at("2026-07-01T20:15:00Z"))).toBe(22 * 60 + 15);
    expect(cityMinutes(at("2026-12-31T23:05:00Z"))).toBe(5);
  });

  it("may last until the next morning", () => {
    const night = { from: "22:00", to: "07:00" };
    expect(isNight(night, at("2026-12-01T21:00:00Z"))).toBe(true);
    expect(isNight(night, at("2026-12-01T05:59:00Z"))).toBe(true);
    expect(isNight(night, at("2026-12-01T06:00:00Z"))).toBe(false);
    expect(isNight(night, at("2026-12-01T20:59:00Z"))).toBe(false);
  });

  it("may be an hour of the day, or none", () => {
    const siesta = { from: "13:00", to: "14:00" };
    expect(isNight(siesta, at("2026-12-01T12:30:00Z"))).toBe(true);
    expect(isNight(siesta, at("2026-12-01T13:00:00Z"))).toBe(false);
    expect(isNight({ from: "08:00", to: "08:00" }, at("2026-12-01T07:00:00Z"))).toBe(false);
    expect(isNight(undefined, at("2026-12-01T00:00:00Z"))).toBe(false);
  });
});

it("the picture moves each minute, a little, and comes back", () => {
  const seen = Array.from({ length: 18 }, (_, minute) => shift(new Date(minute * 60_000)));
  expect(new Set(seen.map((each) => `${each.x} ${each.y}`)).size).toBe(9);
  for (const { x, y } of seen) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(4);
  for (const axis of ["x", "y"] as const)
    expect(seen.reduce((sum, each) => sum + each[axis], 0)).toBeCloseTo(0);
});

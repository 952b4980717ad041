import { expect, it } from "vitest";
import { dayText, hourText, sameDay, ZONE } from "./dates";

it("tells the weekday, and the year only where it is another", () => {
  const now = new Date("2026-03-01T12:00:00Z");
  expect(dayText("2026-04-30T16:00:00Z", "it", ZONE, now)).toBe("giovedì 30 aprile");
  expect(dayText("2027-04-30T16:00:00Z", "it", ZONE, now)).toBe("venerdì 30 aprile 2027");
  expect(dayText("2026-04-30T16:00:00Z", "en", ZONE, now)).toBe("Thursday 30 April");
});

it("goes by another place's clock where that is said", () => {
  const [york, now] = ["America/New_York", new Date("2026-03-01T12:00:00Z")];
  expect(dayText("2027-01-01T02:00:00Z", "it", york, now)).toBe("giovedì 31 dicembre");
  expect(hourText("2027-01-01T02:00:00Z", "it", york)).toBe("21:00");
  expect(sameDay("2026-04-30T01:00:00Z", new Date("2026-04-29T16:00:00Z"), york)).toBe(true);
});

it("goes by the city's clock, in summer and in winter", () => {
  expect(hourText("2026-04-30T16:00:00Z", "it")).toBe("18:00");
  expect(hourText("2026-12-30T16:05:00Z", "en")).toBe("17:05");
  expect(sameDay("2026-04-29T22:30:00Z", new Date("2026-04-30T10:00:00Z"))).toBe(true);
});

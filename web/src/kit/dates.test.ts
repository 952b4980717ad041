import { expect, it } from "vitest";
import { dayText, hourText, sameDay } from "./dates";

it("tells the weekday, and the year only where it is another", () => {
  const now = new Date("2026-03-01T12:00:00Z");
  expect(dayText("2026-04-30T16:00:00Z", "it", now)).toBe("giovedì 30 aprile");
  expect(dayText("2027-04-30T16:00:00Z", "it", now)).toBe("venerdì 30 aprile 2027");
  expect(dayText("2026-04-30T16:00:00Z", "en", now)).toBe("Thursday 30 April");
});

it("goes by the city's clock, in summer and in winter", () => {
  expect(hourText("2026-04-30T16:00:00Z", "it")).toBe("18:00");
  expect(hourText("2026-12-30T16:05:00Z", "en")).toBe("17:05");
  expect(sameDay("2026-04-29T22:30:00Z", new Date("2026-04-30T10:00:00Z"))).toBe(true);
});

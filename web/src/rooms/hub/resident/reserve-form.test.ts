import { describe, expect, it } from "vitest";
import { weekOfMonth } from "../days";
import type { Resource } from "../types";
import { emptyReservation, reserveFaults, ruleOf, toReservation } from "./reserve-form";

const TODAY = "2026-11-22";
const room = {
  resource: "sala",
  stepMinutes: 30,
  minMinutes: 30,
  maxMinutes: 240,
  noticeMinutes: 60,
} as Resource;

function filled() {
  const form = emptyReservation(room, "?giorno=2026-11-24&dalle=18:00&alle=20:00&persone=10", TODAY);
  form.purpose = " Prove del coro ";
  form.contact = { name: "Ada", email: "ada@example.org", phone: "" };
  return form;
}

describe("a reservation", () => {
  it("is sent as what the clock on the wall shows", () => {
    expect(toReservation(filled(), "hub", room, "it")).toEqual({
      place: "hub",
      items: [{ resource: "sala" }],
      starts: "2026-11-24T18:00",
      ends: "2026-11-24T20:00",
      purpose: "Prove del coro",
      people: 10,
      name: "Ada",
      email: "ada@example.org",
      language: "it",
    });
  });

  it("that ends before it starts ends the next morning", () => {
    const form = { ...filled(), from: "22:00", to: "01:00" };
    expect(toReservation(form, "hub", room, "it").ends).toBe("2026-11-25T01:00");
  });

  it("takes things with it, and may leave out dates that clash", () => {
    const form = {
      ...filled(),
      equipment: { sedie: 20, cassa: 0 },
      repeat: "WEEKLY" as const,
      times: "8",
      skip: true,
    };
    const draft = toReservation(form, "hub", room, "it");
    expect(draft.items).toEqual([{ resource: "sala" }, { resource: "sedie", quantity: 20 }]);
    expect(draft.recurrence).toEqual({ rule: "FREQ=WEEKLY;COUNT=8", onClash: "skip" });
  });

  it("says what is missing", () => {
    const form = emptyReservation(room, "?giorno=2020-01-01", TODAY);
    expect(form.day).toBe("2026-11-23");
    expect(Object.keys(reserveFaults(form, TODAY, false))).toEqual([
      "reserve-purpose",
      "contact-name",
      "contact-email",
    ]);
    expect(reserveFaults(filled(), TODAY, false)).toEqual({});
  });
});

describe("a recurrence", () => {
  it("each month keeps the weekday", () => {
    expect(weekOfMonth("2026-11-24")).toBe("4TU");
    expect(weekOfMonth("2026-11-29")).toBe("-1SU");
    expect(ruleOf({ ...filled(), repeat: "MONTHLY", times: "3" })).toBe("FREQ=MONTHLY;BYDAY=4TU;COUNT=3");
  });

  it("ends, whatever was typed", () => {
    expect(ruleOf({ ...filled(), repeat: "FORTNIGHT", times: "x" })).toBe("FREQ=WEEKLY;INTERVAL=2;COUNT=2");
    expect(ruleOf({ ...filled(), repeat: "WEEKLY", times: "999" })).toBe("FREQ=WEEKLY;COUNT=52");
    expect(ruleOf(filled())).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { emptyEvent, fromEvent, localPointer, sessionAfter, timesOf, toDraft } from "./form";
import { checkEvent } from "./form-check";
import type { HubEvent } from "./types";

const ROME = "Europe/Rome";

const filled = () => {
  const form = emptyEvent();
  form.title.it = "Caffè delle riparazioni";
  form.place = "hub";
  Object.assign(form.sessions[0]!, { day: "2026-12-01", from: "18:00", to: "20:30" });
  return form;
};

describe("an event's form", () => {
  it("says what is missing, and nothing once it is there", () => {
    expect(Object.keys(checkEvent(emptyEvent()))).toEqual([
      "/title/it",
      "/place",
      "/sessions/0/day",
      "/sessions/0/from",
      "/sessions/0/to",
    ]);
    expect(checkEvent(filled())).toEqual({});
  });

  it("goes by the clock of its place, there and back", () => {
    const form = { ...filled(), opens: "2026-11-20T09:00" };
    const draft = toDraft(form, false, "America/New_York");
    expect(draft.sessions).toEqual([{ starts: "2026-12-01T23:00:00Z", ends: "2026-12-02T01:30:00Z" }]);
    expect(draft.opens).toBe("2026-11-20T14:00:00Z");
    const stored = {
      ...draft,
      place: { slug: "hub", name: { it: "Hub" }, zone: "America/New_York" },
      sessions: draft.sessions.map((each, i) => ({ ...each, number: i + 1 })),
    } as unknown as HubEvent;
    const again = fromEvent(stored, "it");
    expect(again.sessions[0]).toMatchObject({ day: "2026-12-01", from: "18:00", to: "20:30" });
    expect(again.opens).toBe("2026-11-20T09:00");
  });

  it("sends the city's clock as UTC", () => {
    expect(toDraft(filled(), false, ROME).sessions).toEqual([
      { starts: "2026-12-01T17:00:00Z", ends: "2026-12-01T19:30:00Z" },
    ]);
  });

  it("ends on the next day where the end is before the start", () => {
    const session = { ...filled().sessions[0]!, from: "21:00", to: "01:00" };
    expect(timesOf(session, ROME)).toEqual({ starts: "2026-12-01T20:00:00Z", ends: "2026-12-02T00:00:00Z" });
  });

  it("tells its rule once, when it is made", () => {
    const form = { ...filled(), dates: "recurring" as const };
    expect(toDraft(form, false, ROME).recurrence).toEqual({
      rule: "FREQ=WEEKLY;BYDAY=TU;COUNT=8",
      onClash: "refuse",
    });
    expect(toDraft({ ...form, scope: "following" }, true, ROME)).not.toHaveProperty("recurrence");
    expect(toDraft({ ...form, scope: "following" }, true, ROME).scope).toBe("following");
  });

  it("says nothing of seats where nobody books", () => {
    const draft = toDraft({ ...filled(), booking: "none" }, false, ROME);
    for (const name of ["seats", "partyMost", "reminders", "fairness"])
      expect(draft).not.toHaveProperty(name);
  });

  it("offers the next session of a course a week later", () => {
    expect(sessionAfter(filled().sessions[0])).toMatchObject({
      day: "2026-12-08",
      from: "18:00",
      to: "20:30",
    });
  });

  it("comes back from the server as it was sent", () => {
    const form = {
      ...filled(),
      agesFrom: "14",
      price: "5,50",
      seats: { standard: "30", wheelchair: "2", carer: "" },
    };
    const draft = toDraft(form, false, ROME);
    const stored = {
      ...draft,
      slug: "riparazioni",
      phase: "draft",
      place: { slug: draft.place, name: { it: "Hub" }, zone: "Europe/Rome" },
      sessions: draft.sessions.map((each, i) => ({ ...each, number: i + 1 })),
      starts: draft.sessions[0]!.starts,
      ends: draft.sessions[0]!.ends,
      free: "many",
      revision: 1,
    } as unknown as HubEvent;
    expect(toDraft(fromEvent(stored, "it"), true, ROME)).toEqual({ ...draft, scope: "one" });
  });

  it("finds the field that the server names", () => {
    expect(localPointer("/sessions/2/ends")).toBe("/sessions/2/to");
    expect(localPointer("/uses/0/resource")).toBe("/uses");
    expect(localPointer("/title/it")).toBe("/title/it");
  });
});

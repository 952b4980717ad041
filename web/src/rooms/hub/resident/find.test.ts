import { describe, expect, it } from "vitest";
import type { EventSummary, EventsView } from "../types";
import { filterOf, isNew, living, NO_FILTER, offers, questionOf, searchOf } from "./filter";
import { metres, roughly, spotOf } from "./near";

const event = {
  slug: "concerto",
  free: "many",
  phase: "published",
  starts: "2026-11-24T18:00:00Z",
  ends: "2026-11-24T20:00:00Z",
  access: ["sign-language"],
  place: { slug: "hub", name: { it: "Hub" }, zone: "Europe/Rome", access: ["stepFree", "inductionLoop"] },
} as unknown as EventSummary;

describe("what somebody looks for", () => {
  it("stands in the address and is read from it again", () => {
    const filter = {
      when: "today",
      category: "craft",
      place: "hub",
      access: ["step-free", "sign-language"],
      free: true,
      q: "pane & vino",
    } as const;
    expect(filterOf(searchOf({ ...filter, access: [...filter.access] }))).toEqual(filter);
    expect(searchOf(NO_FILTER)).toBe("");
    expect(filterOf("?quando=mai")).toEqual(NO_FILTER);
  });

  it("is a question to the server: a week is today and the six days after", () => {
    expect(questionOf(NO_FILTER, "2026-11-28")).toEqual({ from: "2026-11-28", to: "2026-12-04" });
    expect(questionOf({ ...NO_FILTER, when: "today", free: true }, "2026-11-28")).toEqual({
      from: "2026-11-28",
      to: "2026-11-28",
      free: true,
    });
    expect(questionOf({ ...NO_FILTER, when: "all", q: " " }, "2026-11-28")).toEqual({});
  });

  it("may be access that the event and its place offer together", () => {
    expect(offers(event, ["step-free", "sign-language"])).toBe(true);
    expect(offers(event, ["step-free", "captions"])).toBe(false);
  });
});

describe("a list of events", () => {
  const view = (free: string, phase = "published") =>
    ({
      events: { concerto: { free, phase, starts: event.starts, ends: event.ends } },
    }) as unknown as EventsView;

  it("shows what the live view says now", () => {
    expect(living(event, view("full")).free).toBe("full");
    expect(living(event, view("few", "cancelled")).phase).toBe("cancelled");
    expect(living(event, undefined)).toBe(event);
  });

  it("notices what was published since", () => {
    expect(isNew(view("many"), view("full"))).toBe(false);
    expect(isNew({ events: {} }, view("many"))).toBe(true);
    expect(isNew(undefined, view("many"))).toBe(false);
  });
});

describe("how far it is", () => {
  const duomo = { latitude: 45.4642, longitude: 9.1916 };

  it("is said roughly", () => {
    expect(roughly(metres(duomo, { latitude: 45.4654, longitude: 9.1859 }))).toEqual({
      unit: "m",
      value: 500,
    });
    expect(roughly(metres(duomo, { latitude: 45.4847, longitude: 9.2025 }))).toEqual({
      unit: "km",
      value: 2.4,
    });
    expect(roughly(3)).toEqual({ unit: "m", value: 100 });
  });

  it("is unknown without coordinates", () => {
    expect(spotOf({ latitude: "45.1", longitude: "9.2" })).toEqual({ latitude: 45.1, longitude: 9.2 });
    expect(spotOf({})).toBeUndefined();
  });
});

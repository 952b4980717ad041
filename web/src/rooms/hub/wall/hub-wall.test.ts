import { describe, expect, it } from "vitest";
import type { EventsView, PlaceToday, QueueView } from "../types";
import { calledOf, comingEvents, eventRows, pageOf, todayRows } from "./hub-wall";

const ROME = "Europe/Rome";
const event = (starts: string, ends: string, more = {}) => ({
  position: 0,
  title: { it: starts },
  starts,
  ends,
  place: "hub",
  free: "many",
  phase: "published",
  booking: "open",
  ...more,
});
const view = {
  events: {
    tardi: event("2026-11-24T22:30:00Z", "2026-11-24T23:30:00Z", { place: "mercato" }),
    ora: event("2026-11-24T17:00:00Z", "2026-11-24T19:00:00Z", { free: "few" }),
    finito: event("2026-11-24T08:00:00Z", "2026-11-24T09:00:00Z"),
    annullato: event("2026-11-25T17:00:00Z", "2026-11-25T19:00:00Z", { phase: "cancelled", free: "full" }),
  },
} as unknown as EventsView;
const now = new Date("2026-11-24T18:00:00Z");

describe("the coming events on a wall", () => {
  it("are those that have not ended, the next first", () => {
    expect(comingEvents(view, undefined, now).map((each) => each.slug)).toEqual([
      "ora",
      "tardi",
      "annullato",
    ]);
    expect(comingEvents(view, "mercato", now).map((each) => each.slug)).toEqual(["tardi"]);
  });

  it("say their day by the place's clock, where they are, and whether there is room", () => {
    const rows = eventRows(view, undefined, { mercato: { it: "Mercato" } }, ROME, now);
    expect(rows.map((row) => [row.day, row.stage, row.free])).toEqual([
      ["2026-11-24", "now", undefined],
      ["2026-11-24", "later", "many"],
      ["2026-11-25", "later", "cancelled"],
    ]);
    expect(rows[1]?.aside).toEqual([{ it: "Mercato" }]);
    expect(rows[0]?.aside).toEqual([]);
  });
});

it("what is on already says no free places", () => {
  const slot = { kind: "event", event: "ora", title: { it: "Ora" } };
  const today = {
    day: "2026-11-24",
    zone: ROME,
    open: {},
    rooms: {
      sala: {
        position: 1,
        name: { it: "Sala" },
        kind: "room",
        quantity: 1,
        slots: {
          "1": { ...slot, starts: "2026-11-24T17:00:00Z", ends: "2026-11-24T19:00:00Z" },
          "2": { ...slot, starts: "2026-11-24T20:00:00Z", ends: "2026-11-24T21:00:00Z" },
        },
      },
    },
  } as unknown as PlaceToday;
  expect(todayRows(today, view, now).map((row) => [row.stage, row.free])).toEqual([
    ["now", undefined],
    ["next", "few"],
  ]);
});

describe("pages of a list", () => {
  const rows = Array.from({ length: 9 }, (_, i) => i);

  it("take turns, and the last is full", () => {
    expect(pageOf(rows, 0, 7)).toEqual({ rows: [0, 1, 2, 3, 4, 5, 6], page: 0, pages: 2 });
    expect(pageOf(rows, 1, 7)).toEqual({ rows: [2, 3, 4, 5, 6, 7, 8], page: 1, pages: 2 });
    expect(pageOf(rows, 2, 7).page).toBe(0);
  });

  it("are one where all fits, and one that is empty", () => {
    expect(pageOf(rows.slice(0, 3), 5, 7)).toEqual({ rows: [0, 1, 2], page: 0, pages: 1 });
    expect(pageOf([], 3, 7)).toEqual({ rows: [], page: 0, pages: 1 });
  });
});

it("the number called last stands first", () => {
  const queue = {
    open: true,
    waiting: 2,
    called: { "9": { until: "2026-11-24T18:05:00Z" }, "12": { until: "2026-11-24T18:09:00Z" } },
  } as QueueView;
  expect(calledOf(queue)).toEqual([12, 9]);
});

import { describe, expect, it } from "vitest";
import { openAt, programmeOf, standingOf } from "./today";
import type { PlaceToday } from "./types";

const at = (hour: string) => `2026-11-24T${hour}:00Z`;
const slot = (from: string, to: string, more = {}) => ({
  starts: at(from),
  ends: at(to),
  kind: "reservation",
  ...more,
});

const today = {
  place: "hub",
  name: { it: "Hub" },
  day: "2026-11-24",
  zone: "Europe/Rome",
  open: {
    "1": { opens: at("08:00"), closes: at("12:00") },
    "2": { opens: at("13:00"), closes: at("21:00") },
  },
  rooms: {
    sala: {
      position: 2,
      name: { it: "Sala" },
      kind: "room",
      quantity: 1,
      slots: {
        "7": slot("18:00", "20:00", { kind: "event", event: "concerto", title: { it: "Concerto" } }),
        "5": slot("09:00", "10:00"),
      },
    },
    atrio: {
      position: 1,
      name: { it: "Atrio" },
      kind: "room",
      quantity: 1,
      slots: { "8": slot("18:00", "20:00", { kind: "event", event: "concerto", title: { it: "Concerto" } }) },
    },
    posti: {
      position: 3,
      name: { it: "Scrivanie" },
      kind: "desk",
      quantity: 2,
      slots: { "1": slot("09:00", "12:00"), "2": slot("09:30", "11:00") },
    },
  },
} as PlaceToday;

describe("the programme of the day", () => {
  it("is what is on and what comes, an event in two rooms said once", () => {
    const lines = programmeOf(today, new Date(at("09:45")));
    expect(lines.map((line) => [line.stage, line.event ?? line.rooms[0]?.it])).toEqual([
      ["now", "Sala"],
      ["now", "Scrivanie"],
      ["now", "Scrivanie"],
      ["next", "concerto"],
    ]);
    expect(lines[3]?.rooms.map((name) => name.it)).toEqual(["Atrio", "Sala"]);
  });

  it("leaves out what is over", () => {
    expect(programmeOf(today, new Date(at("18:30"))).map((line) => line.stage)).toEqual(["now"]);
    expect(programmeOf(today, new Date(at("20:00")))).toEqual([]);
  });
});

describe("a room at its door", () => {
  it("says until when it is taken, and what comes next", () => {
    const stands = standingOf(today, "sala", new Date(at("09:30")));
    expect(stands).toMatchObject({ free: false, until: at("10:00"), next: { event: "concerto" } });
  });

  it("says until when it is free", () => {
    expect(standingOf(today, "sala", new Date(at("10:00")))).toMatchObject({
      free: true,
      until: at("18:00"),
    });
    const late = standingOf(today, "sala", new Date(at("20:30")));
    expect(late).toMatchObject({ free: true, until: undefined, now: undefined, next: undefined });
  });

  it("with two desks is free until both are taken", () => {
    expect(standingOf(today, "posti", new Date(at("09:15")))).toMatchObject({
      free: true,
      until: at("09:30"),
    });
    expect(standingOf(today, "posti", new Date(at("10:00")))).toMatchObject({ free: false });
    expect(standingOf(today, "posti", new Date(at("11:30")))).toMatchObject({ free: true });
  });
});

it("a place is open within today's hours, not in its break", () => {
  expect(
    ["07:59", "08:00", "12:00", "13:00", "21:00"].map((hour) => openAt(today, new Date(at(hour)))),
  ).toEqual([false, true, false, true, false]);
});

import { describe, expect, it } from "vitest";
import type { Place, Resource } from "../places.svelte";
import { checkDays, fromDays, toDays } from "./hours";
import { checkPlace, emptyPlace, fromPlace, toPlaceDraft } from "./place-form";
import { checkReserve, emptyReserve, momentsOf, toReservation } from "./reserve-form";
import { checkResource, emptyResource, fromResource, toResourceDraft } from "./resource-form";

describe("opening hours", () => {
  const hours = [
    { weekday: 1, opens: 540, closes: 780 },
    { weekday: 1, opens: 900, closes: 1440 },
  ];

  it("come back as they went, midnight as an end included", () => {
    expect(toDays(hours)[0]).toEqual({
      spans: [
        { from: "09:00", to: "13:00" },
        { from: "15:00", to: "00:00" },
      ],
    });
    expect(fromDays(toDays(hours))).toEqual(hours);
  });

  it("say which span is wrong", () => {
    const days = toDays([]);
    days[2] = {
      spans: [
        { from: "10:00", to: "12:00" },
        { from: "11:00", to: "13:00" },
      ],
    };
    days[3] = { spans: [{ from: "10:00", to: "" }] };
    expect(checkDays(days)).toEqual({
      "/hours/2/1": "spaces.fault-overlap",
      "/hours/3/0": "spaces.fault-hours",
    });
  });
});

describe("a place", () => {
  const filled = () => {
    const form = emptyPlace();
    form.name.it = "Hub";
    return form;
  };

  it("needs a name, and both coordinates or none", () => {
    expect(Object.keys(checkPlace(emptyPlace()))).toEqual(["/name/it"]);
    expect(Object.keys(checkPlace({ ...filled(), latitude: "45,46" }))).toEqual(["/longitude"]);
    expect(checkPlace({ ...filled(), latitude: "45,46", longitude: "9.19" })).toEqual({});
  });

  it("keeps what the form does not ask for", () => {
    const stored = {
      ...toPlaceDraft(filled()),
      place: "hub",
      zone: "Europe/Rome",
      contacts: {},
      position: 3,
      archived: false,
      quotas: { person: { open: 2, weekMinutes: 600 } },
      organisations: [],
      closures: [],
      resources: {},
      now: { open: true },
      revision: 1,
    } as unknown as Place;
    const draft = toPlaceDraft(fromPlace(stored), stored);
    expect(draft.quotas).toEqual({ person: { open: 2, weekMinutes: 600 }, organisation: {} });
    expect(draft.zone).toBe("Europe/Rome");
    expect(draft.position).toBe(3);
  });
});

describe("a resource", () => {
  it("is one where it is a room, and counted where it is equipment", () => {
    const form = emptyResource();
    form.name.it = "Trapano";
    expect(toResourceDraft(form)).not.toHaveProperty("quantity");
    const drill = { ...form, kind: "equipment" as const, quantity: "6", labels: "verde\n\nrosso" };
    expect(toResourceDraft(drill)).toMatchObject({
      quantity: 6,
      labels: ["verde", "rosso"],
      checkInMinutes: 15,
    });
    expect(toResourceDraft({ ...form, checked: false })).toHaveProperty("checkInMinutes", 0);
  });

  it("is refused with times that can't be", () => {
    const form = emptyResource();
    form.name.it = "Sala";
    form.numbers.maxMinutes = "10";
    form.otherFeatures = "Forno Grande";
    expect(Object.keys(checkResource(form)).sort()).toEqual(["/features", "/maxMinutes"]);
  });

  it("comes back as it was sent", () => {
    const form = emptyResource();
    form.name.it = "Sala";
    form.otherFeatures = "oven";
    form.features = ["piano"];
    const draft = toResourceDraft(form);
    const stored = {
      ...draft,
      resource: "sala",
      quantity: 1,
      position: 0,
      archived: false,
      may: true,
      revision: 1,
    } as unknown as Resource;
    expect(toResourceDraft(fromResource(stored), stored)).toEqual({ ...draft, position: 0 });
  });
});

describe("a reservation by the desk", () => {
  const filled = () =>
    emptyReserve({
      uses: [{ resource: "sala", quantity: "1" }],
      day: "2026-12-01",
      from: "21:00",
      to: "01:00",
      purpose: "Coro",
      name: "Sara",
    });

  it("says what is missing", () => {
    expect(Object.keys(checkReserve(emptyReserve()))).toEqual([
      "/items",
      "/day",
      "/from",
      "/to",
      "/purpose",
      "/name",
    ]);
    expect(checkReserve(filled())).toEqual({});
  });

  it("speaks by the place's own clock, past midnight too", () => {
    expect(momentsOf(filled())).toEqual({ starts: "2026-12-01T21:00", ends: "2026-12-02T01:00" });
  });

  it("tells a rule only where it comes again", () => {
    expect(toReservation(filled(), "hub")).not.toHaveProperty("recurrence");
    expect(toReservation({ ...filled(), again: true }, "hub").recurrence).toEqual({
      rule: "FREQ=WEEKLY;BYDAY=TU;COUNT=8",
      onClash: "refuse",
    });
  });
});

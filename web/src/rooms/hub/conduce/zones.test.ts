// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/svelte";
import { afterEach, beforeAll, expect, it } from "vitest";
import { i18n } from "../../../kit/i18n.svelte";
import MadePanel from "./events/MadePanel.svelte";
import events from "./events/texts/it.json";
import type { Made } from "./events/types";
import type { Place } from "./places.svelte";
import common from "./texts/it.json";
import { span } from "./times";

beforeAll(() => i18n.start({ it: async () => ({ default: { ...common, ...events } }) }));
afterEach(cleanup);

const place = {
  place: "molo",
  zone: "America/New_York",
  resources: { "sala-grande": { resource: "sala-grande", name: { it: "Sala Grande" } } },
} as unknown as Place;

it("a span is told by the clock of its place, and so is the day it falls on", () => {
  const [starts, ends] = ["2026-11-25T01:00:00Z", "2026-11-25T02:30:00Z"];
  expect(span(starts, ends, "Europe/Rome")).toBe("mercoledì 25 novembre, 02:00–03:30");
  expect(span(starts, ends, "America/New_York")).toBe("martedì 24 novembre, 20:00–21:30");
  expect(span("2026-11-25T04:00:00Z", "2026-11-25T05:00:00Z", "America/New_York")).toBe(
    "martedì 24 novembre, 23:00–24:00",
  );
});

it("dates that were left out say by name what was taken, and when by the place's clock", () => {
  const clash = {
    resource: "sala-grande",
    kind: "event",
    starts: "2026-11-25T01:00:00Z",
    ends: "2026-11-25T02:30:00Z",
  };
  const made: Made = {
    events: [{ slug: "coro", starts: "2026-11-18T01:00:00Z", phase: "draft", revision: 1 }],
    skipped: [{ starts: "2026-11-25T01:00:00Z", clashes: [clash] }],
  };
  const { container } = render(MadePanel, { made, place });
  expect(container.textContent).toContain("martedì 17 novembre");
  expect(container.textContent).toContain("Sala Grande");
  expect(container.textContent).toContain("martedì 24 novembre, 20:00–21:30");
  expect(container.textContent).not.toContain("sala-grande");
});

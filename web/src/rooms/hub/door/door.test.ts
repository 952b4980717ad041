// @vitest-environment jsdom

import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it } from "vitest";
import { i18n } from "../../../kit/i18n.svelte";
import { recall } from "../../../kit/stored";
import { json, net } from "../../../kit/test-net";
import italian from "../../../porta/texts/it.json";
import { door } from "./door.svelte";
import Start from "./Start.svelte";
import WalkIns from "./WalkIns.svelte";

const SECRET = "17.abcdefghijklmnopqrstuv";
const nowhere = { now: "2026-11-24T18:00:00Z", staff: false, events: [] };

beforeEach(async () => {
  await i18n.start({ it: async () => ({ default: italian }) });
  [net.asked, net.answer] = [[], () => undefined];
});
afterEach(() => {
  cleanup();
  localStorage.clear();
});

it("a link that found no network is kept and taken up by the next try", async () => {
  await door.take(SECRET);
  expect(door.linkFault).toBeTruthy();
  expect(recall("door.link")).toBe(SECRET);
  net.answer = (asked) => json(asked.method === "POST" ? { ...nowhere, device: { name: "Nord" } } : nowhere);
  await door.look();
  expect(net.asked.slice(0, 3)).toEqual([
    "POST /api/hub/door-device",
    "POST /api/hub/door-device",
    "GET /api/hub/door-device",
  ]);
  expect([door.link, door.linkFault, recall("door.link")]).toEqual([undefined, undefined, undefined]);
});

it("a server that stumbles leaves the link, one that refuses ends it and is heard", async () => {
  net.answer = () => json({ title: "Guasto" }, 500);
  await door.take(SECRET);
  expect(recall("door.link")).toBe(SECRET);
  net.answer = () => json({ title: "Link già usato", detail: "Chiedine un altro." }, 410);
  await door.take(SECRET);
  expect(recall("door.link")).toBeUndefined();
  expect(door.linkFault).toBe("Link già usato. Chiedine un altro.");
  net.answer = () => json(nowhere);
  await door.look();
  expect(door.linkFault).toBe("Link già usato. Chiedine un altro.");
});

it("the first page says what is wrong instead of waiting for ever, and goes on by its button", async () => {
  door.place = undefined;
  render(Start);
  net.answer = () => json({ title: "Troppo lavoro", detail: "Riprova tra poco." }, 503);
  await door.look();
  expect((await screen.findByRole("alert")).textContent).toBe("Troppo lavoro. Riprova tra poco.");
  expect(screen.queryByText(italian["door.loading"])).toBeNull();
  net.answer = () => json(nowhere);
  await fireEvent.click(screen.getByText(italian["door.try-again"]));
  await screen.findByText(italian["door.needs-link"]);
  expect(screen.queryByRole("alert")).toBeNull();
});

it("what was refused at the door is gone when the numbers change or something else is done", async () => {
  door.event = "concerto";
  render(WalkIns);
  const refusal = "Siete in 10, al massimo 4.";
  const more = screen.getAllByText("+")[0]!;
  net.answer = (asked) =>
    asked.method === "POST" ? json({ title: "No", detail: refusal }, 409) : json({ entries: [] });
  const walkIn = () => fireEvent.click(screen.getByText(/Fai entrare/));
  await walkIn();
  await screen.findByText(`No. ${refusal}`);
  await fireEvent.click(more);
  expect(screen.queryByText(`No. ${refusal}`)).toBeNull();
  await walkIn();
  await screen.findByText(`No. ${refusal}`);
  net.answer = (asked) =>
    json(asked.method === "POST" ? { number: 5, state: "waiting", seats: {} } : { entries: [] });
  await fireEvent.click(screen.getByText(italian["door.queue-join"]));
  await screen.findByText(/5/, { selector: "[role=status]" });
  expect(screen.queryByText(`No. ${refusal}`)).toBeNull();
  await fireEvent.click(more);
  expect(screen.queryByText(/5/, { selector: "[role=status]" })).toBeNull();
});

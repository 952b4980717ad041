// @vitest-environment jsdom

import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { i18n } from "../../../kit/i18n.svelte";
import { json, net } from "../../../kit/test-net";
import kit from "../../../kit/texts/it.json";
import { session } from "../../identity/session.svelte";
import { past } from "../place-words";
import FinderPage from "./FinderPage.svelte";
import JoinPage from "./JoinPage.svelte";
import OwnPage from "./OwnPage.svelte";
import RoomPage from "./RoomPage.svelte";
import italian from "./texts/it";

beforeEach(async () => {
  await i18n.start({ it: async () => ({ default: { ...kit, ...italian } }) });
  [net.asked, net.answer] = [[], () => undefined];
  history.replaceState(null, "", "/");
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
const path = (asked: Request) => new URL(asked.url).pathname;

it("a room's page that was not reached says so, and comes with the next try", async () => {
  render(RoomPage, { place: "molo", resource: "sala" });
  const again = await screen.findByText(kit["kit.retry"]);
  const room = { name: { it: "Sala" }, quantity: 1, position: 0, slots: {} };
  net.answer = (asked) =>
    path(asked).endsWith("/today")
      ? json({
          place: "molo",
          name: { it: "Il molo" },
          day: "2026-11-24",
          zone: "Europe/Rome",
          open: {},
          rooms: { sala: room },
        })
      : undefined;
  await fireEvent.click(again);
  await screen.findByRole("heading", { name: "Sala" });
  expect(screen.queryByText(kit["kit.retry"])).toBeNull();
});

it("one's own bookings say that there is no network before it is known who asks", async () => {
  session.now = undefined;
  render(OwnPage);
  await screen.findByText(kit["kit.no-network"]);
  net.answer = () => json({ signedIn: false });
  await fireEvent.click(screen.getByText(kit["kit.retry"]));
  await screen.findByText(italian["events.own-sign-in"]);
});

it("an invitation can be taken where the window keeps nothing", async () => {
  const locked = () => {
    throw new DOMException("no", "SecurityError");
  };
  vi.stubGlobal("sessionStorage", { getItem: locked, setItem: locked, removeItem: locked });
  session.now = { signedIn: true };
  history.replaceState(null, "", "/spazi/organizzazioni/coro#abcdefgh");
  const coro = { organisation: "coro", name: "Coro", mine: false };
  let body: unknown;
  net.answer = (asked) => {
    if (asked.method === "POST") void asked.json().then((sent) => (body = sent));
    return json({ ...coro, mine: asked.method === "POST" });
  };
  render(JoinPage, { organisation: "coro" });
  await fireEvent.input(await screen.findByLabelText(italian["events.name"]), { target: { value: "Ada" } });
  await fireEvent.click(screen.getByText(italian["spaces.join-yes"]));
  await screen.findByText("Puoi prenotare a nome di Coro.");
  await vi.waitFor(() => expect(body).toEqual({ secret: "abcdefgh", name: "Ada" }));
  expect(location.hash).toBe("");
});

/** What is said of a field to who hears the page. */
const said = (id: string) => {
  const ids = document.getElementById(id)?.getAttribute("aria-describedby") ?? "";
  return ids
    .split(" ")
    .map((each) => document.getElementById(each)?.textContent)
    .join();
};

it("looking for a room tells each fault at its field: ours, and those that the server names", async () => {
  net.answer = (asked) =>
    path(asked) === "/api/hub/places"
      ? json({ places: [] })
      : json({ title: "No", errors: [{ pointer: "/day", detail: "Troppo lontano." }] }, 422);
  render(FinderPage);
  const people = screen.getByLabelText(italian["spaces.people"]);
  await fireEvent.input(people, { target: { value: "0" } });
  await fireEvent.input(screen.getByLabelText(italian["spaces.to"]), { target: { value: "" } });
  await fireEvent.click(screen.getByText(italian["spaces.search"]));
  await vi.waitFor(() => expect(document.activeElement).toBe(people));
  expect([said("wish-people"), said("wish-to"), said("wish-day")]).toEqual([
    italian["spaces.fault-people"],
    italian["spaces.fault-hour"],
    "",
  ]);
  await fireEvent.input(people, { target: { value: "8" } });
  await fireEvent.input(screen.getByLabelText(italian["spaces.to"]), { target: { value: "22:00" } });
  await fireEvent.click(screen.getByText(italian["spaces.search"]));
  await vi.waitFor(() => expect(said("wish-day")).toBe("Troppo lontano."));
  expect(said("wish-people")).toBe("");
});

it("what says when it changes is over from then on", () => {
  const at = new Date("2026-11-24T18:00:00Z");
  expect(past([undefined, "2026-11-24T18:00:01Z"], at)).toBeUndefined();
  expect(past(["2026-11-24T17:00:00Z", undefined, "2026-11-24T18:00:00Z"], at)).toBe("2026-11-24T18:00:00Z");
});

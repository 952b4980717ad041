// @vitest-environment jsdom

import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it } from "vitest";
import { i18n } from "../../../kit/i18n.svelte";
import { json, net } from "../../../kit/test-net";
import LinkPage from "./LinkPage.svelte";
import italian from "./texts/it";

const wish = {
  code: "K7M29QXD",
  place: "molo",
  resource: "sala",
  name: { it: "Sala" },
  quantity: 1,
  starts: "2030-11-25T01:00:00Z",
  ends: "2030-11-25T02:30:00Z",
  from: "2030-11-25T01:00:00Z",
  state: "told",
};

beforeEach(async () => {
  await i18n.start({ it: async () => ({ default: italian }) });
  net.asked = [];
});
afterEach(cleanup);

it("a personal link reads what it opens once, and tells it by its place's clock", async () => {
  location.hash = "#K7M29QXD.abcdefgh";
  net.answer = (asked) => {
    if (asked.url.endsWith("/hub/wishes/K7M29QXD")) return json(wish);
    if (asked.url.endsWith("/hub/places/molo"))
      return json({ name: { it: "Il molo" }, zone: "America/New_York" });
    return json({ title: "?" }, 404);
  };
  render(LinkPage);
  await screen.findByText(/domenica 24 novembre 2030, 20:00/);
  const again = screen.getByText(italian["spaces.reserve"]).getAttribute("href");
  expect(again).toBe("/spazi/molo/prenota/sala?giorno=2030-11-24&dalle=20:00&alle=21:30");
  expect(net.asked).toEqual([
    "GET /api/hub/bookings/K7M29QXD",
    "GET /api/hub/reservations/K7M29QXD",
    "GET /api/hub/reservation-series/K7M29QXD",
    "GET /api/hub/wishes/K7M29QXD",
    "GET /api/hub/places/molo",
  ]);
});

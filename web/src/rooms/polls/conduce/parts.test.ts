// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { qrPath } from "../../../conduce/parts/qr";
import OutcomeBars from "./OutcomeBars.svelte";
import QueueItem from "./QueueItem.svelte";
import type { Item, Verdict } from "./queue";

afterEach(cleanup);

const hostile = "<img src=x onerror=alert(1)>\u202Eolleb";
const item = (more: Partial<Item> = {}): Item => ({
  id: "42",
  text: hostile,
  votes: 3,
  status: "shown",
  ...more,
});

function shown(of: Item, kind: "qa" | "wordcloud" | "text") {
  const verdicts: Verdict[] = [];
  const { container } = render(QueueItem, {
    item: of,
    kind,
    merged: [],
    judge: (_: Item, verdict: Verdict) => verdicts.push(verdict),
    merge: () => verdicts.push({ into: "?" }),
  });
  const buttons = [...container.querySelectorAll("button")];
  for (const button of buttons) button.click();
  return { container, verdicts };
}

describe("one entry of the queue", () => {
  it("shows what was typed as text and nothing else, kept apart from what stands beside it", () => {
    const { container } = shown(item(), "qa");
    expect(container.querySelector("img")).toBeNull();
    expect(container.querySelector("bdi")?.textContent).toBe(hostile);
  });

  it("offers what its kind and state allow", () => {
    expect(shown(item({ status: "waiting" }), "qa").verdicts).toEqual([
      { status: "shown" },
      { status: "hidden" },
    ]);
    expect(shown(item(), "qa").verdicts).toEqual([
      { status: "hidden" },
      { pinned: true },
      { answered: true },
    ]);
    expect(shown(item({ pinned: true, answered: true }), "qa").verdicts).toEqual([
      { status: "hidden" },
      { pinned: false },
      { answered: false },
    ]);
    expect(shown(item(), "text").verdicts).toEqual([{ status: "hidden" }, { pinned: true }]);
    expect(shown(item(), "wordcloud").verdicts).toEqual([{ status: "hidden" }, { into: "?" }]);
    expect(shown(item({ status: "hidden" }), "wordcloud").verdicts).toEqual([{ status: "shown" }]);
  });
});

describe("an outcome's bars", () => {
  it("put each option's rounds together, the newest one marked", () => {
    const line = (share: number, hands = 0) => ({ id: "a", label: "Alberi", votes: 5, hands, share });
    const { container } = render(OutcomeBars, {
      label: "Che cosa manca?",
      rounds: [
        { number: 1, lines: [line(0.25)] },
        { number: 2, lines: [line(0.5, 5)] },
      ],
    });
    expect(container.querySelectorAll("ul > li")).toHaveLength(1);
    const widths = [...container.querySelectorAll("[data-part=bar-fill]")].map((bar) =>
      bar.getAttribute("width"),
    );
    expect(widths).toEqual(["25%", "50%"]);
    expect(container.querySelectorAll("[data-state=latest] [data-part=bar-hands]")).toHaveLength(1);
    expect(container.querySelectorAll("[data-state=before] [data-part=bar-hands]")).toHaveLength(0);
  });
});

describe("a sheet's QR code", () => {
  it("covers the same squares as the code itself, a run of them with one stroke", async () => {
    const { encode } = await import("uqr");
    const text = "https://cortile.example/p/H7KM3X#ABCDEFGHJKMN";
    const { data, size } = encode(text, { border: 2 });
    const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    for (const [, x, y, n] of qrPath(text).path.matchAll(/M(\d+) (\d+)h(\d+)/g))
      for (let i = 0; i < Number(n); i++) drawn[Number(y)]![Number(x) + i] = true;
    expect(drawn).toEqual(data);
  });
});

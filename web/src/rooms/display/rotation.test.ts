import { describe, expect, it } from "vitest";
import { advance, follower, type Turn } from "./rotation";

const turn = (id: string, more: Partial<Turn> = {}): Turn => ({
  id,
  seconds: 15,
  ready: true,
  holds: false,
  ...more,
});
const free = { follow: true, paused: false };

describe("the rotation", () => {
  it("shows each slide for its seconds, then the next, then the first again", () => {
    const turns = [turn("a", { seconds: 10 }), turn("b", { seconds: 20 })];
    let place = advance({ id: undefined, seconds: 0 }, turns, 0, free);
    const seen: string[] = [];
    for (let second = 0; second < 60; second++) {
      seen.push(place.id ?? "");
      place = advance(place, turns, 1, free);
    }
    expect(seen.join("")).toBe(`${"a".repeat(10)}${"b".repeat(20)}`.repeat(2));
  });

  it("stays where a question is open, comes there at once, and goes on afterwards", () => {
    const open = [turn("a"), turn("w", { holds: true }), turn("c")];
    const place = advance({ id: "a", seconds: 3 }, open, 1, free);
    expect(place).toEqual({ id: "w", seconds: 0 });
    expect(advance(place, open, 100, free)).toEqual({ id: "w", seconds: 0 });
    expect(advance(place, [turn("a"), turn("w"), turn("c")], 15, free).id).toBe("c");
    expect(advance({ id: "a", seconds: 3 }, open, 1, { follow: false, paused: false }).id).toBe("a");
  });

  it("stays on the one of two open workshops that it shows", () => {
    const open = [turn("a", { holds: true }), turn("b", { holds: true })];
    expect(advance({ id: "b", seconds: 0 }, open, 30, free).id).toBe("b");
  });

  it("stands still while paused, but not on a slide that has become empty", () => {
    const paused = { follow: true, paused: true };
    expect(advance({ id: "a", seconds: 14 }, [turn("a"), turn("b")], 60, paused).id).toBe("a");
    expect(advance({ id: "a", seconds: 14 }, [turn("a", { ready: false }), turn("b")], 1, paused).id).toBe(
      "b",
    );
  });

  it("leaves out what has nothing to show, and shows nothing only if nothing is left", () => {
    const turns = [turn("a"), turn("b", { ready: false }), turn("c")];
    expect(advance({ id: "a", seconds: 15 }, turns, 0, free).id).toBe("c");
    expect(advance({ id: "a", seconds: 1 }, [turn("a", { ready: false })], 1, free).id).toBeUndefined();
    expect(advance({ id: "gone", seconds: 1 }, [], 1, free).id).toBeUndefined();
    expect(advance({ id: undefined, seconds: 0 }, turns, 1, free).id).toBe("a");
  });

  it("goes back by hand, round the corner", () => {
    const turns = [turn("a"), turn("b", { ready: false }), turn("c")];
    expect(follower("a", turns, -1)).toBe("c");
    expect(follower("c", turns, 1)).toBe("a");
    expect(follower("a", [turn("a")], 1)).toBe("a");
  });
});

import { describe, expect, it } from "vitest";
import { tame } from "../../../kit/wall/tame";
import { layCloud, overlap, type Said } from "./cloud";

const area = { width: 84, height: 60, most: 14, least: 5 };
const measure = (text: string) => text.length * 0.52;
const words = (texts: string[]): Said[] =>
  texts.map((text, i) => ({ id: String(i), text, votes: Math.max(1, texts.length - i) }));

function expectFits(found: ReturnType<typeof layCloud>) {
  for (const [i, one] of found.entries()) {
    expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
    expect(one.x + one.width / 2).toBeLessThanOrEqual(area.width);
    expect(one.y + one.height / 2).toBeLessThanOrEqual(area.height);
    expect(one.size).toBeGreaterThanOrEqual(area.least * 0.98);
    for (const other of found.slice(i + 1))
      expect(overlap(one, other), `${one.text} ${other.text}`).toBe(false);
  }
}

const ordinary =
  "alberi panchine luce parco ombra giochi fontana biciclette silenzio libri musica orto cani mercato".split(
    " ",
  );

describe("the word cloud", () => {
  it("puts every word of a usual question somewhere, none over another", () => {
    const found = layCloud(words(ordinary), area, measure);
    expect(found.map((word) => word.text)).toEqual(ordinary);
    expectFits(found);
    expect(found[0]).toMatchObject({ x: 42, y: 30 });
  });

  it("is the same each time, and its largest word is the most frequent", () => {
    const one = layCloud(words(ordinary), area, measure);
    expect(layCloud(words(ordinary), area, measure)).toEqual(one);
    expect(Math.max(...one.map((word) => word.size))).toBe(one[0]?.size);
  });

  it("leaves out what finds no room instead of running over", () => {
    const many = Array.from({ length: 300 }, (_, i) => `parola-numero-${i}`);
    const found = layCloud(words(many), area, measure);
    expect(found.length).toBeGreaterThan(8);
    expect(found.length).toBeLessThanOrEqual(40);
    expectFits(found);
  });

  it("stays readable under hostile words", () => {
    const hostile = [
      "x".repeat(10_000),
      "\u202eoiratnoc",
      `z${"\u0301".repeat(3_000)}`,
      "<script>alert(1)</script>",
      "\u200b\u200b",
      "😀".repeat(500),
      "WWWWWWWWWWWWWWWWWWWWWW",
      "a b c d e f g h i j k l m",
    ];
    const tamed = hostile.map((text) => tame(text, 18)).filter((text) => text !== "");
    expect(tamed).toHaveLength(hostile.length - 1);
    const found = layCloud(words(tamed), area, measure);
    expect(found.length).toBeGreaterThan(4);
    expectFits(found);
  });

  it("makes nothing of nothing, and fits a word that is wider than the area", () => {
    expect(layCloud([], area, measure)).toEqual([]);
    const [wide] = layCloud(words(["m".repeat(30)]), area, () => 15);
    expect(wide?.size).toBeLessThan(6);
    expect(layCloud(words(["m".repeat(30)]), area, () => 40)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { parse } from "../kit/message";
import { expectTheWordsOfAllPages, type Texts } from "../kit/test-texts";
import ar from "./texts/ar.json";
import en from "./texts/en.json";
import es from "./texts/es.json";
import italian from "./texts/it.json";
import zh from "./texts/zh.json";

type Part = ReturnType<typeof parse>[number];
const languages: [string, Texts][] = [
  ["en", en],
  ["ar", ar],
  ["es", es],
  ["zh", zh],
];
const all: [string, Texts][] = [["it", italian], ...languages];

function shape(parts: Part[]): { names: Set<string>; plurals: string[][] } {
  const names = new Set<string>();
  const plurals: string[][] = [];
  for (const part of parts) {
    if (typeof part === "string") continue;
    names.add(part.name);
    if (part.kind === "plural") plurals.push(Object.keys(part.cases));
    for (const inner of Object.values(part.cases)) {
      const found = shape(inner);
      for (const name of found.names) names.add(name);
      plurals.push(...found.plurals);
    }
  }
  return { names, plurals };
}

describe("the phone's texts", () => {
  it.each(languages)("lack no key in %s", (_, texts) => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(italian).sort());
    expect(Object.values(texts).filter((text) => text.trim() === "")).toEqual([]);
  });

  it.each(languages)("take the same values in %s", (_, texts) => {
    for (const [key, text] of Object.entries(italian))
      expect([...shape(parse(texts[key] ?? "")).names].sort(), key).toEqual(
        [...shape(parse(text)).names].sort(),
      );
  });

  it.each(all)("have a word for every number in %s", (language, texts) => {
    const numbers = Array.from({ length: 1_100 }, (_, n) => new Intl.PluralRules(language).select(n));
    for (const [key, text] of Object.entries(texts))
      for (const cases of shape(parse(text)).plurals) {
        expect(cases, key).toContain("other");
        // Arabic counts in six ways: none of them may fall through to the last by mistake.
        if (language === "ar")
          expect(
            [...new Set(numbers)].filter((form) => !cases.includes(form)),
            key,
          ).toEqual([]);
      }
  });

  it("say of each language whether somebody has read it who speaks it", () => {
    expect(all.map(([language, texts]) => [language, texts["proof-read"]])).toEqual([
      ["it", "yes"],
      ["en", "yes"],
      ["ar", "no"],
      ["es", "no"],
      ["zh", "no"],
    ]);
  });

  it("say what all pages say in the same words", () => {
    expectTheWordsOfAllPages(italian, en);
  });

  it("are all there that the pages ask for", () => {
    const sources = import.meta.glob<string>(
      ["./**/*.{svelte,ts}", "../rooms/polls/phone/**/*.{svelte,ts}", "!**/*.test.ts"],
      {
        eager: true,
        query: "?raw",
        import: "default",
      },
    );
    const code = Object.values(sources).join("\n");
    const used = [...code.matchAll(/["'`](phone\.[\w-]+)["'`]/g)].map((found) => found[1]!);
    const stems = [...code.matchAll(/[`](phone\.[\w-]*)\$\{/g)].map((found) => found[1]!);
    expect(used.length).toBeGreaterThan(60);
    expect([...new Set(used)].filter((key) => !(key in italian))).toEqual([]);
    expect(stems.filter((stem) => !Object.keys(italian).some((key) => key.startsWith(stem)))).toEqual([]);
    const spoken = ["waiting", "open", "sending", "sent", "closed", "revealed"].map(
      (stage) => `phone.stage-${stage}`,
    );
    const faults = [...code.matchAll(/fault\("([\w-]+)"/g)].map((found) => `phone.fault-${found[1]}`);
    expect([...spoken, ...faults].filter((key) => !(key in italian))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import conduceEn from "../conduce/texts/en";
import conduceIt from "../conduce/texts/it";
import residentEn from "../resident/texts/en";
import residentIt from "../resident/texts/it";
import statementsEn from "../resident/texts/statements-en.json";
import statementsIt from "../resident/texts/statements-it.json";
import resultsEn from "../rooms/budgets/results/texts/en";
import resultsIt from "../rooms/budgets/results/texts/it";
import hubEn from "../rooms/hub/resident/texts/en";
import hubIt from "../rooms/hub/resident/texts/it";
import schermoEn from "../schermo/texts/en";
import schermoIt from "../schermo/texts/it";
import { parse } from "./message";

const pages = [
  { page: "resident", it: residentIt, en: residentEn },
  { page: "conduce", it: conduceIt, en: conduceEn },
  { page: "results", it: resultsIt, en: resultsEn },
  { page: "statements", it: statementsIt, en: statementsEn },
  { page: "hub", it: hubIt, en: hubEn },
  { page: "schermo", it: schermoIt, en: schermoEn },
];
const PREFIX = "(?:kit|identity|budgets|resident|conduce|display|wall|screens|hub|events|spaces)";
const sources = import.meta.glob<string>(["../**/*.svelte", "../**/*.ts", "!../**/*.test.ts"], {
  eager: true,
  query: "?raw",
  import: "default",
});

type Part = ReturnType<typeof parse>[number];

/** Each placeholder with its kind, and the plural cases that it has. */
function shape(parts: Part[]): { names: Set<string>; plurals: [string, string[]][] } {
  const names = new Set<string>();
  const plurals: [string, string[]][] = [];
  for (const part of parts) {
    if (typeof part === "string") continue;
    names.add(part.name);
    if (part.kind === "plural") plurals.push([part.name, Object.keys(part.cases)]);
    for (const inner of Object.values(part.cases)) {
      const found = shape(inner);
      for (const name of found.names) names.add(name);
      plurals.push(...found.plurals);
    }
  }
  return { names, plurals };
}

describe.each(pages)("the texts of $page", ({ it: italian, en: english }) => {
  it("have the same keys in every language", () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(italian).sort());
  });

  it("have the same placeholders in every language", () => {
    for (const [key, text] of Object.entries(italian as Record<string, string>)) {
      const other = (english as Record<string, string>)[key] ?? "";
      expect([...shape(parse(other)).names].sort(), key).toEqual([...shape(parse(text)).names].sort());
    }
  });

  it.each([
    ["it", italian],
    ["en", english],
  ])("have a word for every number in %s", (language, texts) => {
    const numbers = Array.from({ length: 120 }, (_, n) => new Intl.PluralRules(language as string).select(n));
    for (const [key, text] of Object.entries(texts as Record<string, string>)) {
      for (const [, cases] of shape(parse(text)).plurals) {
        const missing = [...new Set(numbers)].filter(
          (form) => !cases.includes(form) && !cases.includes("other"),
        );
        expect(missing, key).toEqual([]);
        expect(cases, key).toContain("other");
      }
    }
  });
});

it("every text that the pages ask for is there", () => {
  const known = new Set(pages.flatMap((page) => Object.keys(page.it)));
  const used = new Set<string>();
  const stems: string[] = [];
  for (const source of Object.values(sources)) {
    for (const [, key] of source.matchAll(new RegExp(`["'\`](${PREFIX}\\.[\\w-]+)["'\`]`, "g")))
      used.add(key!);
    for (const [, stem] of source.matchAll(new RegExp(`\`(${PREFIX}\\.[\\w-]+-)\\$\\{`, "g")))
      stems.push(stem!);
  }
  expect([...used].filter((key) => !known.has(key))).toEqual([]);
  expect(stems.filter((stem) => ![...known].some((key) => key.startsWith(stem)))).toEqual([]);
});

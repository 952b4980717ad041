import { describe, expect, it } from "vitest";
import { parse } from "../kit/message";
import { expectTheWordsOfAllPages, type Texts } from "../kit/test-texts";
import en from "./texts/en.json";
import italian from "./texts/it.json";

type Part = ReturnType<typeof parse>[number];

function names(parts: Part[]): string[] {
  return parts.flatMap((part) =>
    typeof part === "string" ? [] : [part.name, ...Object.values(part.cases).flatMap(names)],
  );
}

describe("the door's texts", () => {
  it("lack no key and no value in English", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(italian).sort());
    for (const [key, text] of Object.entries(italian as Texts))
      expect([...new Set(names(parse((en as Texts)[key] ?? "")))].sort(), key).toEqual(
        [...new Set(names(parse(text)))].sort(),
      );
  });

  it("say what all pages say in the same words", () => {
    expectTheWordsOfAllPages(italian, en);
  });

  it("are all there that the page asks for, and no others", () => {
    const sources = import.meta.glob<string>(
      ["./**/*.{svelte,ts}", "../rooms/hub/door/**/*.{svelte,ts}", "!**/*.test.ts"],
      {
        eager: true,
        query: "?raw",
        import: "default",
      },
    );
    const code = Object.values(sources).join("\n");
    const used = [...code.matchAll(/["'`](door\.[\w-]+)["'`]/g)].map((found) => found[1]!);
    const stems = [...code.matchAll(/[`](door\.[\w-]*)\$\{/g)].map((found) => found[1]!);
    const stored = ["door.place", "door.event", "door.ahead", "door.taker", "door.link"];
    expect([...new Set(used)].filter((key) => !(key in italian) && !stored.includes(key))).toEqual([]);
    expect(stems.length).toBeGreaterThan(5);
    const own = Object.keys(italian).filter((key) => key.startsWith("door."));
    expect(own.filter((key) => !used.includes(key) && !stems.some((stem) => key.startsWith(stem)))).toEqual(
      [],
    );
    const verdicts =
      "in out already refused cancelled outdated released not-confirmed wrong-event unknown forged".split(
        " ",
      );
    expect(verdicts.filter((verdict) => !(`door.said-${verdict}` in italian))).toEqual([]);
  });
});

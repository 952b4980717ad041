import { describe, expect, it } from "vitest";
import { format, parse } from "../kit/message";
import en from "./texts/en";
import italian from "./texts/it";

const [a, b] = [italian as Record<string, string>, en as Record<string, string>];

/** The names that a text takes, also inside its cases. */
function names(text: string): string[] {
  const found = new Set<string>();
  const look = (parts: ReturnType<typeof parse>) => {
    for (const part of parts) {
      if (typeof part === "string") continue;
      found.add(part.name);
      for (const each of Object.values(part.cases)) look(each);
    }
  };
  look(parse(text));
  return [...found].sort();
}

describe("the organiser's texts", () => {
  it("are the same in both languages, with the same names", () => {
    expect(Object.keys(b).sort()).toEqual(Object.keys(a).sort());
    for (const [key, text] of Object.entries(a))
      expect([key, names(b[key] ?? "")]).toEqual([key, names(text)]);
  });

  it("are all there that the pages ask for", () => {
    const pages = import.meta.glob(
      ["./**/*.{svelte,ts}", "../rooms/*/conduce/**/*.{svelte,ts}", "!**/*.test.ts"],
      {
        query: "?raw",
        import: "default",
        eager: true,
      },
    ) as Record<string, string>;
    const missing = Object.entries(pages).flatMap(([page, code]) =>
      [
        ...code.matchAll(
          /["'](?<key>(?:organise|staff|screens|common|events|spaces|banco|conduce|identity|kit)\.[A-Za-z0-9_-]+)["']/g,
        ),
      ]
        .map((found) => found.groups?.key ?? "")
        .filter((key) => !(key in a) && !key.startsWith("conduce.form."))
        .map((key) => `${page}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it("have the names of all phases, kinds, scopes, tallies and roles", () => {
    const wanted = [
      ...["draft", "open", "closed", "published"].map((each) => `organise.phase-${each}`),
      ...["approval", "knapsack", "points", "ranking"].flatMap((each) => [
        `organise.kind-${each}`,
        `organise.kind-${each}-about`,
      ]),
      ...["pot", "each-pot", "all-pots"].flatMap((each) => [
        `organise.scope-${each}`,
        `organise.scope-${each}-about`,
      ]),
      ...["live", "turnout", "hidden"].flatMap((each) => [
        `organise.tally-${each}`,
        `organise.tally-${each}-about`,
      ]),
      ...["resident", "facilitator", "organiser", "screen", "auditor"].flatMap((each) => [
        `staff.role-${each}`,
        `staff.role-${each}-about`,
        `staff.as-${each}`,
      ]),
      ...["empty", "no-rows", "no-reference", "long-header"].map((each) => `staff.fault-${each}`),
      ...["withdrawn", "missing", "no-votes"].map((each) => `organise.lost-${each}`),
      ...["maxPoints", "minPerProject", "maxPerProject", "opensAt", "closesAt"].flatMap((each) => [
        `organise.${each}`,
        `organise.${each}-hint`,
      ]),
    ];
    expect(wanted.filter((key) => !(key in a))).toEqual([]);
  });

  it("count as people count", () => {
    expect(format(a["conduce.faults"] ?? "", { n: 1 }, "it")).toBe("C'è una cosa da correggere");
    expect(format(b["conduce.faults"] ?? "", { n: 3 }, "en")).toBe("3 things need correcting");
  });
});

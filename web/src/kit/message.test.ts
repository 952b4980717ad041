import { describe, expect, it } from "vitest";
import { format } from "./message";

describe("a message", () => {
  it("puts values in their places", () => {
    expect(format("Scelto: {project}.", { project: "Orto" }, "it")).toBe("Scelto: Orto.");
  });

  it("chooses the plural, an exact number first, and groups thousands", () => {
    const text = "{n, plural, =0 {Nessuno} one {# voto} other {# voti}}";
    expect([0, 1, 2, 5000].map((n) => format(text, { n }, "it"))).toEqual([
      "Nessuno",
      "1 voto",
      "2 voti",
      "5.000 voti",
    ]);
    expect(format(text, { n: 5000 }, "en")).toBe("5,000 voti");
  });

  it("selects, with messages inside messages", () => {
    const text = "{known, select, yes {con {money}} other {{n, plural, one {# euro} other {# euro}}}}.";
    expect(format(text, { known: "yes", money: "10 €" }, "it")).toBe("con 10 €.");
    expect(format(text, { known: "no", n: 3 }, "it")).toBe("3 euro.");
  });

  it("refuses what it does not know", () => {
    expect(() => format("{n, date, short}", { n: 1 }, "it")).toThrow(SyntaxError);
    expect(() => format("{n, plural, one {a}", { n: 1 }, "it")).toThrow(SyntaxError);
  });
});

import { describe, expect, it } from "vitest";
import { tame } from "./tame";

describe("text on a wall", () => {
  it("is one line without what can't be seen", () => {
    expect(tame(" due\n\tparole\u2028 qui ", 40)).toBe("due parole qui");
    expect(tame("a\u202eb\u2066c\u200bd\u200d\ufeffe\u0007", 40)).toBe("abcde");
    expect(tame(undefined, 10)).toBe("");
    expect(tame("\u200b\u202e \u0301\u0301", 10)).toBe("");
  });

  it("has no towers of accents", () => {
    expect(tame(`e${"\u0323\u0301".repeat(500)}`, 40).length).toBeLessThan(5);
    expect(tame("perché è così", 40)).toBe("perché è così");
    expect(tame("ह\u093f\u0928\u094d\u0926\u0940", 40)).toBe("हिन्दी");
  });

  it("is cut by signs, not in the middle of one", () => {
    expect(tame("x".repeat(10_000), 12)).toBe(`${"x".repeat(11)}…`);
    expect(tame("😀".repeat(20), 5)).toBe("😀😀😀😀…");
    expect(tame("12345", 5)).toBe("12345");
    expect(tame("una parola e", 12)).toBe("una parola e");
  });

  it("stays what it is, markup and formulas too", () => {
    expect(tame("<img src=x onerror=alert(1)>", 60)).toBe("<img src=x onerror=alert(1)>");
    expect(tame("=1+1", 10)).toBe("=1+1");
  });

  it("survives half a sign", () => {
    expect(tame("a\ud83d", 10)).toBe("a");
  });
});

import { expect } from "vitest";
import kitEn from "./texts/en.json";
import kitIt from "./texts/it.json";

export type Texts = Record<string, string>;

/** A page that brings all its texts in one file says what all pages say in the same words. */
export function expectTheWordsOfAllPages(italian: Texts, english: Texts) {
  for (const [own, shared] of [
    [italian, kitIt],
    [english, kitEn],
  ] as [Texts, Texts][])
    for (const key of Object.keys(own).filter((key) => key.startsWith("kit.")))
      expect(own[key]).toBe(shared[key]);
}

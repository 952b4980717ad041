import { ZONE } from "../kit/dates";
import { t } from "../kit/i18n.svelte";
import { when } from "../kit/words";
import { toUtc } from "./wall-clock";

/** A text in the languages that the forms ask for; others that were there are kept. */
export interface Both {
  it: string;
  en: string;
  [language: string]: string;
}

export const both = (text?: { [language: string]: string | undefined }): Both =>
  ({ it: "", en: "", ...text }) as Both;

/** As the server wants it: without the languages in which nothing is said; undefined if nothing is said at all. */
export function textOf(text: Both): { it: string; [language: string]: string } | undefined {
  const said = Object.entries(text)
    .map(([language, words]) => [language, words.trim()] as const)
    .filter(([, words]) => words !== "");
  return said.length ? (Object.fromEntries(said) as { it: string }) : undefined;
}

/** A local time in words, with the hint whose it is: the city's, or a place's with another clock; empty while it is none. */
export function localWords(local: string, zone = ZONE): string {
  const time = toUtc(local, zone);
  return time
    ? t(zone === ZONE ? "conduce.city-time" : "conduce.place-time", { when: when(time, zone) })
    : "";
}

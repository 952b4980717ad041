import { i18n, t, told } from "../../kit/i18n.svelte";
import { clockAt, clockOf, dayOf, daysBetween } from "./days";
import type { Place, Words } from "./types";
import { nearDay, range } from "./when";

/** Features of rooms that have a word; others are shown as they are called. */
export const FEATURES = [
  "projector",
  "screen",
  "whiteboard",
  "sound",
  "microphone",
  "piano",
  "kitchen",
  "sink",
  "wifi",
  "computers",
  "tools",
  "tables",
  "mirror",
  "stage",
  "video-call",
  "induction-loop",
  "step-free",
] as const;

export const featureWords = (feature: string): string =>
  (FEATURES as readonly string[]).includes(feature)
    ? t(`hub.feature-${feature}`)
    : feature.replace(/-/g, " ");

/** "Aperto fino alle 19:00", "Chiuso: apre domani alle 9:00". */
export function openWords(now: Place["now"], zone: string, at: Date): string {
  if (!now.changes) return t(now.open ? "hub.open" : "hub.closed");
  const values = {
    hour: clockOf(now.changes, zone),
    day: nearDay(dayOf(now.changes, zone), dayOf(at, zone)),
  };
  const today = dayOf(now.changes, zone) === dayOf(at, zone);
  if (now.open) {
    const tonight = values.hour === "00:00" && daysBetween(dayOf(at, zone), dayOf(now.changes, zone)) === 1;
    return t(today || tonight ? "hub.open-until" : "hub.open-until-day", {
      ...values,
      hour: tonight ? "24:00" : values.hour,
    });
  }
  return t(today ? "hub.closed-until" : "hub.closed-until-day", values);
}

/** The latest of these moments that is over; undefined while none is. What says when it changes is not true any more from then on. */
export const past = (moments: readonly (string | undefined)[], at: Date): string | undefined =>
  moments
    .filter((moment) => moment !== undefined && Date.parse(moment) <= at.getTime())
    .sort()
    .reverse()[0];

/** What a room is used for, as far as the reader may know. */
export const useWords = (use: { title?: Words | undefined; organisation?: string | undefined }): string =>
  use.title ? told(use.title) : (use.organisation ?? t("hub.reserved"));

/** "lunedì", as the language calls it. */
export function weekdayWord(weekday: number): string {
  // The fifth of January 1970 was a Monday.
  const date = new Date(Date.UTC(1970, 0, 4 + weekday, 12));
  return new Intl.DateTimeFormat(i18n.tag, { weekday: "long", timeZone: "UTC" }).format(date);
}

/** The hours of each weekday in words; a day without any is closed. */
export function weekWords(hours: Place["hours"]): { weekday: number; words: string }[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const spans = hours.filter((each) => each.weekday === weekday).sort((a, b) => a.opens - b.opens);
    const words = spans.map((each) => range(clockAt(each.opens), clockAt(each.closes)));
    return { weekday, words: words.join(", ") || t("hub.closed") };
  });
}

import { i18n, t } from "../../kit/i18n.svelte";
import { clockOf, dayOf, daysBetween } from "./days";

const tag = () => (i18n.language === "it" ? "it-IT" : "en-GB");

/** "martedì 24 novembre", with the year where it is not this one. */
export function dayWords(day: string, today: string, style: "long" | "short" = "long"): string {
  return new Intl.DateTimeFormat(tag(), {
    timeZone: "UTC",
    weekday: style,
    day: "numeric",
    month: style,
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" }),
  }).format(new Date(`${day}T12:00:00Z`));
}

/** "Oggi, domenica 22 novembre"; further away the day alone. */
export function nearDay(day: string, today: string): string {
  const away = daysBetween(today, day);
  const words = dayWords(day, today);
  if (away === 0) return t("hub.today", { day: words });
  if (away === 1) return t("hub.tomorrow", { day: words });
  return words;
}

/** "martedì 24 novembre, 18:00–19:30"; with both days where it ends on another one. */
export function spanWords(starts: string, ends: string, zone: string, now: Date): string {
  const [from, to, today] = [dayOf(starts, zone), dayOf(ends, zone), dayOf(now, zone)];
  const [opens, closes] = [clockOf(starts, zone), clockOf(ends, zone)];
  const when = hours(starts, ends, zone);
  // A night that ends at one is still that evening.
  if (from === to || daysBetween(from, to) === 1)
    return t("hub.span", { day: nearDay(from, today), hours: when });
  return t("hub.span-days", { from: nearDay(from, today), opens, to: nearDay(to, today), closes });
}

/** "18:00–19:30", with word joiners so that no line breaks in it. What lasts until midnight lasts until 24:00. */
export const range = (from: string, to: string): string => `${from}\u2060–\u2060${endClock(to)}`;
export const endClock = (clock: string): string => (clock === "00:00" ? "24:00" : clock);
export const hours = (starts: string, ends: string, zone: string): string =>
  range(clockOf(starts, zone), clockOf(ends, zone));

/** "martedì 24 novembre alle 18:00" */
export function momentWords(time: string, zone: string, now: Date): string {
  return t("hub.moment", { day: nearDay(dayOf(time, zone), dayOf(now, zone)), hour: clockOf(time, zone) });
}

/** "2 ore e 30 minuti", "45 minuti". */
export function lengthWords(minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  if (h === 0) return t("hub.minutes", { n: m });
  return m === 0
    ? t("hub.hours", { n: h })
    : t("hub.hours-minutes", { hours: t("hub.hours", { n: h }), minutes: t("hub.minutes", { n: m }) });
}

/** "1:04:09", "4:09": what is left until a moment, or undefined when it is over. */
export function leftWords(until: string, now: Date): string | undefined {
  const seconds = Math.floor((Date.parse(until) - now.getTime()) / 1_000);
  if (seconds <= 0) return undefined;
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  if (h >= 24) return lengthWords(Math.floor(seconds / 3_600) * 60);
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

import { dayText, hourText, sameDay } from "./dates";
import { i18n, t } from "./i18n.svelte";
import { type Money, money, moneyText } from "./money";

/** Money, dates and times in the page's language, for sentences. Times go by the city's clock, or by that of the zone said. */
export function euros(amount: Money | string, currency = "EUR"): string {
  return moneyText(typeof amount === "string" ? money(amount) : amount, currency, i18n.language);
}

export const day = (time: string, zone?: string): string => dayText(time, i18n.language, zone);
export const hour = (time: string, zone?: string): string => hourText(time, i18n.language, zone);

/** "alle 14:32" today, else "mercoledì 12 marzo alle 14:32". */
export function when(time: string, zone?: string): string {
  const values = { day: day(time, zone), hour: hour(time, zone) };
  return sameDay(time, new Date(), zone) ? t("kit.at-hour", values) : t("kit.on-day-at-hour", values);
}

import { dayText, hourText, sameDay } from "./dates";
import { i18n, t } from "./i18n.svelte";
import { type Money, money, moneyText } from "./money";

/** Money, dates and times in the page's language, for sentences. */
export function euros(amount: Money | string, currency = "EUR"): string {
  return moneyText(typeof amount === "string" ? money(amount) : amount, currency, i18n.language);
}

export const day = (time: string): string => dayText(time, i18n.language);
export const hour = (time: string): string => hourText(time, i18n.language);

/** "alle 14:32" today, else "mercoledì 12 marzo alle 14:32". */
export function when(time: string): string {
  const values = { day: day(time), hour: hour(time) };
  return sameDay(time, new Date()) ? t("kit.at-hour", values) : t("kit.on-day-at-hour", values);
}

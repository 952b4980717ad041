import { t } from "../../../kit/i18n.svelte";
import { WEEKDAYS } from "../days";
import { weekdayWord } from "./times";

/** A rule of RFC 5545 in words, as far as our picker makes them; else the rule itself, which is better than a wrong sentence. */
export function ruleWords(rule: string): string {
  const parts = Object.fromEntries(rule.split(";").map((part) => part.split("=") as [string, string]));
  const every = { DAILY: "day", WEEKLY: "week", MONTHLY: "month" }[parts.FREQ ?? ""];
  if (!every) return rule;
  const times = t(`common.said-${every}`, { n: Number(parts.INTERVAL ?? 1) });
  const count = parts.COUNT ? t("common.said-count", { n: Number(parts.COUNT) }) : "";
  return [times, daysWords(parts), count].filter((part) => part !== "").join(", ");
}

function daysWords(parts: Record<string, string>): string {
  if (parts.BYMONTHDAY) return t("common.month-date", { n: Number(parts.BYMONTHDAY) });
  return (parts.BYDAY ?? "")
    .split(",")
    .filter((day) => day !== "")
    .map((day) => {
      const weekday = weekdayWord((WEEKDAYS as readonly string[]).indexOf(day.slice(-2)) + 1);
      const nth = day.slice(0, -2);
      return nth ? t(`common.month-${nth === "-1" ? "last" : nth}`, { weekday }) : weekday;
    })
    .join(", ");
}

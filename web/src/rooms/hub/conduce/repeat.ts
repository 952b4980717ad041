import { wholeNumber } from "../../../conduce/amounts";
import { addDays, daysBetween, ordinal, WEEKDAYS, weekdayOf, weekOfMonth } from "../days";

/** How something comes again, as the picker asks it. Days are calendar days, weekdays 1 (Monday) to 7. */
export interface Repeat {
  every: "day" | "week" | "month";
  interval: string;
  days: number[];
  monthly: "date" | "weekday";
  ends: "count" | "until";
  count: string;
  until: string;
}

const FAR = 366 * 6;

export const emptyRepeat = (): Repeat => ({
  every: "week",
  interval: "1",
  days: [],
  monthly: "weekday",
  ends: "count",
  count: "8",
  until: "",
});

/** All days, the first one included; at most `most`. Empty where the picker is not filled in. */
export function daysOf(repeat: Repeat, first: string, most: number): string[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(first)) return [];
  const interval = wholeNumber(repeat.interval, 1, 99);
  const count = repeat.ends === "count" ? wholeNumber(repeat.count, 1, most) : most;
  const until = repeat.ends === "until" ? repeat.until : addDays(first, FAR);
  if (!interval || !count || !until) return [];
  const found: string[] = [];
  for (let day = first; day <= until && found.length < count; day = addDays(day, 1)) {
    if (day === first || falls(repeat, first, day, interval)) found.push(day);
    if (found.length && daysBetween(first, day) > FAR) break;
  }
  return found;
}

function falls(repeat: Repeat, first: string, day: string, interval: number): boolean {
  if (repeat.every === "day") return daysBetween(first, day) % interval === 0;
  if (repeat.every === "week") {
    const weeks = daysBetween(addDays(first, 1 - weekdayOf(first)), addDays(day, 1 - weekdayOf(day))) / 7;
    return weeks % interval === 0 && weekdays(repeat, first).includes(weekdayOf(day));
  }
  if (months(first, day) % interval !== 0) return false;
  if (repeat.monthly === "date") return day.slice(8) === first.slice(8);
  if (weekdayOf(day) !== weekdayOf(first)) return false;
  return ordinal(first) === -1
    ? addDays(day, 7).slice(0, 7) !== day.slice(0, 7)
    : ordinal(first) === Math.ceil(Number(day.slice(8)) / 7);
}

const months = (from: string, to: string) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

/** The weekdays of a weekly rule: the first day's own is always among them. */
export const weekdays = (repeat: Repeat, first: string): number[] =>
  [...new Set([weekdayOf(first), ...repeat.days])].sort();

/**
 * The rule for the server (RFC 5545, without DTSTART). An end by date is sent as the number of days until then: every reader
 * of rules understands that alike.
 */
export function ruleOf(repeat: Repeat, first: string, most: number): string {
  const parts = [`FREQ=${{ day: "DAILY", week: "WEEKLY", month: "MONTHLY" }[repeat.every]}`];
  const interval = wholeNumber(repeat.interval, 1, 99) ?? 1;
  if (interval > 1) parts.push(`INTERVAL=${interval}`);
  if (repeat.every === "week")
    parts.push(
      `BYDAY=${weekdays(repeat, first)
        .map((each) => WEEKDAYS[each - 1])
        .join(",")}`,
    );
  if (repeat.every === "month")
    parts.push(
      repeat.monthly === "date" ? `BYMONTHDAY=${Number(first.slice(8))}` : `BYDAY=${weekOfMonth(first)}`,
    );
  parts.push(`COUNT=${daysOf(repeat, first, most).length}`);
  return parts.join(";");
}

/** What is wrong with the picker, by pointers under `/recurrence`, as keys of the texts. */
export function checkRepeat(repeat: Repeat, first: string, most: number): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!wholeNumber(repeat.interval, 1, 99)) faults["/recurrence/interval"] = "common.fault-interval";
  if (repeat.ends === "count" && !wholeNumber(repeat.count, 2, most))
    faults["/recurrence/count"] = most === 60 ? "common.fault-count-60" : "common.fault-count";
  if (repeat.ends === "until" && repeat.until <= first) faults["/recurrence/until"] = "common.fault-until";
  return faults;
}

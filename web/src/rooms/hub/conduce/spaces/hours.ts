import type { Schemas } from "../../../../kit/api";
import { clockOf, minutesOf } from "../times";

/** When a place is open on one weekday, as it is written: "09:00" to "18:00", several times a day if it closes between. */
export interface DayHours {
  spans: { from: string; to: string }[];
}

type Hours = Schemas["HubHours"];

/** Seven days, Monday first. */
export function toDays(hours: Hours | undefined): DayHours[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    spans: (hours ?? [])
      .filter((each) => each.weekday === weekday)
      .sort((a, b) => a.opens - b.opens)
      .map(({ opens, closes }) => ({
        from: clockOf(opens),
        to: closes === 1440 ? "00:00" : clockOf(closes),
      })),
  }));
}

/** Midnight as an end is the end of the day. */
const endOf = (to: string) => (to === "00:00" ? 1440 : minutesOf(to));

export function fromDays(days: DayHours[]): Hours {
  return days.flatMap((day, i) =>
    day.spans.flatMap(({ from, to }) => {
      const [opens, closes] = [minutesOf(from), endOf(to)];
      return opens === undefined || closes === undefined ? [] : [{ weekday: i + 1, opens, closes }];
    }),
  );
}

/** What is wrong, by `/hours/WEEKDAY/SPAN`, as keys of the texts. */
export function checkDays(days: DayHours[]): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const [i, day] of days.entries()) {
    let before = -1;
    for (const [n, { from, to }] of day.spans.entries()) {
      const [opens, closes] = [minutesOf(from), endOf(to)];
      if (opens === undefined || closes === undefined || closes <= opens)
        faults[`/hours/${i}/${n}`] = "spaces.fault-hours";
      else if (opens < before) faults[`/hours/${i}/${n}`] = "spaces.fault-overlap";
      before = closes ?? before;
    }
  }
  return faults;
}

import type { Schemas } from "../../../kit/api";
import { clockOf, dayOf, minutesOf } from "../days";

/** A stretch of a day, in minutes after midnight. */
export interface Band {
  kind: "open" | "taken" | "closed" | "wish";
  from: number;
  to: number;
}

type Week = Pick<Schemas["HubWeek"], "zone" | "from" | "days" | "resources">;

/** The first day of a week for one resource: open hours, over them what is closed and taken, over all the wish. */
export function bandsOf(week: Week, resource: string, wish: { from: number; to: number }): Band[] {
  const within = (time: string) => {
    const day = dayOf(time, week.zone);
    if (day < week.from) return 0;
    return day > week.from ? 1_440 : minutesOf(clockOf(time, week.zone));
  };
  const band = (kind: Band["kind"], span: { from: string; to: string }): Band => ({
    kind,
    from: within(span.from),
    to: within(span.to),
  });
  const line = week.resources[resource];
  const full = (line?.uses ?? []).filter((use) => use.quantity >= (line?.quantity ?? 1));
  const all: Band[] = [
    ...(week.days[0]?.open ?? []).map((span) => band("open", span)),
    ...(line?.closed ?? []).map((span) => band("closed", span)),
    ...full.map((span) => band("taken", span)),
    { kind: "wish", from: wish.from, to: wish.to > wish.from ? wish.to : 1_440 },
  ];
  return all.filter((each) => each.to > each.from);
}

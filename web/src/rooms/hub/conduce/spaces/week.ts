import { toLocal } from "../../../../conduce/wall-clock";
import type { Schemas } from "../../../../kit/api";

export type Week = Schemas["HubWeek"];
export type Use = Schemas["HubUse"];

/** One column of the grid: a thing on a day. */
export interface Column {
  resource: string;
  day: string;
}

/** A use as it stands in a column, in minutes of the wall clock; `before` and `after` are the times to set up and clear up. */
export interface Block {
  use: Use;
  column: number;
  from: number;
  to: number;
  before: number;
  after: number;
  lane: number;
  lanes: number;
}

/** What somebody would make of a block. */
export interface Place {
  column: number;
  from: number;
  to: number;
}

const DAY = 1440;
export const columnsOf = (days: readonly string[], resources: readonly string[]): Column[] =>
  resources.length === 1
    ? days.map((day) => ({ resource: resources[0]!, day }))
    : days.slice(0, 1).flatMap((day) => resources.map((resource) => ({ resource, day })));

/** Minutes of that day at which a time stands by the place's clock; before it 0, after it 1440. */
export function minuteOn(day: string, time: string, zone: string): number {
  const local = toLocal(time, zone);
  const date = local.slice(0, 10);
  if (date !== day) return date < day ? 0 : DAY;
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}

/** The blocks of a week in its columns; what overlaps stands side by side in lanes. */
export function blocksOf(week: Week, columns: readonly Column[]): Block[] {
  return columns.flatMap(({ resource, day }, column) => {
    const uses = (week.resources[resource]?.uses ?? [])
      .map((use) => ({
        use,
        column,
        from: minuteOn(day, use.starts, week.zone),
        to: minuteOn(day, use.ends, week.zone),
      }))
      .filter(({ from, to }) => to > from)
      .map((each) => ({
        ...each,
        before: each.from - minuteOn(day, each.use.from, week.zone),
        after: minuteOn(day, each.use.to, week.zone) - each.to,
      }))
      .sort((a, b) => a.from - b.from || b.to - a.to);
    return laned(uses);
  });
}

function laned(uses: Omit<Block, "lane" | "lanes">[]): Block[] {
  const done: Block[] = [];
  let group: Block[] = [];
  let end = -1;
  const close = () => {
    const lanes = Math.max(0, ...group.map((each) => each.lane)) + 1;
    done.push(...group.map((each) => ({ ...each, lanes })));
    group = [];
  };
  for (const use of uses) {
    if (use.from >= end) close();
    const taken = group.filter((each) => each.to > use.from).map((each) => each.lane);
    let lane = 0;
    while (taken.includes(lane)) lane++;
    group.push({ ...use, lane, lanes: 1 });
    end = Math.max(end, use.to);
  }
  close();
  return done;
}

/** The hours that the grid shows: when something is open or taken, at least eight, whole. */
export function hoursOf(week: Week, blocks: readonly Block[]): { from: number; to: number } {
  const spans = [
    ...week.days.flatMap(({ day, open }) =>
      open.map(({ from, to }) => ({
        from: minuteOn(day, from, week.zone),
        to: minuteOn(day, to, week.zone),
      })),
    ),
    ...blocks,
  ].filter(({ from, to }) => to > from);
  if (!spans.length) return { from: 480, to: 1200 };
  const from = Math.floor(Math.min(...spans.map((each) => each.from)) / 60) * 60;
  const to = Math.ceil(Math.max(...spans.map((each) => each.to)) / 60) * 60;
  const missing = Math.max(0, 480 - (to - from));
  return { from: Math.max(0, from - missing), to: Math.min(DAY, to + Math.max(0, missing - from)) };
}

/** When a column is closed, as spans of minutes inside the hours shown. */
export function closedIn(
  week: Week,
  column: Column,
  hours: { from: number; to: number },
): { from: number; to: number }[] {
  const inDay = (span: { from: string; to: string }) => ({
    from: minuteOn(column.day, span.from, week.zone),
    to: minuteOn(column.day, span.to, week.zone),
  });
  const open = (week.days.find((each) => each.day === column.day)?.open ?? [])
    .map(inDay)
    .sort((a, b) => a.from - b.from);
  const closed: { from: number; to: number }[] = [];
  let at = hours.from;
  for (const { from, to } of open) {
    if (from > at) closed.push({ from: at, to: from });
    at = Math.max(at, to);
  }
  if (at < hours.to) closed.push({ from: at, to: hours.to });
  const own = (week.resources[column.resource]?.closed ?? [])
    .map(inDay)
    .map(({ from, to }) => ({ from: Math.max(from, hours.from), to: Math.min(to, hours.to) }));
  return [...closed, ...own].filter(({ from, to }) => to > from);
}

/** Only reservations that still stand can be moved here, and only where staff was told which ones they are. */
export const movable = (use: Use): boolean =>
  use.kind === "reservation" &&
  use.reservation !== undefined &&
  (use.state === "asked" || use.state === "confirmed");

/** Moves by columns and minutes, staying on the day and among the columns. */
export function moved(place: Place, columns: number, minutes: number, count: number): Place {
  const length = place.to - place.from;
  const from = Math.min(Math.max(0, place.from + minutes), DAY - length);
  return { column: Math.min(Math.max(0, place.column + columns), count - 1), from, to: from + length };
}

/** Moves the end by minutes; at least one step stays. */
export const resized = (place: Place, minutes: number, step: number): Place => ({
  ...place,
  to: Math.min(DAY, Math.max(place.from + step, place.to + minutes)),
});

export const snapped = (minutes: number, step: number): number => Math.round(minutes / step) * step;

/** A span between two minutes, whichever way it was drawn; at least one step. */
export function drawn(column: number, a: number, b: number, step: number): Place {
  const from = Math.max(0, Math.floor(Math.min(a, b) / step) * step);
  return { column, from, to: Math.min(DAY, Math.max(from + step, Math.ceil(Math.max(a, b) / step) * step)) };
}

export const samePlace = (a: Place, b: Place): boolean =>
  a.column === b.column && a.from === b.from && a.to === b.to;

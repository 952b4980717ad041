import { ZONE } from "../kit/dates";

/**
 * What an `<input type="datetime-local">` holds ("2026-04-30T18:00") is the clock on the wall there: the city's, or that of the
 * zone said (IANA, as a place's documents have it), wherever the organiser's own computer stands; the server speaks UTC.
 */
const DAY = 86_400_000;
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;

/** "2026-04-30T18:00" of a UTC time; empty for none. */
export function toLocal(utc: string | undefined, zone = ZONE): string {
  return utc ? wall(Date.parse(utc), zone) : "";
}

/**
 * The UTC time of a wall clock's time; undefined if it is none. What is skipped in March means as much later, what comes twice in
 * October its first time: both as the clock went before the change.
 */
export function toUtc(local: string, zone = ZONE): string | undefined {
  const found = LOCAL.exec(local.trim());
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const text = new Date(asUtc).toISOString().slice(0, 16);
  if (text !== local.trim().slice(0, 16)) return undefined;
  const before = asUtc - ahead(asUtc - DAY, zone);
  const after = asUtc - ahead(asUtc + DAY, zone);
  const time = wall(before, zone) !== text && wall(after, zone) === text ? after : before;
  return new Date(time).toISOString().replace(".000Z", "Z");
}

/** By how much the zone's clock is ahead of UTC at a full minute, in milliseconds. */
const ahead = (time: number, zone: string): number => Date.parse(`${wall(time, zone)}Z`) - time;

function wall(time: number, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(time));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

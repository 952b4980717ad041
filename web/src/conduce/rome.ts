import { ZONE } from "../kit/dates";

/**
 * What an `<input type="datetime-local">` holds ("2026-04-30T18:00") is the city's wall clock, wherever the organiser's own
 * computer stands; the server speaks UTC.
 */
const HOUR = 3_600_000;
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;

/** "2026-04-30T18:00" of a UTC time; empty for none. */
export function toLocal(utc: string | undefined): string {
  return utc ? wall(new Date(utc)) : "";
}

/**
 * The UTC time of a wall clock's time; undefined if it is none. The hour that is skipped in March means the one after it, the
 * hour that comes twice in October its first time.
 */
export function toUtc(local: string): string | undefined {
  const found = LOCAL.exec(local.trim());
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const text = new Date(asUtc).toISOString().slice(0, 16);
  if (text !== local.trim().slice(0, 16)) return undefined;
  const summer = new Date(asUtc - 2 * HOUR);
  const time = wall(summer) === text ? summer : new Date(asUtc - HOUR);
  return time.toISOString().replace(".000Z", "Z");
}

function wall(time: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: ZONE,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(time);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

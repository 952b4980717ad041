import { ZONE } from "../../../kit/dates";
import { clockOf, dayOf } from "../days";
import { dayWords } from "../when";
import { door } from "./door.svelte";

/** The clock's time at the place, as `21:04`. */
export const clockTime = (at: number): string => clockOf(new Date(at), door.list?.zone ?? ZONE);

/** Weekday, day and time of an event's start. */
export const startTime = (at: string, zone = ZONE): string =>
  `${dayWords(dayOf(at, zone), dayOf(new Date(), zone), "short")}, ${clockOf(at, zone)}`;

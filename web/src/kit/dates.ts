/** The city's clock: a resident abroad must read the same closing hour as everybody. What is said of a place goes by the place's own. */
export const ZONE = "Europe/Rome";
const tag = (language: string) => (language === "en" ? "en-GB" : language);

function parts(
  options: Intl.DateTimeFormatOptions,
  time: string | Date,
  language: string,
  zone: string,
): string {
  return new Intl.DateTimeFormat(tag(language), { timeZone: zone, ...options }).format(new Date(time));
}

/** "2026-04-30" */
const dayIn = (zone: string, time: string | Date): string => parts({}, time, "en-CA", zone);

/** "giovedì 30 aprile", with the year where it is not this one. */
export function dayText(time: string, language: string, zone = ZONE, now = new Date()): string {
  const other = dayIn(zone, time).slice(0, 4) !== dayIn(zone, now).slice(0, 4);
  return parts(
    { weekday: "long", day: "numeric", month: "long", ...(other ? { year: "numeric" } : {}) },
    time,
    language,
    zone,
  );
}

/** "14:32" */
export function hourText(time: string, language: string, zone = ZONE): string {
  return parts({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, time, language, zone);
}

/** Whether both times fall on one day there. */
export function sameDay(a: string, b: Date, zone = ZONE): boolean {
  return dayIn(zone, a) === dayIn(zone, b);
}

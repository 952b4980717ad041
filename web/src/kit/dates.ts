/** The city's clock: a resident abroad must read the same closing hour as everybody. */
export const ZONE = "Europe/Rome";
const tag = (language: string) => (language === "it" ? "it-IT" : language === "en" ? "en-GB" : language);

function parts(options: Intl.DateTimeFormatOptions, time: string, language: string): string {
  return new Intl.DateTimeFormat(tag(language), { timeZone: ZONE, ...options }).format(new Date(time));
}

/** "giovedì 30 aprile", with the year where it is not this one. */
export function dayText(time: string, language: string, now = new Date()): string {
  const year = (date: Date) =>
    new Intl.DateTimeFormat("en", { timeZone: ZONE, year: "numeric" }).format(date);
  const other = year(new Date(time)) !== year(now);
  return parts(
    { weekday: "long", day: "numeric", month: "long", ...(other ? { year: "numeric" } : {}) },
    time,
    language,
  );
}

/** "14:32" */
export function hourText(time: string, language: string): string {
  return parts({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, time, language);
}

/** Whether both times fall on one day of the city. */
export function sameDay(a: string, b: Date): boolean {
  const day = (date: Date) => new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(date);
  return day(new Date(a)) === day(b);
}

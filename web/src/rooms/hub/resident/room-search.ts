import { addDays, clockAt, minutesOf, weekdayOf } from "../days";

/** Parts of a day as people say them, in minutes after midnight. */
export const PARTS = { morning: [540, 780], afternoon: [840, 1_080], evening: [1_080, 1_320] } as const;
export type Part = keyof typeof PARTS;

/** What somebody looks for: a room for so many, on a day, somewhere between two hours, for so long. */
export interface RoomWish {
  people: string;
  day: string;
  from: string;
  to: string;
  minutes: number;
  place: string;
  features: string[];
}

export const wishFor = (today: string): RoomWish => ({
  people: "10",
  day: addDays(today, 1),
  from: clockAt(PARTS.evening[0]),
  to: clockAt(PARTS.evening[1]),
  minutes: 120,
  place: "",
  features: [],
});

export function withPart(wish: RoomWish, part: Part): RoomWish {
  return { ...wish, from: clockAt(PARTS[part][0]), to: clockAt(PARTS[part][1]) };
}

/** The part that the hours say, if they are one's. */
export function partOf(wish: RoomWish): Part | undefined {
  return (Object.keys(PARTS) as Part[]).find(
    (part) => clockAt(PARTS[part][0]) === wish.from && clockAt(PARTS[part][1]) === wish.to,
  );
}

/** The address that keeps a search. */
export function wishOf(search: string, today: string): RoomWish {
  const said = new URLSearchParams(search);
  const usual = wishFor(today);
  const clock = (name: string, or: string) =>
    /^([01]\d|2[0-3]):[0-5]\d$/.test(said.get(name) ?? "") ? said.get(name)! : or;
  const day = said.get("giorno") ?? "";
  const minutes = Number(said.get("minuti"));
  return {
    people: /^\d{1,4}$/.test(said.get("persone") ?? "") ? said.get("persone")! : usual.people,
    day: /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= today ? day : usual.day,
    from: clock("dalle", usual.from),
    to: clock("alle", usual.to),
    minutes: minutes >= 15 && minutes <= 1_440 ? minutes : usual.minutes,
    place: said.get("luogo") ?? "",
    features: (said.get("con") ?? "").split(",").filter(Boolean),
  };
}

export function addressOf(wish: RoomWish): string {
  const said = new URLSearchParams({
    persone: wish.people,
    giorno: wish.day,
    dalle: wish.from,
    alle: wish.to,
    minuti: String(wish.minutes),
  });
  if (wish.place) said.set("luogo", wish.place);
  if (wish.features.length) said.set("con", wish.features.join(","));
  return `?${said}`;
}

/** What can't be, by the field as the server's question calls it; the words are keys of texts. */
export function wishFaults(wish: RoomWish, today: string): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!/^[1-9]\d{0,3}$/.test(wish.people.trim())) faults.people = "spaces.fault-people";
  if (!wish.day || wish.day < today) faults.day = "spaces.fault-day";
  if (!wish.from) faults.from = "spaces.fault-hour";
  if (!wish.to) faults.to = "spaces.fault-hour";
  else if (wish.from && minutesOf(wish.to) - minutesOf(wish.from) < wish.minutes)
    faults.to = "spaces.fault-span";
  return faults;
}

/** The coming days with this weekday's name first: today and six more. */
export const nextDays = (today: string, count = 7): { day: string; weekday: number }[] =>
  Array.from({ length: count }, (_, i) => addDays(today, i)).map((day) => ({ day, weekday: weekdayOf(day) }));

interface Found {
  place: string;
  resource: string;
  times: { starts: string; ends: string }[];
}

/** Each room once, with all its times in order: the nearest alternatives come one by one. */
export function gathered<T extends Found>(rooms: readonly T[]): T[] {
  const all = new Map<string, T>();
  for (const room of rooms) {
    const key = `${room.place}/${room.resource}`;
    const known = all.get(key);
    all.set(key, known ? { ...known, times: [...known.times, ...room.times] } : room);
  }
  return [...all.values()].map((room) => ({
    ...room,
    times: [...room.times].sort((a, b) => Date.parse(a.starts) - Date.parse(b.starts)),
  }));
}

/** At most so many times to choose from: those on the hour before those on the half hour before the others. */
export function fewTimes<T extends { starts: string }>(times: readonly T[], most: number): T[] {
  const odd = (time: T) => {
    const minute = new Date(time.starts).getUTCMinutes();
    return minute === 0 ? 0 : minute === 30 ? 1 : 2;
  };
  const first = [...times].sort((a, b) => odd(a) - odd(b)).slice(0, most);
  return times.filter((time) => first.includes(time));
}

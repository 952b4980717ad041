const ZONE = "Europe/Rome";

/** Minutes since midnight by the city's clock. */
export function cityMinutes(now: Date): number {
  const text = new Intl.DateTimeFormat("en-GB", {
    timeZone: ZONE,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(now);
  return minutes(text);
}

/** "22:30" in minutes since midnight. */
export const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Whether the screen is to be dim; a night may end the next morning. */
export function isNight(night: { from: string; to: string } | undefined, now: Date): boolean {
  if (!night) return false;
  const [from, to, at] = [minutes(night.from), minutes(night.to), cityMinutes(now)];
  return from <= to ? at >= from && at < to : at >= from || at < to;
}

const STEPS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;

/** How far the picture is moved in this minute, in pixels of a 1080-line screen, so that no line burns in. */
export function shift(now: Date): { x: number; y: number } {
  const [x, y] = STEPS[Math.floor(now.getTime() / 60_000) % STEPS.length] ?? [0, 0];
  return { x: x * 4, y: y * 4 };
}

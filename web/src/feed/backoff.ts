/** The server says so when it is about to stop: everybody comes back, but not all at once. */
export const RESTARTING = 1012;

/** Milliseconds to wait before the next attempt: random, so that a whole hall does not knock at the same moment. */
export function waitBefore(attempt: number, closeCode: number, random: () => number): number {
  if (closeCode === RESTARTING) return random() * 5_000;
  const longest = Math.min(30_000, 500 * 2 ** Math.min(attempt, 10));
  return longest / 2 + (random() * longest) / 2;
}

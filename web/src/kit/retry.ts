import type { Problem } from "./problem";

/**
 * How long to wait before something that may pass is tried again, in ms: as the server asks (Retry-After), else ever more slowly, and never
 * all phones at once. `random` is between 0 and 1.
 */
export function waitMs(problem: Problem, attempt: number, random: number): number {
  const asked = (problem.retryAfter ?? 0) * 1_000;
  const slow = Math.min(30_000, 1_000 * 2 ** Math.min(attempt, 5));
  return Math.max(asked, slow) + random * 1_000;
}

import type { Problem } from "../../kit/problem";
import { passing } from "../../kit/problem";
import { waitMs } from "../../kit/retry";

/** What to do after the server, or the network, said no to a ballot. */
export type Verdict =
  | { kind: "again"; afterMs: number }
  | { kind: "sign-in" }
  | { kind: "conflict"; revision: number }
  | { kind: "refused" };

/**
 * Casting is safe to repeat, so everything that may pass is tried again: as the server asks (Retry-After), else ever more
 * slowly, and never by all phones at once.
 */
export function judge(problem: Problem, attempt: number, random: number): Verdict {
  if (passing(problem)) return { kind: "again", afterMs: waitMs(problem, attempt, random) };
  if (problem.status === 401) return { kind: "sign-in" };
  if (problem.status === 409 && problem.revision !== undefined)
    return { kind: "conflict", revision: problem.revision };
  return { kind: "refused" };
}

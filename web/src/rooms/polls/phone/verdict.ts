import { type Problem, passing } from "../../../kit/problem";
import type { Item } from "./outbox.svelte";
import { answerTo } from "./stage";
import type { Own, Stored } from "./types";

/** What becomes of a thing that the server, or the network, did not take. */
export type Verdict =
  | { kind: "again"; afterMs: number }
  /** The cookie is gone or something is missing at the door: join first, the item waits. */
  | { kind: "door" }
  /** The question or the workshop is no more. */
  | { kind: "gone" }
  /** What is stored decides: see `settle`. */
  | { kind: "look" }
  | { kind: "refused" };

export const kindOf = (problem: Problem): string => problem.type.replace("urn:cortile:problem:", "");

/** Saying it again is harmless, so all that may pass is tried again: as the server asks, else more and more slowly, never all at once. */
export function judgeProblem(problem: Problem, attempt: number, random: number): Verdict {
  if (passing(problem)) {
    const asked = (problem.retryAfter ?? 0) * 1_000;
    const slow = Math.min(15_000, 700 * 2 ** Math.min(attempt, 6));
    return { kind: "again", afterMs: Math.max(asked, slow) + random * 700 };
  }
  if (problem.status === 401 || ["join-first", "needs-token", "needs-resident"].includes(kindOf(problem)))
    return { kind: "door" };
  if (problem.status === 404) return { kind: "gone" };
  if (problem.status === 409) return { kind: "look" };
  return { kind: "refused" };
}

/** After a 409: what is stored of this participant says what happened. */
export type Settled =
  /** It had arrived, only its receipt was lost. */
  | { kind: "stored"; receipt: Stored }
  /** An earlier version of it had arrived unnoticed; it goes again on top of that one. */
  | { kind: "rebase"; revision: number }
  /** Answered elsewhere meanwhile: the person chooses. */
  | { kind: "conflict"; stored: Stored }
  /** The question is closed. `stored` is what counts, if anything. */
  | { kind: "late"; stored: Stored | undefined }
  /** This question takes one answer only, and has one. */
  | { kind: "final"; stored: Stored | undefined }
  | { kind: "refused" };

export function settle(item: Item, problem: Problem, own: Own): Settled {
  const why = kindOf(problem);
  if (item.kind !== "answer")
    return why === "round-over" ? { kind: "late", stored: undefined } : { kind: "refused" };
  const stored = answerTo(own, item.question, item.round);
  if (stored?.id === item.id) return { kind: "stored", receipt: stored };
  if (why === "round-over") return { kind: "late", stored };
  if (why === "answer-final") return { kind: "final", stored };
  if (why !== "other-answer") return { kind: "refused" };
  if (!stored) return { kind: "rebase", revision: problem.revision ?? 0 };
  return item.earlier.includes(stored.id)
    ? { kind: "rebase", revision: stored.revision }
    : { kind: "conflict", stored };
}

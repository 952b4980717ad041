import { ask } from "../kit/api";
import type { Problem, Result } from "../kit/problem";
import { session } from "../rooms/identity/session.svelte";

/** A call of the contract by staff. Where the session has run out the page asks to sign in; what was typed is kept. */
export async function call<T>(
  wanted: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<Result<Exclude<T, undefined>>> {
  const answer = await ask(wanted);
  if (!answer.ok && answer.problem.status === 401) session.ended();
  return answer;
}

/** What went wrong, or undefined: for commands of which only this matters. */
export async function problemOfCall(wanted: Promise<Result<unknown>>): Promise<Problem | undefined> {
  const answer = await wanted;
  return answer.ok ? undefined : answer.problem;
}

/** The stable name at the end of a problem's type. */
export const kindOf = (problem: Problem): string => problem.type.replace(/^.*[:/]/, "");

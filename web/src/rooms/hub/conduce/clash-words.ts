import { ZONE } from "../../../kit/dates";
import { t, told } from "../../../kit/i18n.svelte";
import type { Problem, Result } from "../../../kit/problem";
import type { Place } from "./places.svelte";
import { span } from "./times";

interface Taken {
  resource: string;
  starts: string;
  ends: string;
}

/** What a 409 says is taken, and when: events tell `clashes`, reservations `dates` with theirs. */
export function takenOf(problem: Problem): Taken[] {
  const told = problem as Problem & { clashes?: Taken[]; dates?: { clashes: Taken[] }[] };
  return [...(told.clashes ?? []), ...(told.dates ?? []).flatMap((date) => date.clashes)];
}

/** An answer that says what is taken, told at the field that can change it. */
export function toldAt<T extends Result<unknown>>(pointer: string, answer: T, place: Place | undefined): T {
  if (answer.ok || !takenOf(answer.problem).length) return answer;
  const errors = [{ pointer, detail: takenWords(answer.problem, place) }];
  return { ...answer, problem: { ...answer.problem, errors } };
}

/** The same in a sentence; the server's own where it names nothing. */
export function takenWords(problem: Problem, place: Place | undefined): string {
  const all = takenOf(problem);
  return all.length ? clashesWords(all, place) : (problem.detail ?? problem.title);
}

/** "Sala grande è occupata martedì 24 novembre, 18:00–20:00." of each, the first few. */
export function clashesWords(all: readonly Taken[], place: Place | undefined): string {
  return all
    .slice(0, 5)
    .map((each) =>
      t("common.taken", {
        what: told(place?.resources[each.resource]?.name) || each.resource,
        when: span(each.starts, each.ends, place?.zone ?? ZONE),
      }),
    )
    .join(" ");
}

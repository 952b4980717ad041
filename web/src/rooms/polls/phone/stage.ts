import type { Own, Question, Results, RoundResults, Stored, Workshop } from "./types";

/** What the page says of a question, always in words. */
export type Stage = "waiting" | "open" | "sending" | "sent" | "closed" | "revealed";

/** `sending`: an answer to this round is on its way. It counts as sent only when the server has said so. */
export function stageOf(question: Question, answered: boolean, sending: boolean): Stage {
  if (question.state === "prepared") return "waiting";
  if (sending) return "sending";
  if (question.state === "closed") return question.revealed ? "revealed" : "closed";
  return answered && question.kind !== "qa" ? "sent" : "open";
}

export function answerTo(own: Own | undefined, id: string, round: number | undefined): Stored | undefined {
  return round === undefined ? undefined : own?.answers[id]?.[String(round)];
}

/** The revealed rounds of a question, oldest first. */
export function roundsOf(results: Results | undefined, id: string): [number, RoundResults][] {
  return Object.entries(results?.questions[id] ?? {})
    .map(([round, found]): [number, RoundResults] => [Number(round), found])
    .sort(([a], [b]) => a - b);
}

/** Questions on this phone, in the workshop's order. */
export function questionsOf(workshop: Workshop): [string, Question][] {
  return Object.entries(workshop.questions ?? {}).sort(([, a], [, b]) => a.position - b.position);
}

/**
 * Which question is shown. Led: the current one, whatever was looked at. At one's own pace: the one chosen, else the first that is
 * open and not answered, else the last one.
 */
export function shown(
  workshop: Workshop,
  chosen: string | undefined,
  own: Own | undefined,
): string | undefined {
  const all = workshop.questions ?? {};
  if (workshop.pacing !== "own")
    return workshop.current !== undefined && workshop.current in all ? workshop.current : undefined;
  if (chosen !== undefined && chosen in all) return chosen;
  const list = questionsOf(workshop);
  return (nextOpen(workshop, own) ?? list[list.length - 1]?.[0]) as string | undefined;
}

/** The first open question that has no answer yet; `after` is left out. */
export function nextOpen(workshop: Workshop, own: Own | undefined, after?: string): string | undefined {
  return questionsOf(workshop).find(
    ([id, each]) =>
      id !== after && each.state === "open" && each.kind !== "qa" && !answerTo(own, id, each.round),
  )?.[0];
}

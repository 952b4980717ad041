import { t, told } from "../../../kit/i18n.svelte";
import { day, hour } from "../../../kit/words";
import { entriesOf, linesOf, people, percent, wordsOf } from "./outcome";
import { newest } from "./questions";
import type { Desk, DeskQuestion } from "./types";

/** "lunedì 4 maggio, ore 18:00", or that no day is set. */
export function dateSaid(date: string | undefined): string {
  return date ? t("lead.on-day", { day: day(date), hour: hour(date) }) : t("lead.no-date");
}

/** What a question asks of people, in a few words: "2 scelte · da 1 a 2". */
export function kindSaid(question: DeskQuestion): string {
  const n = Object.keys(question.options ?? {}).length;
  const { min = 0, max = 0 } = question.scale ?? question.range ?? {};
  return [
    t(`lead.kind-${question.kind}`),
    n ? t("lead.n-options", { n }) : "",
    question.kind === "rating" || question.kind === "number" ? t("lead.from-to", { min, max }) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Where a question is, in words: with the round where it was opened more than once. */
export function stateSaid(question: DeskQuestion): string {
  const last = newest(question);
  const state = t(`lead.state-${question.state}`);
  return last && last.number > 1 ? `${state}, ${t("lead.round-n", { n: last.number })}` : state;
}

/** How many have answered of those who joined, and how many hands were counted. */
export function answeredSaid(desk: Desk, question: DeskQuestion): string {
  const round = newest(question)?.round;
  if (!round) return t("lead.not-opened");
  const key = question.kind === "qa" ? "lead.asked-of" : "lead.answered-of";
  const said = t(key, { n: round.answers, joined: desk.joined });
  return round.hands ? `${said} ${t("lead.and-hands", { n: round.hands })}` : said;
}

/** How many words or texts are read out: nobody remembers more. */
const READ = 8;

/** The results of the newest round in one sentence, for those who hear the page. */
export function resultsSaid(question: DeskQuestion): string {
  const round = newest(question)?.round;
  if (!round || !people(round)) return t("lead.nothing-yet");
  const lines = linesOf(question, round, told).map((line) => `${line.label}: ${lineSaid(line)}`);
  const said = [...wordsOf(round), ...entriesOf(round)]
    .slice(0, READ)
    .map(({ text, votes }) => `${text}: ${votes}`);
  return [...lines, ...said].length ? `${[...lines, ...said].join("; ")}.` : answeredShort(round.answers);
}

const answeredShort = (n: number) => t("lead.answers-n", { n });

/** "12 (48 %)", "30 punti", "10, di cui 3 mani alzate (40 %)". */
export function lineSaid(line: {
  votes: number;
  hands: number;
  score?: number | undefined;
  share: number;
}): string {
  if (line.score !== undefined) return t("lead.score", { n: line.score, votes: line.votes });
  const n = line.votes + line.hands;
  return t(line.hands ? "lead.votes-hands" : "lead.votes", {
    n,
    hands: line.hands,
    percent: percent(line.share),
  });
}

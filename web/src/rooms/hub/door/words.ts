import type { IconName } from "../../../kit/icons";
import type { Problem } from "../../../kit/problem";
import { advice, headline } from "../../../kit/problem-words";
import type { Verdict } from "./roll";

export type Tone = "good" | "out" | "look" | "bad";

export const TONES: Record<Verdict, Tone> = {
  in: "good",
  out: "out",
  already: "look",
  "not-confirmed": "bad",
  refused: "bad",
  cancelled: "bad",
  outdated: "bad",
  released: "bad",
  "wrong-event": "bad",
  unknown: "bad",
  forged: "bad",
};

export const ICONS: Record<Tone, IconName> = {
  good: "checkCircle",
  out: "arrowLeft",
  look: "warning",
  bad: "close",
};

/** What went wrong, in one line: the server's own words where it has some. */
export const faultWords = (problem: Problem): string =>
  `${headline(problem)}. ${problem.errors?.[0]?.detail ?? advice(problem)}`;

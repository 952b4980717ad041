import { forget, recall, remember, remembered } from "../../kit/stored";
import type { Draft } from "./types";

/**
 * A draft kept on the device. `base` is the revision of the ballot that it changes (0: none yet); `who` is set once a person
 * was known, so that one person's choices are not shown to the next at the same device.
 */
export interface KeptDraft {
  marks: Draft;
  base: number;
  who?: string;
}

const key = (budget: string) => `draft.${budget}`;

export function keptDraft(budget: string, who: string | undefined): KeptDraft | undefined {
  const kept = recall<KeptDraft>(key(budget));
  if (!kept || !Array.isArray(kept.marks)) return undefined;
  if (kept.who !== undefined && who !== undefined && kept.who !== who) {
    dropDraft(budget);
    return undefined;
  }
  return kept;
}

export function keepDraft(budget: string, draft: KeptDraft): void {
  remember(key(budget), draft);
  remember("has-choices", true);
}

export function dropDraft(budget: string): void {
  forget(key(budget));
  if (!remembered("draft.").length) forget("has-choices");
}

/** After somebody signed out: nothing of theirs stays. */
export function dropAll(): void {
  for (const prefix of ["draft.", "sending.", "rated.", "voted."]) remembered(prefix).forEach(forget);
  forget("has-choices");
}

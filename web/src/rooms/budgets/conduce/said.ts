import { i18n, t } from "../../../kit/i18n.svelte";
import { euros, when } from "../../../kit/words";
import type { Faulty } from "./form-check";
import { type Limits, paperSentences } from "./paper-words";
import type { Budget, Listed } from "./types";

/** The pieces of these pages' sentences, in the page's language. */
export function paperSaid(limits: Limits, pots: number, currency: string): string {
  return paperSentences(limits, pots)
    .map(({ key, values = {}, amount }) =>
      t(key, {
        ...values,
        count: t("organise.say-count", values),
        ...(amount === undefined ? {} : { amount: money(amount, currency) }),
      }),
    )
    .join(" ");
}

/** Somebody is still typing the currency: then the number alone. */
export function money(amount: bigint | string, currency: string): string {
  try {
    return euros(amount, currency);
  } catch {
    return euros(amount);
  }
}

export const said = (faulty: Faulty): Record<string, string> =>
  Object.fromEntries(Object.entries(faulty).map(([at, { key, values }]) => [at, t(key, values)]));

/** When a vote opens and closes, or did, in one sentence. */
export function datesSaid(budget: Budget | Listed): string {
  const closedAt = "closedAt" in budget ? budget.closedAt : undefined;
  switch (budget.phase) {
    case "draft": {
      const opens = budget.opensAt
        ? t("organise.opens-at", { when: when(budget.opensAt) })
        : t("organise.opens-by-hand");
      const closes = budget.closesAt
        ? t("organise.closes-at", { when: when(budget.closesAt) })
        : t("organise.closes-unknown");
      return `${opens} ${closes}`;
    }
    case "open":
      return budget.closesAt
        ? t("organise.closes-at", { when: when(budget.closesAt) })
        : t("organise.closes-unknown");
    default: {
      const closed = closedAt ?? budget.closesAt;
      return closed ? t("organise.closed-at", { when: when(closed) }) : "";
    }
  }
}

/** Sorts names as people of the page's language expect. */
export const byName = (a: string, b: string): number => a.localeCompare(b, i18n.language);

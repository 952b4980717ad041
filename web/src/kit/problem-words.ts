import { t } from "./i18n.svelte";
import type { Problem } from "./problem";

/** A heading for people: the server's own where it has one. */
export function headline(problem: Problem): string {
  if (problem.status === 0) return t("kit.no-network");
  if (problem.status === 404) return t("kit.not-found");
  return problem.title || t("kit.failed");
}

/** What to do about it. */
export function advice(problem: Problem): string {
  if (problem.detail) return problem.detail;
  if (problem.status === 0) return t("kit.no-network-advice");
  if (problem.status === 404) return t("kit.not-found-advice");
  if (problem.status === 429) return t("kit.too-many-advice");
  return t("kit.failed-advice");
}

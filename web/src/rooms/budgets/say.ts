import { announcer } from "../../kit/announcer.svelte";
import { t } from "../../kit/i18n.svelte";
import { zoneOf } from "./paper";
import { projectTitle } from "./titles";
import type { Budget, Draft } from "./types";
import { usage } from "./usage";

/** Tells who listens what a press did, and what is left now. */
export function sayChange(budget: Budget, draft: Draft, id: string, key: string): void {
  const zone = zoneOf(budget, id);
  const left = zone ? usage(budget, draft, zone).text : "";
  announcer.say(`${t(key, { project: projectTitle(budget, id) })} ${left}`);
}

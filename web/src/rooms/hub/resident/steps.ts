import { tick } from "svelte";
import { announcer } from "../../../kit/announcer.svelte";
import { t } from "../../../kit/i18n.svelte";

/** Leads to the first field with a fault and says how many there are; false if there is none. Faults are by their field's id. */
export async function leadToFault(faults: Record<string, string>): Promise<boolean> {
  const [first, ...others] = Object.keys(faults);
  if (!first) return false;
  await tick();
  document.getElementById(first)?.focus();
  announcer.say(t("events.faults", { n: 1 + others.length }));
  return true;
}

/** The next step of a form is read like another page: from its top, with its heading first. */
export async function toTop(): Promise<void> {
  await tick();
  scrollTo({ top: 0 });
  document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
}

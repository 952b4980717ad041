import { t, told } from "../../../../kit/i18n.svelte";
import type { Use } from "./week";

/** What staff calls a block of the week: its title, else who has it, else what kind of use it is. */
export const useTitle = (use: Use): string =>
  told(use.title) || use.organisation || use.name || t(`spaces.use-${use.kind}`);

import { t, told } from "../../../kit/i18n.svelte";
import { tame } from "../../../kit/wall/tame";
import type { Words } from "../types";

/** What a room is used for, no longer than fits. */
export const titleOf = (
  use: { title?: Words | undefined; organisation?: string | undefined },
  most: number,
): string => tame(use.title ? told(use.title) : (use.organisation ?? t("wall.hub-reserved")), most);

import { type Link, linkOf } from "../codes";
import { WindowKept } from "./window-kept";

/** The personal link of this window; kept nowhere else, because whoever has it can give the places back. */
const link = new WindowKept("cortile.link");

export const keepLink = (hash: string): void => link.keep(hash);
export const forgetLink = (): void => link.forget();

/** Takes the link out of the address bar, where it would stay in the history; else the one that this window had. */
export function takeLink(): Link | undefined {
  const given = linkOf(location.hash);
  if (given) {
    keepLink(location.hash.slice(1));
    history.replaceState(history.state, "", location.pathname + location.search);
    return given;
  }
  const kept = link.text;
  return kept === undefined ? undefined : linkOf(kept);
}

/** The header that opens what a link names. */
export const linkHeader = (secret: string | undefined): { "Cortile-Link"?: string } =>
  secret === undefined ? {} : { "Cortile-Link": secret };

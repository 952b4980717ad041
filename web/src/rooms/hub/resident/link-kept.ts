import { type Link, linkOf } from "../codes";

/**
 * The personal link of this window. It is kept for as long as the window is open, never longer and nowhere else: whoever has it can give the
 * places back.
 */
const KEY = "cortile.link";
let memory: string | undefined;

export function keepLink(hash: string): void {
  memory = hash;
  try {
    sessionStorage.setItem(KEY, hash);
  } catch {
    // kept while the page lives
  }
}

export function forgetLink(): void {
  memory = undefined;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // nothing was there
  }
}

/** Takes the link out of the address bar, where it would stay in the history; else the one that this window had. */
export function takeLink(): Link | undefined {
  const given = linkOf(location.hash);
  if (given) {
    keepLink(location.hash.slice(1));
    history.replaceState(history.state, "", location.pathname + location.search);
    return given;
  }
  try {
    memory ??= sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    // private window
  }
  return memory === undefined ? undefined : linkOf(memory);
}

/** The header that opens what a link names. */
export const linkHeader = (secret: string | undefined): { "Cortile-Link"?: string } =>
  secret === undefined ? {} : { "Cortile-Link": secret };

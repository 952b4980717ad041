/** A one-time link's secret from the address, as staff gives it out: `/porta/#ID.SECRET`. */
const LINK = /^#([0-9]{1,18}\.[A-Za-z0-9_-]{22})$/;

/** It is taken out of the address at once, so that it is in no history, log or picture of the screen. */
function take(): string | undefined {
  const secret = LINK.exec(location.hash)?.[1];
  if (location.hash || location.pathname === "/porta") history.replaceState(null, "", "/porta/");
  return secret;
}

/** The secret that the page was opened with. */
export const firstLink = take();

/** Runs with each secret that is opened in the same window later. */
export function onLink(run: (secret: string) => void): () => void {
  const hear = () => {
    const next = take();
    if (next) run(next);
  };
  addEventListener("hashchange", hear);
  return () => removeEventListener("hashchange", hear);
}

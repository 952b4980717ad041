import { tokenIn } from "../rooms/polls/phone/code";

/** The paper token of the address. It is taken out of it at once, so that it is in no history, log or picture of the screen. */
function take(): string | undefined {
  const token = tokenIn(location.hash);
  if (location.hash) history.replaceState(null, "", location.pathname);
  return token;
}

export const token = take();

/** Another sheet scanned into the same window. */
export function onToken(run: (token: string) => void): () => void {
  const hear = () => {
    const next = take();
    if (next) run(next);
  };
  addEventListener("hashchange", hear);
  return () => removeEventListener("hashchange", hear);
}

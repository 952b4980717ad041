import { api, ask } from "../../kit/api";

/** Which screen this browser is: a slug, none, or unknown while the server does not answer. */
export async function ownScreen(): Promise<{ known: true; screen: string | undefined } | { known: false }> {
  const answer = await ask(api.GET("/screen"));
  return answer.ok ? { known: true, screen: answer.data.screen } : { known: false };
}

/** A code to show; undefined while the server does not answer. */
export async function askForCode() {
  const answer = await ask(api.POST("/screen-pairings"));
  return answer.ok ? answer.data : undefined;
}

/** Three and three, as people read codes aloud. */
export const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** `/schermo/sala-grande` → `sala-grande`. */
export const screenOf = (path: string): string | undefined => /^\/schermo\/([a-z0-9-]+)\/?$/.exec(path)?.[1];

import createClient from "openapi-fetch";
import type { components, paths } from "./api.gen";
import { noNetwork, problemOf, type Result } from "./problem";

export type Schemas = components["schemas"];

/** Every call of the contract, typed. The session cookie goes with it, and the page's language. */
export const api = createClient<paths>({ baseUrl: "/api", credentials: "same-origin" });

api.use({
  onRequest({ request }) {
    request.headers.set("Accept-Language", document.documentElement.lang || "it");
    return request;
  },
});

/** Waits for a call and never throws: `const answer = await ask(api.GET("/budgets")); if (answer.ok) …` */
export async function ask<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<Result<Exclude<T, undefined>>> {
  try {
    const { data, error, response } = await call;
    if (response.ok) return { ok: true, data: data as Exclude<T, undefined>, response };
    return { ok: false, problem: problemOf(error, response) };
  } catch {
    return { ok: false, problem: noNetwork() };
  }
}

/** An error as the server tells it (RFC 9457), or one that the network made: then `status` is 0. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  revision?: number;
  errors?: { pointer: string; detail: string }[];
  /** Seconds to wait, from Retry-After. */
  retryAfter?: number;
}

export type Result<T> = { ok: true; data: T; response: Response } | { ok: false; problem: Problem };

export const NO_NETWORK = "urn:cortile:problem:no-network";

export function noNetwork(): Problem {
  return { type: NO_NETWORK, title: "", status: 0 };
}

/** Makes a problem of whatever came with an error status: a proxy in between may answer with HTML. */
export function problemOf(body: unknown, response: Response): Problem {
  const told = typeof body === "object" && body !== null ? (body as Partial<Problem>) : {};
  const wait = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  return {
    ...told,
    type: told.type ?? "about:blank",
    title: told.title ?? "",
    status: response.status,
    ...(Number.isNaN(wait) ? {} : { retryAfter: wait }),
  };
}

/** True where sending the same again may help: no network, too many, not now, outcome unknown. */
export function passing(problem: Problem): boolean {
  return [0, 429, 502, 503, 504].includes(problem.status);
}

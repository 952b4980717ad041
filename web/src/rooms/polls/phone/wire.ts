import { api, ask } from "../../../kit/api";
import type { Result } from "../../../kit/problem";
import type { Item } from "./outbox.svelte";
import type { Own, Stored } from "./types";

/** A request on a bad network may hang for ever: after this long it counts as lost, and the same is sent again. */
const PATIENCE_MS = 12_000;

/** What a phone says to the server; tests bring their own. */
export interface Wire {
  join(body: { nickname?: string; token?: string }): Promise<Result<unknown>>;
  own(): Promise<Result<Own>>;
  /** Sends one thing; the receipt if it is an answer. */
  send(item: Item): Promise<Result<Stored | undefined>>;
}

export function wireOf(code: string): Wire {
  return {
    join: (body) =>
      patient((signal) =>
        api.POST("/polls/{code}/participants", { params: { path: { code } }, body, signal }),
      ),
    // The contract leaves open what an answer of each kind holds; the types here say it.
    own: () =>
      patient((signal) =>
        api.GET("/polls/{code}/participant", { params: { path: { code } }, signal }),
      ) as Promise<Result<Own>>,
    send: (item) => send(code, item),
  };
}

async function send(code: string, item: Item): Promise<Result<Stored | undefined>> {
  const place = { code, question: item.question, round: String(item.round) };
  switch (item.kind) {
    case "answer": {
      const answer = await patient((signal) =>
        api.PUT("/polls/{code}/questions/{question}/rounds/{round}/answer", {
          params: { path: place, header: { "If-Match": `"${item.base}"` } },
          body: { id: item.id, ...item.said },
          signal,
        }),
      );
      return answer.ok ? { ...answer, data: answer.data.receipt as Stored } : answer;
    }
    case "ask": {
      const params = { path: { ...place, ask: item.id } };
      const answer = await patient((signal) =>
        api.PUT("/polls/{code}/questions/{question}/rounds/{round}/asks/{ask}", {
          params,
          body: { text: item.text },
          signal,
        }),
      );
      return answer.ok ? { ...answer, data: undefined } : answer;
    }
    case "vote": {
      const params = { path: { ...place, entry: item.entry } };
      const answer = await patient<unknown>((signal) =>
        item.wanted
          ? api.PUT("/polls/{code}/questions/{question}/rounds/{round}/entries/{entry}/vote", {
              params,
              signal,
            })
          : api.DELETE("/polls/{code}/questions/{question}/rounds/{round}/entries/{entry}/vote", {
              params,
              signal,
            }),
      );
      return answer.ok ? { ...answer, data: undefined } : answer;
    }
  }
}

type Call<T> = (signal: AbortSignal) => Promise<{ data?: T; error?: unknown; response: Response }>;

async function patient<T>(call: Call<T>): Promise<Result<Exclude<T, undefined>>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
  try {
    return await ask(call(abort.signal));
  } finally {
    clearTimeout(timer);
  }
}

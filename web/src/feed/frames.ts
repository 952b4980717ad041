import type { Json } from "./merge";

/** What is said on the feed's socket, subprotocol `cortile.feed.v1`; described in openapi/asyncapi.yaml. */
export const SUBPROTOCOL = "cortile.feed.v1";

export type ClientFrame =
  | { type: "subscribe"; view: string; since?: string }
  | { type: "unsubscribe"; view: string }
  | { type: "authenticate"; ticket: string };

export type FeedProblem = { type: string; title: string; status: number; detail?: string };

export type ServerFrame =
  | { type: "snapshot"; view: string; version: string; state: Json }
  | { type: "patch"; view: string; from: string; version: string; patch: Json }
  | { type: "current"; view: string; version: string }
  | { type: "authenticated" }
  | { type: "refused"; view?: string; problem: FeedProblem };

/** `connecting` before the first answer, `stale` while shown data may be old, `offline` when the device says so. */
export type FeedStatus = "connecting" | "live" | "stale" | "offline";

import type { FeedProblem, ServerFrame } from "./frames";
import { apply, bare, type Json } from "./merge";

/** One view as this page holds it. `version` names `state`; both are undefined until the first snapshot. */
export interface Holding {
  state?: Json;
  version?: string;
  problem?: FeedProblem;
}

/** What a frame makes of a holding; `again` when the client missed something and must ask for a snapshot. */
export function receive(held: Holding, frame: ServerFrame): Holding | "again" {
  switch (frame.type) {
    case "snapshot":
      return { state: bare(frame.state), version: frame.version };
    case "patch":
      if (held.version !== frame.from) return "again";
      return { state: apply(held.state, frame.patch), version: frame.version };
    case "current":
      return held.state === undefined ? "again" : { state: held.state, version: frame.version };
    case "refused":
      return { problem: frame.problem };
    case "authenticated":
      return held;
  }
}

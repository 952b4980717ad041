import type { EventView, HubEvent } from "../types";

/** Where an event stands for somebody who wants to come. */
export type Stand =
  | { kind: "free" | "line" | "lottery" | "drawn" | "cancelled" | "over" | "walk-in" }
  | { kind: "closed" }
  | { kind: "later"; opens: string };

type Dated = Pick<
  HubEvent,
  "phase" | "booking" | "opens" | "closes" | "starts" | "ends" | "fairness" | "drawAt" | "drawnAt" | "free"
>;

/** What the page offers at a moment; the live view's numbers and times come before those that were read once. */
export function standOf(event: Dated, view: EventView | undefined, now: Date): Stand {
  const { phase, booking, opens, closes, starts, ends, fairness, drawAt, drawnAt } = { ...event, ...view };
  const passed = (time: string | undefined) => time !== undefined && Date.parse(time) <= now.getTime();
  if (phase === "cancelled") return { kind: "cancelled" };
  if (phase === "ended" || passed(ends)) return { kind: "over" };
  if (booking === "none") return { kind: "walk-in" };
  if (opens && !passed(opens)) return { kind: "later", opens };
  if (passed(closes ?? starts) || passed(starts)) return { kind: "closed" };
  if (fairness === "lottery" && !drawnAt) return { kind: passed(drawAt) ? "drawn" : "lottery" };
  return { kind: (view?.word ?? event.free) === "full" ? "line" : "free" };
}

/** Whether somebody can ask for places now: to have them, to stand in line, or to take part in the draw. */
export const canBook = (stand: Stand): boolean => ["free", "line", "lottery", "drawn"].includes(stand.kind);

import type { PlaceToday } from "./types";

type Room = PlaceToday["rooms"][string];
export type Use = Room["slots"][string] & { id: string; key: string; room: Room };

/** Everything of the day, the first first; at the same time in the order of the rooms. */
export function usesOf(today: PlaceToday): Use[] {
  return Object.entries(today.rooms)
    .flatMap(([key, room]) =>
      Object.entries(room.slots).map(([id, slot]) => ({ ...slot, id: `${key}-${id}`, key, room })),
    )
    .sort((a, b) => Date.parse(a.starts) - Date.parse(b.starts) || a.room.position - b.room.position);
}

/** One line of the programme: an event that has three rooms is said once. */
export interface Line {
  id: string;
  starts: string;
  ends: string;
  event?: string;
  title?: Room["name"];
  organisation?: string;
  rooms: Room["name"][];
  stage: "now" | "next" | "later";
}

/** What is on now and what is still to come, the next one marked. What is over is left out. */
export function programmeOf(today: PlaceToday, now: Date): Line[] {
  const lines = new Map<string, Line>();
  for (const use of usesOf(today)) {
    if (Date.parse(use.ends) <= now.getTime()) continue;
    const id = use.event ? `${use.event} ${use.starts}` : use.id;
    const known = lines.get(id);
    if (known) known.rooms.push(use.room.name);
    else
      lines.set(id, {
        id,
        starts: use.starts,
        ends: use.ends,
        rooms: [use.room.name],
        stage: Date.parse(use.starts) <= now.getTime() ? "now" : "later",
        ...(use.event ? { event: use.event } : {}),
        ...(use.title ? { title: use.title } : {}),
        ...(use.organisation ? { organisation: use.organisation } : {}),
      });
  }
  const all = [...lines.values()];
  const first = all.find((line) => line.stage === "later")?.starts;
  return all.map((line) =>
    line.stage === "later" && line.starts === first ? { ...line, stage: "next" } : line,
  );
}

/** How a room stands: what is on, what comes next, and until when that holds. */
export interface Standing {
  now: Use | undefined;
  next: Use | undefined;
  /** When that changes; undefined if nothing more comes today. */
  until: string | undefined;
  free: boolean;
}

/** A room with several units (desks) is free as long as one is. */
export function standingOf(today: PlaceToday, key: string, at: Date): Standing {
  const room = today.rooms[key];
  const uses = usesOf(today).filter((use) => use.key === key && Date.parse(use.ends) > at.getTime());
  const on = uses.filter((use) => Date.parse(use.starts) <= at.getTime());
  const next = uses.find((use) => Date.parse(use.starts) > at.getTime());
  const taken = on.reduce((sum, use) => sum + (use.units ?? 1), 0);
  const free = taken < (room?.quantity ?? 1);
  return { now: on[0], next, until: free ? next?.starts : on[0]?.ends, free };
}

/** Whether the place is open at this moment, as the view's hours of today say. */
export function openAt(today: PlaceToday, at: Date): boolean {
  return Object.values(today.open).some(
    (span) => Date.parse(span.opens) <= at.getTime() && at.getTime() < Date.parse(span.closes),
  );
}

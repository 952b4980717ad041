/** A slide as far as its turn goes. */
export interface Turn {
  id: string;
  seconds: number;
  /** There is something to show. */
  ready: boolean;
  /** It should stay: a question is open on it. */
  holds: boolean;
}

/** Where the rotation stands: which slide, and for how many seconds already. */
export interface Place {
  id: string | undefined;
  seconds: number;
}

/**
 * Where it stands `passed` seconds later. With `follow` a slide that holds comes at once and stays; paused, the slide stays as long
 * as there is something on it. Without any slide that is ready nobody's turn is: `id` is undefined.
 */
export function advance(
  place: Place,
  turns: readonly Turn[],
  passed: number,
  options: { follow: boolean; paused: boolean },
): Place {
  const ready = turns.filter((turn) => turn.ready);
  const held = options.follow ? ready.filter((turn) => turn.holds) : [];
  const now = ready.find((turn) => turn.id === place.id);
  if (held.length) {
    const stays = held.find((turn) => turn.id === place.id);
    return stays ? { id: stays.id, seconds: 0 } : { id: held[0]?.id, seconds: 0 };
  }
  if (!now) return { id: follower(place.id, turns), seconds: 0 };
  if (options.paused) return { id: now.id, seconds: 0 };
  const seconds = place.seconds + passed;
  if (seconds < now.seconds) return { id: now.id, seconds };
  return { id: follower(now.id, turns), seconds: 0 };
}

/** The next slide that is ready, in the programme's order; also the one after a slide that is gone or empty. */
export function follower(id: string | undefined, turns: readonly Turn[], step = 1): string | undefined {
  const count = turns.length;
  const at = turns.findIndex((turn) => turn.id === id);
  for (let i = 1; i <= count; i++) {
    const index = at < 0 ? i - 1 : (((at + step * i) % count) + count) % count;
    if (turns[index]?.ready) return turns[index].id;
  }
  return undefined;
}

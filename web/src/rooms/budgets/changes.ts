import { has } from "./paper";
import type { Draft } from "./types";

/** The moves that a voter makes on a draft; each gives a new one, so that undoing is keeping the old. */
export function toggle(draft: Draft, id: string): Draft {
  return has(draft, id) ? draft.filter((mark) => mark.id !== id) : [...draft, { id, points: 1 }];
}

/** Takes one out and puts the other in, in its place. */
export function swap(draft: Draft, out: string, into: string): Draft {
  return draft.map((mark) => (mark.id === out ? { id: into, points: 1 } : mark));
}

export function give(draft: Draft, id: string, points: number): Draft {
  if (points <= 0) return draft.filter((mark) => mark.id !== id);
  if (!has(draft, id)) return [...draft, { id, points }];
  return draft.map((mark) => (mark.id === id ? { id, points } : mark));
}

/** Moves a project up (-1) or down (+1) in a ranking. */
export function move(draft: Draft, id: string, by: -1 | 1): Draft {
  const from = draft.findIndex((mark) => mark.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= draft.length) return draft;
  const next = [...draft];
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}

import { SvelteMap } from "svelte/reactivity";
import { forget, recall, remember } from "../kit/stored";
import type { Holding } from "./holding";
import { feed } from "./page";

const PREFIX = "kept.";
const WRITE_MS = 3_000;
const AGAIN_MS = 20_000;

/** A view as it was last seen, also before this page was opened. `missing`: the server says that it is not there, or not for us. */
export interface Kept {
  state: unknown;
  missing: boolean;
}

/**
 * The views that an unattended page shows. Each keeps its last good state through an outage and through a reload, on this device;
 * what the server takes away is forgotten. The feed brings it up to date by itself.
 */
export class KeptViews {
  private readonly seen = new SvelteMap<string, Kept>();
  private readonly leaving = new Map<string, () => void>();
  private readonly unwritten = new Map<string, Holding>();
  private readonly timers: ReturnType<typeof setInterval>[];

  constructor() {
    this.timers = [setInterval(() => this.write(), WRITE_MS), setInterval(() => this.askAgain(), AGAIN_MS)];
    addEventListener("pagehide", () => this.write());
  }

  /** The last good state of a view, if there ever was one. */
  state<T>(name: string): T | undefined {
    return this.seen.get(name)?.state as T | undefined;
  }

  missing(name: string): boolean {
    return this.seen.get(name)?.missing ?? false;
  }

  /** Follows exactly these views from now on. */
  need(names: readonly string[]): void {
    for (const [name, leave] of this.leaving) {
      if (names.includes(name)) continue;
      leave();
      this.leaving.delete(name);
      this.drop(name);
    }
    for (const name of names) if (!this.leaving.has(name)) this.open(name);
  }

  /** Follows nothing and forgets everything: the page is somebody else's now. */
  clear(): void {
    this.need([]);
  }

  end(): void {
    for (const timer of this.timers) clearInterval(timer);
    for (const leave of this.leaving.values()) leave();
    this.write();
  }

  private open(name: string): void {
    const known = recall<Holding>(PREFIX + name) ?? {};
    if (known.state !== undefined) this.seen.set(name, { state: known.state, missing: false });
    this.leaving.set(
      name,
      feed.subscribe(name, (held) => this.take(name, held), known),
    );
  }

  private take(name: string, held: Holding): void {
    if (held.problem?.status === 404) {
      this.drop(name);
      this.seen.set(name, { state: undefined, missing: true });
    } else if (!held.problem) {
      this.seen.set(name, { state: held.state, missing: false });
      this.unwritten.set(name, held);
    }
  }

  private drop(name: string): void {
    this.seen.delete(name);
    this.unwritten.delete(name);
    forget(PREFIX + name);
  }

  private write(): void {
    for (const [name, { state, version }] of this.unwritten) remember(PREFIX + name, { state, version });
    this.unwritten.clear();
  }

  /** A workshop that is not there yet may begin, a budget may be published. */
  private askAgain(): void {
    if (feed.status !== "live") return;
    for (const [name, { missing }] of this.seen) {
      if (!missing) continue;
      this.leaving.get(name)?.();
      this.leaving.set(
        name,
        feed.subscribe(name, (held) => this.take(name, held)),
      );
    }
  }
}

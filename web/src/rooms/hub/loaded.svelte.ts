import { onDestroy, untrack } from "svelte";
import type { Problem, Result } from "../../kit/problem";

/** What a page reads from the server, and can read again: the last answer asked for counts. Made while a component starts. */
export class Loaded<T> {
  now: T | undefined = $state.raw();
  problem: Problem | undefined = $state.raw();
  busy = $state(false);
  readonly #read: () => Promise<Result<T>>;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `first`: whether it is read at once, or what was read already. */
  constructor(read: () => Promise<Result<T>>, first: boolean | { known: T } = true) {
    this.#read = read;
    if (typeof first === "object") this.now = first.known;
    else if (first) void this.load();
    onDestroy(() => {
      this.#asked = -1;
      clearTimeout(this.#timer);
    });
  }

  load = async (): Promise<void> => {
    if (this.#asked < 0) return;
    const mine = ++this.#asked;
    this.busy = true;
    const answer = await this.#read();
    if (mine !== this.#asked) return;
    this.busy = false;
    this.problem = answer.ok ? undefined : answer.problem;
    if (answer.ok) this.now = answer.data;
  };

  /**
   * Reads again soon, the first time at once; many wishes in a moment are one reading. An effect that says so depends on what it
   * asks for, not on what was read.
   */
  soon(ms = 400): void {
    clearTimeout(this.#timer);
    const first = untrack(() => this.now === undefined && this.problem === undefined);
    this.#timer = setTimeout(() => void this.load(), first ? 0 : ms);
  }
}

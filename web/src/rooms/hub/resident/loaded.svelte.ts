import type { Problem, Result } from "../../../kit/problem";

/** What a page asked for: nothing yet, there, or why not. A later answer never replaces that of a later question. */
export class Loaded<T> {
  now: T | undefined = $state.raw();
  problem: Problem | undefined = $state.raw();
  busy = $state(false);
  private asked = 0;

  constructor(private readonly call: () => Promise<Result<T>>) {}

  async load(): Promise<void> {
    const mine = ++this.asked;
    this.busy = true;
    const answer = await this.call();
    if (mine !== this.asked) return;
    this.busy = false;
    if (answer.ok) this.now = answer.data;
    this.problem = answer.ok ? undefined : answer.problem;
  }
}

/** Asks at once. */
export function loaded<T>(call: () => Promise<Result<T>>): Loaded<T> {
  const asked = new Loaded(call);
  void asked.load();
  return asked;
}

const SOON_MS = 500;
const SPREAD_MS = 10_000;

/**
 * What everybody hears at the same moment, each page acts on at a moment of its own: `run` happens once, between half a second and ten
 * seconds after the first `hear`, however many follow. `random` is between 0 and 1.
 */
export class Scattered {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly run: () => unknown,
    private readonly random: () => number = Math.random,
  ) {}

  /** `patience`: milliseconds that it waits in any case. */
  hear(patience = SOON_MS): void {
    this.timer ??= setTimeout(() => this.now(), patience + this.random() * SPREAD_MS);
  }

  /** At once: for the few whom it concerns. */
  now(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.run();
  }

  /** The page is left: nothing happens any more. */
  end(): void {
    clearTimeout(this.timer);
  }
}

import { type Problem, passing, type Result } from "../../../kit/problem";

type Command = () => Promise<Result<unknown>>;

export interface Failed {
  label: string;
  command: Command;
  problem: Problem;
}

const PAUSES = [400, 1_200, 3_000];

/**
 * The facilitator's hand: commands go out one after another. All are safe to repeat, so what the network swallows is said again a few
 * times; then it stands in `failed`, to be said again by hand or left: minutes later "close" may not be what she wants.
 */
export class Hand {
  /** What is under way, by name; pages disable that button. */
  busy: string | undefined = $state();
  failed: Failed[] = $state.raw([]);
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly pauses: readonly number[] = PAUSES) {}

  /** Whether it was done. `label` says in words what was tried. */
  run(name: string, label: string, command: Command): Promise<boolean> {
    const done = this.tail.then(() => this.now(name, label, command));
    this.tail = done;
    return done;
  }

  again(failed: Failed): Promise<boolean> {
    this.drop(failed);
    return this.run("again", failed.label, failed.command);
  }

  drop(failed: Failed): void {
    this.failed = this.failed.filter((each) => each !== failed);
  }

  private async now(name: string, label: string, command: Command): Promise<boolean> {
    this.busy = name;
    let answer = await command();
    for (const pause of this.pauses) {
      if (answer.ok || !passing(answer.problem)) break;
      await new Promise((resume) => setTimeout(resume, pause));
      answer = await command();
    }
    this.busy = undefined;
    if (answer.ok) return true;
    // The same thing tried twice is one line.
    this.failed = [
      ...this.failed.filter((each) => each.label !== label),
      { label, command, problem: answer.problem },
    ];
    return false;
  }
}

import { passing, type Result } from "../../kit/problem";
import { requestKey } from "../../kit/request-key";

/**
 * The key of one intention: as long as what is sent stays the same, a repetition has the same key and makes nothing twice;
 * something else is another intention.
 */
export class Intention {
  #key = requestKey();
  #said = "";

  keyFor(body: unknown): string {
    const said = JSON.stringify(body);
    if (this.#said !== "" && said !== this.#said) this.#key = requestKey();
    this.#said = said;
    return this.#key;
  }

  /** What came of it: done or refused, what comes next is new; only what got no answer is the same again. */
  heard(answer: Result<unknown>): void {
    if (answer.ok || !passing(answer.problem)) this.done();
  }

  /** It was done: what comes next is new. */
  done(): void {
    this.#key = requestKey();
    this.#said = "";
  }
}

import type { Problem, Result } from "../kit/problem";
import { Faults, type Found } from "./faults.svelte";
import { dropForm, keepForm, keptForm } from "./kept";

/**
 * A form that somebody edits: kept on the device until it is stored, held against the page's own rules once it was sent, and told
 * what the server finds wrong. Made while a component is set up.
 */
export class Edited<T extends object> {
  form: T = $state() as T;
  kept: { at: string; moved: boolean } | undefined = $state.raw();
  busy = $state(false);
  problem: Problem | undefined = $state.raw();
  readonly faults = new Faults();
  readonly #name: string;
  readonly #check: (form: T) => Found;
  #base = $state.raw("");
  #tried = $state(false);

  /**
   * @param name under which it is kept
   * @param fresh what the form says when nobody has written anything
   * @param check what is wrong, in words
   */
  constructor(name: string, fresh: T, check: (form: T) => Found) {
    this.#name = name;
    this.#check = check;
    this.#base = JSON.stringify(fresh);
    const kept = keptForm(name, fresh);
    this.kept = kept;
    this.form = kept?.form ?? JSON.parse(this.#base);
    $effect(() => keepForm(name, this.form, this.#base));
    $effect(() => {
      if (this.#tried) this.faults.own = check(this.form);
    });
  }

  /** Sends the form if nothing is wrong with it. Empty if it was not stored: then faults and problem say why. */
  async save<A>(
    send: (form: T) => Promise<Result<A>>,
    local?: (pointer: string) => string,
  ): Promise<{ data: A } | undefined> {
    if (this.busy) return undefined;
    this.#tried = true;
    this.problem = undefined;
    this.faults.told = {};
    this.faults.own = this.#check(this.form);
    if (this.faults.all.length) return undefined;
    this.busy = true;
    const answer = await send(this.form);
    this.busy = false;
    if (answer.ok) {
      dropForm(this.#name);
      return { data: answer.data };
    }
    this.problem = answer.problem;
    this.faults.hear(answer.problem, local);
    return undefined;
  }

  startOver(): void {
    this.form = JSON.parse(this.#base);
    this.kept = undefined;
  }

  /** Goes on from what the server has now. */
  restart(fresh: T): void {
    this.#base = JSON.stringify(fresh);
    this.#tried = false;
    this.startOver();
  }
}

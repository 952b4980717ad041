import { t } from "../kit/i18n.svelte";
import type { Problem } from "../kit/problem";

/** What is wrong, by the JSON Pointer of the field. */
export type Found = Record<string, string>;

/** Faults as keys of texts, in words. */
export const worded = (keys: Record<string, string>): Found =>
  Object.fromEntries(Object.entries(keys).map(([at, key]) => [at, t(key)]));

/** The id of the field that a pointer names. */
export const fieldId = (pointer: string): string => `at${pointer.replace(/[^A-Za-z0-9]+/g, "-")}`;

/** What is wrong in a form: by the page's own rules, and as the server tells it. */
export class Faults {
  own: Found = $state.raw({});
  told: Found = $state.raw({});

  at(pointer: string): string | undefined {
    return this.told[pointer] ?? this.own[pointer];
  }

  get all(): { pointer: string; text: string }[] {
    return Object.entries({ ...this.own, ...this.told }).map(([pointer, text]) => ({ pointer, text }));
  }

  /** Takes the places that a problem names. `local` turns the server's pointer into the form's. */
  hear(problem: Problem, local: (pointer: string) => string = (pointer) => pointer): void {
    const told: Found = {};
    for (const { pointer, detail } of problem.errors ?? []) {
      const at = local(pointer);
      told[at] = told[at] ? `${told[at]} ${detail}` : detail;
    }
    this.told = told;
  }

  /** A field was changed: what the server said of it is of no use any more. */
  touched(id: string): void {
    const left = Object.entries(this.told).filter(([pointer]) => fieldId(pointer) !== id);
    if (left.length !== Object.keys(this.told).length) this.told = Object.fromEntries(left);
  }

  clear(): void {
    this.own = {};
    this.told = {};
  }
}

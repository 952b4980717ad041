import { call } from "../../../../conduce/call";
import { announcer } from "../../../../kit/announcer.svelte";
import { api, type Schemas } from "../../../../kit/api";
import { t } from "../../../../kit/i18n.svelte";
import type { Problem } from "../../../../kit/problem";
import { addDays } from "../../days";
import { clockOf } from "../times";
import type { Block, Column, Place } from "./week";

type Change = Schemas["HubReservationChange"];
interface Move {
  code: string;
  words: string;
  back: Change;
}
interface Refusal {
  problem: Problem;
  /** What was wanted, to be tried again against the settings. */
  code: string;
  change: Change;
  words: string;
}

/** A wall-clock moment as the server takes it: the place's own clock, without an offset. */
export const momentOf = (day: string, minutes: number): string =>
  minutes >= 1440 ? `${addDays(day, 1)}T${clockOf(minutes - 1440)}` : `${day}T${clockOf(minutes)}`;

/** Moves of reservations: what was done can be undone, what was refused is told in words. */
export class WeekMoves {
  last: Move | undefined = $state.raw();
  refused: Refusal | undefined = $state.raw();
  busy = $state(false);

  constructor(private readonly changed: () => Promise<void>) {}

  async drop(block: Block, place: Place, columns: readonly Column[], words: string): Promise<void> {
    const { use } = block;
    const [from, to] = [columns[block.column]!, columns[place.column]!];
    if (!use.reservation) return;
    const answer = await call(
      api.GET("/hub/reservations/{code}", { params: { path: { code: use.reservation } } }),
    );
    if (!answer.ok) return this.#refuse(answer.problem, use.reservation, {}, words);
    const items = answer.data.items.map(({ resource, quantity }) => ({ resource, quantity }));
    const moved =
      from.resource === to.resource
        ? {}
        : {
            items: items.map((each) =>
              each.resource === from.resource ? { ...each, resource: to.resource } : each,
            ),
          };
    const change = { starts: momentOf(to.day, place.from), ends: momentOf(to.day, place.to), ...moved };
    const back = {
      starts: answer.data.starts,
      ends: answer.data.ends,
      ...(from.resource === to.resource ? {} : { items }),
    };
    await this.#send(use.reservation, change, words, back, answer.data.revision);
  }

  /** Puts back what was moved last. */
  async undo(): Promise<void> {
    const { last } = this;
    if (!last) return;
    this.last = undefined;
    await this.#send(last.code, { ...last.back, override: true }, t("spaces.undone"), undefined);
  }

  /** The same against settings and opening hours, never against what is taken. */
  async insist(): Promise<void> {
    const { refused } = this;
    if (refused)
      await this.#send(refused.code, { ...refused.change, override: true }, refused.words, undefined);
  }

  forget(): void {
    this.refused = undefined;
    this.last = undefined;
  }

  async #send(
    code: string,
    body: Change,
    words: string,
    back: Change | undefined,
    revision?: number,
  ): Promise<void> {
    this.busy = true;
    this.refused = undefined;
    const header = revision === undefined ? {} : { "If-Match": `"${revision}"` };
    const answer = await call(
      api.PUT("/hub/reservations/{code}", { params: { path: { code }, header }, body }),
    );
    this.busy = false;
    if (!answer.ok) this.#refuse(answer.problem, code, body, words);
    else {
      this.last = back ? { code, words, back } : undefined;
      announcer.say(words);
    }
    await this.changed();
  }

  #refuse(problem: Problem, code: string, change: Change, words: string): void {
    this.last = undefined;
    this.refused = { problem, code, change, words };
  }
}

import { onDestroy } from "svelte";
import { call } from "../../../conduce/call";
import { api, type Schemas } from "../../../kit/api";

export type Clash = Schemas["HubClash"];
export type PlannedDate = Schemas["HubDate"];
type Wanted = Schemas["HubReservationDraft"];

const WAIT_MS = 600;

/**
 * What would be in the way of dates that somebody is still writing, asked of the server a moment after the last keystroke. What
 * was asked before is not asked again.
 */
export class Clashes {
  dates: PlannedDate[] = $state.raw([]);
  state: "nothing" | "asking" | "known" | "unknown" = $state("nothing");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  readonly #answers = new Map<string, PlannedDate[]>();

  constructor() {
    onDestroy(() => {
      this.#turn++;
      clearTimeout(this.#timer);
    });
  }

  get clashing(): PlannedDate[] {
    return this.dates.filter((date) => date.clashes.length > 0);
  }

  /** Each entry is one question; several for the sessions of a course. */
  ask(wanted: Wanted[]): void {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    if (!wanted.length) {
      this.dates = [];
      this.state = "nothing";
      return;
    }
    this.#timer = setTimeout(() => void this.#look(wanted, turn), WAIT_MS);
  }

  async #look(wanted: Wanted[], turn: number): Promise<void> {
    this.state = "asking";
    const dates: PlannedDate[] = [];
    for (const body of wanted) {
      const found = await this.#answer(body);
      if (turn !== this.#turn) return;
      if (!found) {
        this.state = "unknown";
        return;
      }
      dates.push(...found);
    }
    this.dates = dates;
    this.state = "known";
  }

  async #answer(body: Wanted): Promise<PlannedDate[] | undefined> {
    const key = JSON.stringify(body);
    const before = this.#answers.get(key);
    if (before) return before;
    const answer = await call(api.POST("/hub/reservation-previews", { body }));
    if (!answer.ok) return undefined;
    this.#answers.set(key, answer.data.dates);
    return answer.data.dates;
  }
}

import { announcer } from "../../../kit/announcer.svelte";
import { api, ask } from "../../../kit/api";
import { ZONE } from "../../../kit/dates";
import { t } from "../../../kit/i18n.svelte";
import { dayOf } from "../days";
import { Loaded } from "../loaded.svelte";
import type { EventSummary } from "../types";
import { type Filter, filterOf, offers, questionOf, searchOf } from "./filter";
import { metres, type Spot, spotOf, whereAmI } from "./near";

const TYPING_MS = 350;

/** The search for events: what is wanted, what was found, and where the reader stands if they said so. */
export class Search {
  filter: Filter = $state(filterOf(location.search));
  here: Spot | undefined = $state.raw();
  near: "no" | "asking" | "yes" | "refused" = $state("no");
  readonly found = new Loaded(
    () =>
      ask(api.GET("/hub/events", { params: { query: questionOf(this.filter, dayOf(new Date(), ZONE)) } })),
    false,
  );
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks anew for what is wanted now, and says how much there is. */
  async go(): Promise<void> {
    clearTimeout(this.timer);
    // The address follows without a new page: the keyboard stays where it is.
    history.replaceState(history.state, "", location.pathname + searchOf(this.filter));
    await this.found.load();
    if (!this.found.problem) announcer.say(t("events.found", { n: this.events.length }));
  }

  typed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.go(), TYPING_MS);
  }

  /** The page is left: the address is no longer its own to write. */
  end(): void {
    clearTimeout(this.timer);
  }

  get events(): EventSummary[] {
    return (this.found.now?.events ?? []).filter((event) => offers(event, this.filter.access));
  }

  metresTo(event: EventSummary): number | undefined {
    const spot = spotOf(event.place);
    return this.here && spot ? metres(this.here, spot) : undefined;
  }

  async lookAround(): Promise<void> {
    this.near = "asking";
    this.here = await whereAmI();
    this.near = this.here ? "yes" : "refused";
    announcer.say(t(this.here ? "events.near-sorted" : "events.near-refused"));
  }

  goAway(): void {
    this.here = undefined;
    this.near = "no";
  }
}

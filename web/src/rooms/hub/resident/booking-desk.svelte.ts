import { announcer } from "../../../kit/announcer.svelte";
import { api, ask } from "../../../kit/api";
import { i18n, t } from "../../../kit/i18n.svelte";
import { router } from "../../../kit/router.svelte";
import { forget, recall, remember } from "../../../kit/stored";
import { session } from "../../identity/session.svelte";
import { Errand } from "../errand.svelte";
import type { BookingDraft, BookingMade, HubEvent } from "../types";
import type { Step } from "./FormSteps.svelte";
import { keepLink } from "./link-kept";
import { emptyParty, faultsOf, type PartyForm, toBody } from "./party";
import { leadToFault, toTop } from "./steps";

const DAY_MS = 86_400_000;

/** One party's booking in the making: the form, kept on the device for a day, and the one request that sends it. */
export class BookingDesk {
  form: PartyForm = $state(emptyParty({ partyMost: 1 }));
  faults: Record<string, string> = $state.raw({});
  step: Step = $state("fill");
  readonly errand: Errand<BookingDraft, BookingMade>;
  private readonly kept: string;

  constructor(readonly event: HubEvent) {
    this.kept = `party.${event.slug}`;
    const before = recall<{ form: PartyForm; since: number }>(this.kept);
    const fresh = before && Date.now() - before.since < DAY_MS;
    this.form = fresh ? before.form : emptyParty(event);
    if (!this.form.contact.email && session.now?.email) this.form.contact.email = session.now.email;
    this.errand = new Errand(
      `book.${event.slug}`,
      (key, body) =>
        ask(
          api.POST("/hub/events/{event}/bookings", {
            params: { path: { event: event.slug }, header: { "Idempotency-Key": key } },
            body,
          }),
        ),
      (made) => this.made(made),
    );
    this.errand.resume();
    if (this.errand.busy) this.step = "check";
  }

  keep(): void {
    remember(this.kept, { form: this.form, since: Date.now() });
  }

  clear(): void {
    forget(this.kept);
    this.form = emptyParty(this.event);
    this.faults = {};
  }

  async check(): Promise<void> {
    this.faults = faultsOf(this.form, this.event, session.signedIn);
    if (await leadToFault(this.faults)) return;
    this.errand.stop();
    await this.show("check");
  }

  show(step: Step): Promise<void> {
    this.step = step;
    return toTop();
  }

  send(): Promise<void> {
    return this.errand.start({ ...toBody(this.form, i18n.language), line: this.form.line });
  }

  private made(made: BookingMade): void {
    forget(this.kept);
    announcer.say(t(`hub.booking-${made.state}`));
    if (made.secret) {
      keepLink(`${made.code}.${made.secret}`);
      router.go("/prenotazione?nuova=1", { replace: true });
    } else {
      router.go(`/prenotazioni/${made.code}?nuova=1`, { replace: true });
    }
  }
}

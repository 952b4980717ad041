import { announcer } from "../../../kit/announcer.svelte";
import { api, ask, type Schemas } from "../../../kit/api";
import { i18n, t } from "../../../kit/i18n.svelte";
import { router } from "../../../kit/router.svelte";
import { session } from "../../identity/session.svelte";
import { reservedHash } from "../codes";
import { dayOf } from "../days";
import { Errand } from "../errand.svelte";
import { Loaded } from "../loaded.svelte";
import type { Place, Resource } from "../types";
import type { Step } from "./FormSteps.svelte";
import { keepLink } from "./link-kept";
import {
  emptyReservation,
  type ReservationDraft,
  type ReserveForm,
  reserveFaults,
  toReservation,
} from "./reserve-form";
import { leadToFault, toTop } from "./steps";

type Made = Schemas["HubReservationsMade"];

/** One reservation in the making: the form, what the server says of its dates, and the one request that sends it. */
export class ReserveDesk {
  form: ReserveForm;
  faults: Record<string, string> = $state.raw({});
  step: Step = $state("fill");
  readonly today: string;
  readonly preview: Loaded<Schemas["HubReservationPreview"]>;
  readonly errand: Errand<ReservationDraft, Made>;

  constructor(
    readonly place: Place,
    readonly resource: Resource,
  ) {
    this.today = dayOf(new Date(), place.zone);
    this.form = $state(emptyReservation(resource, location.search, this.today));
    if (session.now?.email) this.form.contact.email = session.now.email;
    this.preview = new Loaded(() => ask(api.POST("/hub/reservation-previews", { body: this.draft })), false);
    this.errand = new Errand(
      `reserve.${place.place}.${resource.resource}`,
      (key, body) =>
        ask(api.POST("/hub/reservations", { params: { header: { "Idempotency-Key": key } }, body })),
      (made) => this.made(made),
    );
    this.errand.resume();
  }

  get draft(): ReservationDraft {
    return toReservation(this.form, this.place.place, this.resource, i18n.language);
  }

  /** To the page with the final button, if nothing is missing and the server says what would come of it. */
  async check(): Promise<void> {
    this.faults = reserveFaults(this.form, this.today, session.signedIn);
    if (await leadToFault(this.faults)) return;
    this.errand.stop();
    await this.preview.load();
    if (this.preview.now && !this.preview.problem) await this.show("check");
  }

  show(step: Step): Promise<void> {
    this.step = step;
    return toTop();
  }

  send(): Promise<void> {
    return this.errand.start(this.draft);
  }

  private made(made: Made): void {
    const [first] = made.reservations;
    const hash = reservedHash(made);
    announcer.say(t(`hub.reservation-${first?.state ?? "asked"}`));
    if (!hash) return;
    keepLink(hash);
    router.go("/prenotazione?nuova=1", { replace: true });
  }
}

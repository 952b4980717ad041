import { t } from "../../kit/i18n.svelte";
import { money } from "../../kit/money";
import { euros } from "../../kit/words";
import type { EventSummary, FreeWord, HubEvent, SeatCounts, SeatKind } from "./types";
import { SEATS } from "./types";

/** How a chip looks that says how many places are free. */
export const freeState = (word: FreeWord | "cancelled"): "open" | "few" | "closed" =>
  word === "many" || word === "none" ? "open" : word === "few" || word === "last" ? "few" : "closed";

/** "Posti liberi", "Ultimi posti", "Annullato". */
export function freeWords(event: Pick<EventSummary, "phase" | "free">): string {
  return t(event.phase === "cancelled" ? "hub.free-cancelled" : `hub.free-${event.free}`);
}

/** "Gratis", or the amount, which is paid where the event is. */
export const priceWords = (price: string): string =>
  money(price) === BigInt(0) ? t("hub.price-none") : t("hub.price", { amount: euros(price) });

/** "Da 6 a 10 anni"; empty if everybody may come. */
export function agesWords(ages: HubEvent["ages"]): string {
  if (!ages || (ages.from === undefined && ages.to === undefined)) return "";
  if (ages.to === undefined) return t("hub.ages-from", { from: ages.from ?? 0 });
  if (ages.from === undefined) return t("hub.ages-to", { to: ages.to });
  return t("hub.ages", { from: ages.from, to: ages.to });
}

/** "2 posti, 1 posto per carrozzina": only kinds that are there. */
export function seatsWords(seats: SeatCounts): string {
  return SEATS.filter((kind) => (seats[kind] ?? 0) > 0)
    .map((kind) => t(`hub.seats-${kind}`, { n: seats[kind] ?? 0 }))
    .join(", ");
}

/** Kinds of seats that an event offers. */
export const offered = (seats: SeatCounts | undefined): SeatKind[] =>
  SEATS.filter((kind) => (seats?.[kind] ?? 0) > 0);

/** Facts of access are called in two ways: `stepFree` of a place, `step-free` of an event. */
export const featureKey = (name: string): string =>
  name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`);

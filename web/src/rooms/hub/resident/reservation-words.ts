import { told } from "../../../kit/i18n.svelte";
import type { Reservation } from "../types";

/** "Sala grande, Proiettore"; with `counted` also how many of what there are several. */
export const itemsWords = (items: Reservation["items"], counted = false): string =>
  items
    .map((item) => `${told(item.name)}${counted && item.quantity > 1 ? ` × ${item.quantity}` : ""}`)
    .join(", ");

/** How a chip looks that says where a reservation stands. */
export const reservationState = (state: Reservation["state"]): "open" | "few" | "closed" =>
  state === "confirmed" ? "open" : state === "asked" ? "few" : "closed";

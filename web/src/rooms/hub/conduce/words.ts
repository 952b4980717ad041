import { t } from "../../../kit/i18n.svelte";
import { SEATS, type SeatCounts } from "../types";

/** "K7M2-9QXD" of a code, however it is written. */
export function codeShown(code: string): string {
  const plain = code.replace(/-/g, "").toUpperCase();
  return plain.length === 8 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : plain;
}

/** How the server's documents write it. */
export const codePlain = (code: string): string => code.replace(/[-\s]/g, "").toUpperCase();

/** "3 posti, 1 per sedia a rotelle". */
export const seatsWords = (seats: SeatCounts | undefined): string =>
  SEATS.filter((kind) => (seats?.[kind] ?? 0) > 0)
    .map((kind) => t(`common.seats-${kind}`, { n: seats?.[kind] ?? 0 }))
    .join(", ");

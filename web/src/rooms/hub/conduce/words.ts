import { t } from "../../../kit/i18n.svelte";
import { plainCode, spaced } from "../codes";
import { SEATS, type SeatCounts } from "../types";

/** "K7M2-9QXD" of a code, however it is written. */
export function codeShown(code: string): string {
  const plain = plainCode(code);
  return plain.length === 8 ? spaced(plain) : plain;
}

/** "3 posti, 1 per sedia a rotelle". */
export const seatsWords = (seats: SeatCounts | undefined): string =>
  SEATS.filter((kind) => (seats?.[kind] ?? 0) > 0)
    .map((kind) => t(`common.seats-${kind}`, { n: seats?.[kind] ?? 0 }))
    .join(", ");

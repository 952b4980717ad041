import { t } from "../../../kit/i18n.svelte";

/** "K7M2-9QXD" of a code, however it is written. */
export function codeShown(code: string): string {
  const plain = code.replace(/-/g, "").toUpperCase();
  return plain.length === 8 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : plain;
}

/** How the server's documents write it. */
export const codePlain = (code: string): string => code.replace(/[-\s]/g, "").toUpperCase();

export type Seats = { standard?: number; wheelchair?: number; carer?: number };

/** "3 posti, 1 per sedia a rotelle". */
export function seatsWords(seats: Seats | undefined): string {
  const said = (["standard", "wheelchair", "carer"] as const)
    .filter((kind) => (seats?.[kind] ?? 0) > 0)
    .map((kind) => t(`common.seats-${kind}`, { n: seats?.[kind] ?? 0 }));
  return said.join(", ");
}

export const peopleOf = (seats: Seats | undefined): number =>
  (seats?.standard ?? 0) + (seats?.wheelchair ?? 0) + (seats?.carer ?? 0);

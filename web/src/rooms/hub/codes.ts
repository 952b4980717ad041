/** Codes of bookings and reservations: eight signs, shown in two groups, typed in any way. */
export const spaced = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code as the server's documents write it, of how somebody typed or printed it. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[\s\p{Pd}._]/gu, "");

/** What the address of a personal link holds after its `#`. */
export interface Link {
  kind: "booking" | "reservation" | "unknown";
  code: string;
  secret: string;
  /** It leads to the question whether to give the places back. */
  giveUp: boolean;
}

/** `#CODE.SECRET`, `#RCODE.SECRET` of a reservation, `#CODE.SECRET.rinuncio`; undefined for anything else. */
export function linkOf(hash: string): Link | undefined {
  const found = /^#?(R?)([0-9A-Z]{8})\.([A-Za-z0-9_-]{8,128})(\.rinuncio)?$/.exec(hash);
  if (!found) return undefined;
  const [, mark, code, secret, giveUp] = found;
  return {
    kind: mark ? "reservation" : giveUp ? "booking" : "unknown",
    code: code!,
    secret: secret!,
    giveUp: giveUp !== undefined,
  };
}

interface Opened {
  code: string;
  secret: string;
}

/** What the address of a personal link holds after its `#` that opens what was reserved: all dates together where they are a series. */
export function reservedHash(made: { series?: Opened; reservations: readonly Opened[] }): string | undefined {
  if (made.series) return `${plainCode(made.series.code)}.${made.series.secret}`;
  const [first] = made.reservations;
  return first && `R${plainCode(first.code)}.${first.secret}`;
}

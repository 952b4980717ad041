/** Code units that are looked at: nobody reads more on a wall, and a flood costs nothing then. */
const LONGEST = 4_000;

/**
 * Text that somebody typed, fit for a wall: one line, nothing invisible, no direction marks or rings round letters, no towers of accents, at most
 * `most` signs, with `…` where something was cut.
 */
export function tame(text: string | undefined, most: number): string {
  const line = (text ?? "")
    .slice(0, LONGEST)
    .normalize("NFC")
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Me}]/gu, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/^[\s\p{M}]+/u, "")
    .trim();
  const signs = line.match(/\P{M}\p{M}{0,2}/gu) ?? [];
  const kept =
    signs.length > most
      ? `${signs
          .slice(0, most - 1)
          .join("")
          .trim()}…`
      : signs.join("");
  return kept.replace(/ +/g, " ");
}

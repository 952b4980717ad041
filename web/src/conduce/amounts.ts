/**
 * The exact amount that somebody typed, as the server wants it ("100000.5"); undefined if it is none. People write "100.000",
 * "100 000,50", "€ 1.200" or "1,200.50": a mark before exactly three digits groups, unless it is the last of two kinds.
 */
export function amountOf(typed: string): string | undefined {
  const text = typed.replace(/[\s\u00a0\u202f'€$£]/g, "").replace(/^EUR|EUR$/i, "");
  if (!/^\d[\d.,]*$/.test(text)) return undefined;
  const dot = text.lastIndexOf(".");
  const comma = text.lastIndexOf(",");
  const last = Math.max(dot, comma);
  if (last < 0) return whole(text, "");
  const mark = text[last]!;
  const fraction = text.slice(last + 1);
  const head = text.slice(0, last);
  const decimal = fraction.length !== 3 || (dot >= 0 && comma >= 0 && !head.includes(mark));
  if (!decimal) return grouped(text, mark) ? whole(text.split(mark).join(""), "") : undefined;
  if (head.includes(mark) || fraction.length === 0 || fraction.length > 4) return undefined;
  const other = mark === "." ? "," : ".";
  return grouped(head, other) ? whole(head.split(other).join(""), fraction) : undefined;
}

function grouped(text: string, mark: string): boolean {
  const [first = "", ...rest] = text.split(mark);
  return /^\d+$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

function whole(digits: string, fraction: string): string | undefined {
  const short = digits.replace(/^0+(?=\d)/, "");
  const tail = fraction.replace(/0+$/, "");
  return short.length > 15 ? undefined : tail ? `${short}.${tail}` : short;
}

/** An amount of the server's, for a field that is typed in Italian or English. */
export function amountField(amount: string | undefined, language: string): string {
  if (!amount) return "";
  const [digits = "", fraction] = amount.split(".");
  const [group, decimal] = language === "it" ? [".", ","] : [",", "."];
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction ? `${grouped}${decimal}${fraction.padEnd(2, "0")}` : grouped;
}

/** A whole number from `least` to `most`; undefined if the text is none. */
export function wholeNumber(typed: string, least: number, most: number): number | undefined {
  const text = typed.trim();
  if (!/^\d{1,9}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}

/**
 * Amounts are exact decimals in strings with up to four places. Here they are counted in ten-thousandths, as whole numbers
 * of any size, so that adding costs never rounds.
 */
export type Money = bigint;

const PLACES = 4;

export function money(amount: string | undefined): Money {
  const [whole = "0", fraction = ""] = (amount ?? "0").split(".");
  return BigInt(whole + fraction.padEnd(PLACES, "0").slice(0, PLACES));
}

export function sum(amounts: Iterable<Money>): Money {
  let total = BigInt(0);
  for (const amount of amounts) total += amount;
  return total;
}

/** "12.000 €"; decimals only where there are some. */
export function moneyText(amount: Money, currency: string, language: string): string {
  const value = Number(amount) / 10 ** PLACES;
  const digits = amount % BigInt(10 ** PLACES) === BigInt(0) ? 0 : 2;
  return new Intl.NumberFormat(language === "it" ? "it-IT" : language, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: "always" as unknown as boolean,
  }).format(value);
}

/** How much of `whole` is `part`, from 0 to 1. */
export function share(part: Money, whole: Money): number {
  if (whole <= BigInt(0)) return 0;
  return Math.min(1, Number((part * BigInt(10_000)) / whole) / 10_000);
}

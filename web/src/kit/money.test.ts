import { expect, it } from "vitest";
import { money, moneyText, share, sum } from "./money";

it("adds exactly, whatever the size", () => {
  expect(sum([money("0.1"), money("0.2")])).toBe(money("0.3"));
  expect(sum([money("999999999999999.9999"), money("0.0001")])).toBe(money("1000000000000000"));
});

it("groups thousands always, and shows cents only where there are some", () => {
  const text = (amount: string) => moneyText(money(amount), "EUR", "it").replace(/\s/g, " ");
  expect(text("5000")).toBe("5.000 €");
  expect(text("12000.00")).toBe("12.000 €");
  expect(text("1234.5")).toBe("1.234,50 €");
  expect(moneyText(money("5000"), "EUR", "en")).toBe("€5,000");
});

it("measures a share between nothing and all", () => {
  expect(share(money("25000"), money("100000"))).toBe(0.25);
  expect(share(money("2"), money("1"))).toBe(1);
  expect(share(money("2"), money("0"))).toBe(0);
});

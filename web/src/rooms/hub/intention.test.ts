import { expect, it } from "vitest";
import { Intention } from "./intention";

const failed = (status: number) => ({ ok: false as const, problem: { type: "x", title: "", status } });

it("what got no answer is the same intention when it is said again, and something else is another one", () => {
  const intention = new Intention();
  const first = intention.keyFor({ seats: 2 });
  intention.heard(failed(0));
  intention.heard(failed(503));
  expect(intention.keyFor({ seats: 2 })).toBe(first);
  expect(intention.keyFor({ seats: 3 })).not.toBe(first);
});

it("what was done or refused is over", () => {
  const intention = new Intention();
  const first = intention.keyFor({ seats: 2 });
  intention.heard({ ok: true, data: {}, response: undefined as never });
  const second = intention.keyFor({ seats: 2 });
  expect(second).not.toBe(first);
  intention.heard(failed(422));
  expect(intention.keyFor({ seats: 2 })).not.toBe(second);
});

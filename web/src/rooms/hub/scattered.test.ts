import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Scattered } from "./scattered";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("what many pages hear at once they ask about at different moments, each once", () => {
  const asked: number[] = [];
  const pages = [0, 0.25, 0.5, 0.99].map(
    (random) =>
      new Scattered(
        () => asked.push(Date.now()),
        () => random,
      ),
  );
  const heard = Date.now();
  for (const page of pages) page.hear();
  vi.advanceTimersByTime(200);
  for (const page of pages) page.hear();
  vi.advanceTimersByTime(20_000);
  expect(asked.map((at) => at - heard)).toEqual([500, 3_000, 5_500, 10_400]);
});

it("who hurries asks at once, and not a second time for what was heard before", () => {
  let asked = 0;
  const page = new Scattered(
    () => asked++,
    () => 1,
  );
  page.hear();
  page.now();
  expect(asked).toBe(1);
  vi.advanceTimersByTime(20_000);
  expect(asked).toBe(1);
});

it("a page that was left asks nothing", () => {
  let asked = 0;
  const page = new Scattered(() => asked++);
  page.hear();
  page.end();
  vi.advanceTimersByTime(20_000);
  expect(asked).toBe(0);
});

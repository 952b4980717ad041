import { describe, expect, it } from "vitest";
import { requestKey } from "./request-key";
import { waitMs } from "./retry";

it("every request has a name that the server takes, and none twice", () => {
  const keys = Array.from({ length: 200 }, requestKey);
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{22,100}$/);
  expect(new Set(keys).size).toBe(200);
});

describe("waiting before the next try", () => {
  const problem = { type: "x", title: "", status: 503 };

  it("grows to half a minute", () => {
    expect([0, 1, 2, 9].map((attempt) => waitMs(problem, attempt, 0))).toEqual([1_000, 2_000, 4_000, 30_000]);
  });

  it("is as long as the server asks, and a little different for each", () => {
    expect(waitMs({ ...problem, retryAfter: 7 }, 0, 0.5)).toBe(7_500);
  });
});

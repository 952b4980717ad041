import { expect, it } from "vitest";
import { judge } from "./verdict";

const problem = (status: number, more = {}) => ({ type: "x", title: "x", status, ...more });

it("tries again what may pass, as the server asks, ever more slowly", () => {
  expect(judge(problem(0), 0, 0)).toEqual({ kind: "again", afterMs: 1_000 });
  expect(judge(problem(504), 3, 0)).toEqual({ kind: "again", afterMs: 8_000 });
  expect(judge(problem(503, { retryAfter: 20 }), 0, 0.5)).toEqual({ kind: "again", afterMs: 20_500 });
  expect(judge(problem(429), 50, 0)).toEqual({ kind: "again", afterMs: 30_000 });
});

it("asks to sign in, asks which ballot holds, and gives up on the rest", () => {
  expect(judge(problem(401), 0, 0)).toEqual({ kind: "sign-in" });
  expect(judge(problem(409, { revision: 3 }), 0, 0)).toEqual({ kind: "conflict", revision: 3 });
  expect(judge(problem(409), 0, 0)).toEqual({ kind: "refused" });
  expect(judge(problem(422), 0, 0)).toEqual({ kind: "refused" });
});

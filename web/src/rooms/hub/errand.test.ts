// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Result } from "../../kit/problem";
import { recall } from "../../kit/stored";
import { Errand } from "./errand.svelte";

type Answer = { code: string };
let sent: { key: string; body: string }[];
let answers: Result<Answer>[];
let done: string[];

const made = (code: string): Result<Answer> => ({ ok: true, data: { code }, response: undefined as never });
const failed = (status: number): Result<Answer> => ({ ok: false, problem: { type: "x", title: "", status } });

function errand() {
  return new Errand<string, Answer>(
    "book.concerto",
    async (key, body) => {
      sent.push({ key, body });
      return answers.shift() ?? failed(0);
    },
    (answer) => done.push(answer.code),
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  [sent, answers, done] = [[], [], []];
});
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

it("a request that got no answer goes out again under its own name, until there is one", async () => {
  answers = [failed(0), failed(503), made("K7M29QXD")];
  const book = errand();
  await book.start("due posti");
  expect(book.state).toBe("waiting");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done).toEqual(["K7M29QXD"]);
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map((each) => each.key)).size).toBe(1);
  expect(recall("errand.book.concerto")).toBeUndefined();
});

it("a page that is opened anew goes on with the same name", async () => {
  const before = errand();
  await before.start("due posti");
  before.end();
  answers = [made("K7M29QXD")];
  errand().resume();
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toEqual(["K7M29QXD"]);
  expect(sent[1]).toEqual(sent[0]);
});

it("what the server refuses is not sent again, and the next try has another name", async () => {
  answers = [failed(422), made("K7M29QXD")];
  const book = errand();
  await book.start("nove posti");
  expect(book.state).toBe("refused");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
  await book.start("due posti");
  expect(sent[1]?.key).not.toBe(sent[0]?.key);
  expect(done).toEqual(["K7M29QXD"]);
});

it("nothing is sent after one gave up", async () => {
  const book = errand();
  await book.start("due posti");
  book.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
});

it("what was given up while it was on its way does not come back", async () => {
  const book = errand();
  const sending = book.start("due posti");
  book.stop();
  await sending;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(book.state).toBe("idle");
  expect(sent).toHaveLength(1);
});

it("what was left more than a day ago is not sent any more", async () => {
  const book = errand();
  await book.start("due posti");
  book.end();
  vi.setSystemTime(Date.now() + 25 * 3_600_000);
  errand().resume();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
});

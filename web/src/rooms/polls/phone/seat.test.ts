// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { noNetwork, type Problem, type Result } from "../../../kit/problem";
import { forget, recall, remembered } from "../../../kit/stored";
import type { Item } from "./outbox.svelte";
import { Seat } from "./seat.svelte";
import type { Own, Question, Said, Stored } from "./types";

const problem = (status: number, key: string, more: Partial<Problem> = {}): Problem => ({
  type: `urn:cortile:problem:${key}`,
  title: key,
  status,
  ...more,
});
const no = (failure: Problem): Result<never> => ({ ok: false, problem: failure });
const yes = <T>(data: T): Result<T> => ({ ok: true, data, response: new Response() });

/** The server as the contract tells it, with a network that can be cut before or after it. */
class Server {
  answers: Record<string, Record<string, Stored>> = {};
  received: Item[] = [];
  joined = 0;
  door: Problem | undefined;
  closed = false;
  online = true;
  /** Takes the next answer, and loses the receipt on the way back. */
  losesReceipt = false;

  async join(): Promise<Result<unknown>> {
    if (!this.online) return no(noNetwork());
    if (this.door) return no(this.door);
    this.joined++;
    return yes({});
  }
  async own(): Promise<Result<Own>> {
    return this.online ? yes(this.all()) : no(noNetwork());
  }
  async send(item: Item): Promise<Result<Stored | undefined>> {
    if (!this.online) return no(noNetwork());
    this.received.push(item);
    if (this.joined === 0) return no(problem(403, "join-first"));
    if (item.kind !== "answer") return yes(undefined);
    const stored = this.answers[item.question]?.[String(item.round)];
    if (stored?.id === item.id) return this.back(stored);
    if (this.closed) return no(problem(409, "round-over"));
    if ((stored?.revision ?? 0) !== item.base)
      return no(problem(409, "other-answer", { revision: stored?.revision ?? 0 }));
    return this.back(this.store(item.question, item.round, item.id, item.said));
  }
  store(question: string, round: number, id: string, said: Said): Stored {
    const revision = (this.answers[question]?.[String(round)]?.revision ?? 0) + 1;
    const receipt = { id, revision, time: "2026-05-04T16:00:00Z", answer: said };
    this.answers = { ...this.answers, [question]: { ...this.answers[question], [String(round)]: receipt } };
    return receipt;
  }
  private back(receipt: Stored): Result<Stored> {
    if (!this.losesReceipt) return yes(receipt);
    this.losesReceipt = false;
    return no(noNetwork());
  }
  private all(): Own {
    return { person: "device", paper: false, answers: this.answers, asks: {}, votes: {} };
  }
}

const asked: Question = {
  position: 1,
  kind: "single",
  text: { it: "?" },
  state: "open",
  round: 1,
  changeable: true,
  moderated: false,
};
let server: Server;
let timers: (() => void)[];
const settled = () => new Promise((done) => setTimeout(done));
const fire = async () => {
  for (const run of timers.splice(0)) run();
  await settled();
};
const open = async (token?: string) => {
  const after = (_: number, run: () => void) => {
    timers.push(run);
    return () => {
      timers = timers.filter((other) => other !== run);
    };
  };
  const seat = new Seat(
    "H7KM3X",
    { wire: server, random: () => 0.5, person: async () => "ada@example.org", after },
    token,
  );
  seat.start();
  await settled();
  return seat;
};
const state = (seat: Seat) => seat.pending("q", 1)?.state.kind;

beforeEach(() => {
  for (const key of remembered("polls.")) forget(key);
  [server, timers] = [new Server(), []];
});

describe("a sent answer", () => {
  it("is acknowledged with its receipt, and leaves nothing behind", async () => {
    const seat = await open();
    seat.answer("q", 1, { choices: ["a"] }, asked);
    expect(state(seat)).toBe("sending");
    await settled();
    expect(seat.pending("q", 1)).toBeUndefined();
    expect(seat.own?.answers.q?.["1"]?.revision).toBe(1);
    expect(remembered("polls.out.")).toEqual([]);
  });

  it("waits on the device without network and goes out by itself, the same as before", async () => {
    const seat = await open();
    server.online = false;
    seat.answer("q", 1, { choices: ["a"] }, asked);
    await settled();
    expect(seat.pending("q", 1)?.state).toEqual({ kind: "waiting", offline: true });
    const kept = recall<Item>("polls.out.H7KM3X.answer.q.1");
    server.online = true;
    await fire();
    expect(server.received).toEqual([kept]);
    expect(seat.own?.answers.q?.["1"]?.answer).toEqual({ choices: ["a"] });
  });

  it("is stored once when only its receipt was lost", async () => {
    const seat = await open();
    server.losesReceipt = true;
    seat.answer("q", 1, { choices: ["a"] }, asked);
    await settled();
    expect(state(seat)).toBe("waiting");
    await fire();
    expect(new Set(server.received.map((item) => (item as { id: string }).id)).size).toBe(1);
    expect(seat.own?.answers.q?.["1"]?.revision).toBe(1);
  });

  it("survives the page: another one goes on with it, also after the close if it had arrived", async () => {
    const first = await open();
    server.losesReceipt = true;
    first.answer("q", 1, { choices: ["a"] }, asked);
    await settled();
    first.end();
    server.closed = true;
    const second = await open();
    expect(second.returning).toBe(true);
    expect(second.pending("q", 1)).toBeUndefined();
    expect(second.own?.answers.q?.["1"]?.answer).toEqual({ choices: ["a"] });
  });

  it("that was changed while the first one was on its way unnoticed replaces that one without asking", async () => {
    const seat = await open();
    server.losesReceipt = true;
    seat.answer("q", 1, { choices: ["a"] }, asked);
    await settled();
    seat.answer("q", 1, { choices: ["b"] }, asked);
    await settled();
    expect(seat.pending("q", 1)).toBeUndefined();
    expect(seat.own?.answers.q?.["1"]).toMatchObject({ revision: 2, answer: { choices: ["b"] } });
  });

  it("is shown beside the other one when another window answered, and the person chooses", async () => {
    const seat = await open();
    server.store("q", 1, "another-window", { choices: ["z"] });
    seat.answer("q", 1, { choices: ["a"] }, asked);
    await settled();
    const pending = seat.pending("q", 1);
    expect(pending?.state).toMatchObject({ kind: "conflict", stored: { answer: { choices: ["z"] } } });
    expect(server.answers.q?.["1"]?.answer).toEqual({ choices: ["z"] });
    if (pending?.state.kind === "conflict") seat.insist(pending.item, pending.state.stored);
    await settled();
    expect(seat.own?.answers.q?.["1"]).toMatchObject({ revision: 2, answer: { choices: ["a"] } });
  });

  it("that comes too late says so until somebody has read it, and tells what counts", async () => {
    const seat = await open();
    server.store("q", 1, "before", { choices: ["z"] });
    server.closed = true;
    seat.answer("q", 1, { choices: ["a"] }, asked);
    await settled();
    expect(seat.pending("q", 1)?.state).toMatchObject({
      kind: "late",
      stored: { answer: { choices: ["z"] } },
    });
    seat.end();
    const again = await open();
    await settled();
    expect(state(again)).toBe("late");
    again.outbox.drop("answer.q.1");
    expect(remembered("polls.out.")).toEqual([]);
  });

  it("waits at the door when the cookie is gone, and goes out after joining again", async () => {
    const seat = await open();
    server.joined = 0;
    seat.answer("q", 1, { choices: ["a"] }, asked);
    await settled();
    await settled();
    expect(server.joined).toBe(1);
    expect(seat.own?.answers.q?.["1"]?.revision).toBe(1);
  });

  it("to a workshop that has ended meanwhile is reported as not counted, also after the page was closed", async () => {
    const first = await open();
    server.online = false;
    first.answer("q", 1, { choices: ["a"] }, asked);
    await settled();
    first.end();
    server.online = true;
    server.door = problem(404, "not-found");
    server.send = async () => no(problem(404, "not-found"));
    const second = await open();
    expect(second.door).toBe("unknown");
    expect(second.pending("q", 1)?.state).toEqual({ kind: "late", stored: undefined });
    expect(second.pending("q", 1)?.item.asked.text.it).toBe("?");
  });

  it("of somebody else on this device is never sent", async () => {
    const seat = await open();
    server.online = false;
    seat.answer("q", 1, { choices: ["a"] }, asked);
    await settled();
    seat.end();
    server.online = true;
    server.own = async () => yes({ person: "resident", paper: false, answers: {}, asks: {}, votes: {} });
    await open();
    expect(server.received).toEqual([]);
    expect(remembered("polls.out.")).toEqual([]);
  });
});

describe("the door", () => {
  it("keeps a paper token until it was taken, then forgets it", async () => {
    server.online = false;
    await open("ABCD-EFGH-2346");
    expect(recall("polls.token.H7KM3X")).toBe("ABCD-EFGH-2346");
    server.online = true;
    await fire();
    expect(recall("polls.token.H7KM3X")).toBeUndefined();
  });

  it.each([
    [404, "not-found", "unknown"],
    [403, "room-locked", "locked"],
    [403, "needs-token", "needs-token"],
    [403, "token-used", "token-used"],
    [403, "needs-resident", "needs-resident"],
    [429, "too-many-requests", "too-many"],
  ])("says in words what %i %s means", async (status, key, door) => {
    server.door = problem(status, key, { retryAfter: 30 });
    const seat = await open();
    expect([seat.state, seat.door]).toEqual(["door", door]);
    server.door = undefined;
    seat.knock();
    await settled();
    expect(seat.state).toBe("in");
  });

  it("does not knock for ever where the browser keeps no cookies", async () => {
    server.own = async () => no(problem(403, "join-first"));
    const seat = await open();
    expect(seat.door).toBe("no-cookies");
    expect(timers).toEqual([]);
  });
});

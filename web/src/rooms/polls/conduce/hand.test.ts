import { describe, expect, it } from "vitest";
import { noNetwork, type Result } from "../../../kit/problem";
import { Hand } from "./hand.svelte";

const ok: Result<unknown> = { ok: true, data: undefined, response: new Response() };
const lost: Result<unknown> = { ok: false, problem: noNetwork() };
const refused: Result<unknown> = { ok: false, problem: { type: "x", title: "No", status: 409 } };

describe("the facilitator's hand", () => {
  it("says again what the network swallowed", async () => {
    const hand = new Hand([0, 0, 0]);
    const answers = [lost, lost, ok];
    expect(await hand.run("open", "Apri", async () => answers.shift() ?? refused)).toBe(true);
    expect(hand.failed).toEqual([]);
  });

  it("says nothing twice that was refused, and keeps it to be said again by hand", async () => {
    const hand = new Hand([0, 0, 0]);
    const answers = [refused, ok];
    expect(await hand.run("close", "Chiudi", async () => answers.shift() ?? lost)).toBe(false);
    expect(hand.failed).toMatchObject([{ label: "Chiudi", problem: { status: 409 } }]);
    expect(await hand.again(hand.failed[0]!)).toBe(true);
    expect(hand.failed).toEqual([]);
  });

  it("does one thing after another, in the order of the presses", async () => {
    const hand = new Hand([]);
    const done: string[] = [];
    let release = () => {};
    const gate = new Promise<void>((resume) => (release = resume));
    const first = hand.run("next", "Avanti", async () => {
      await gate;
      done.push("next");
      return ok;
    });
    const second = hand.run("open", "Apri", async () => {
      done.push("open");
      return ok;
    });
    release();
    await Promise.all([first, second]);
    expect(done).toEqual(["next", "open"]);
    expect(hand.busy).toBeUndefined();
  });

  it("has one line for the same thing that failed twice", async () => {
    const hand = new Hand([]);
    await hand.run("open", "Apri", async () => lost);
    await hand.run("open", "Apri", async () => refused);
    expect(hand.failed).toMatchObject([{ label: "Apri", problem: { status: 409 } }]);
  });
});

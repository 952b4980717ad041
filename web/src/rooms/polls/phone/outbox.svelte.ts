import type { Problem } from "../../../kit/problem";
import { forget, recall, remember, remembered } from "../../../kit/stored";
import type { Own, Question, Said, Stored } from "./types";
import { judgeProblem, kindOf, settle } from "./verdict";
import type { Wire } from "./wire";

interface Place {
  question: string;
  round: number;
  /** Who said it: never sent in another person's name. */
  who: string;
}
/** `asked`: the question as it stood, since the workshop may have gone on. `earlier`: ids of versions of this answer that may have arrived without our knowing. `base`: the revision it replaces. */
export type AnswerItem = Place & {
  kind: "answer";
  id: string;
  base: number;
  said: Said;
  earlier: string[];
  asked: Question;
};
export type AskItem = Place & { kind: "ask"; id: string; text: string };
export type VoteItem = Place & { kind: "vote"; entry: string; wanted: boolean };
export type Item = AnswerItem | AskItem | VoteItem;

export type State =
  | { kind: "sending" }
  | { kind: "waiting"; offline: boolean }
  | { kind: "door" }
  | { kind: "conflict"; stored: Stored }
  | { kind: "late"; stored: Stored | undefined }
  | { kind: "final"; stored: Stored | undefined }
  | { kind: "refused"; problem: Problem };

export interface Surroundings {
  wire: Wire;
  random(): number;
  after(ms: number, run: () => void): () => void;
  /** The server has it; with its receipt if it is an answer. */
  stored(item: Item, receipt: Stored | undefined): void;
  /** Everything that is stored was read on the way. */
  read(own: Own): void;
  /** 403 at the door. */
  door(problem: Problem): void;
}

export function keyOf(item: Item): string {
  if (item.kind === "answer") return `answer.${item.question}.${item.round}`;
  return item.kind === "ask" ? `ask.${item.id}` : `vote.${item.entry}`;
}

/**
 * What was said on this phone and is not acknowledged yet. It is kept on the device, with its id, and sent again by itself until the
 * server answers; a page that comes back goes on with it. Nothing leaves it unseen: what was not taken stays until the person has read why.
 */
export class Outbox {
  items: Record<string, Item> = $state.raw({});
  states: Record<string, State> = $state.raw({});
  private busy = false;
  /** Something came up while a round was under way. */
  private wanted = false;
  private attempt = 0;
  private cancel: (() => void) | undefined;

  constructor(
    readonly code: string,
    private readonly around: Surroundings,
  ) {}

  private get prefix(): string {
    return `polls.out.${this.code}.`;
  }

  /** Goes on with what an earlier page left; what somebody else left on this device is dropped unsent, or left alone until it is known who is here. */
  resume(who: string, known = true): void {
    for (const name of remembered(this.prefix)) {
      const item = recall<Item>(name);
      const key = name.slice(this.prefix.length);
      if (!item || item.who !== who) {
        if (known) forget(name);
      } else if (!(key in this.items)) this.set(key, item, { kind: "sending" });
    }
    this.hurry();
  }

  put(item: Item): void {
    const key = keyOf(item);
    const before = this.items[key];
    const next =
      item.kind === "answer" && before?.kind === "answer" && before.id !== item.id
        ? { ...item, earlier: [...before.earlier, before.id].slice(-20) }
        : item;
    this.set(key, next, { kind: "sending" });
    this.hurry();
  }

  /** The person has read why it was not taken, or has given it up. */
  drop(key: string): void {
    forget(this.prefix + key);
    const { [key]: _item, ...items } = this.items;
    const { [key]: _state, ...states } = this.states;
    this.items = items;
    this.states = states;
  }

  /** The network is back, the door is open: now, not when the wait is over. */
  hurry(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.attempt = 0;
    for (const [key, state] of Object.entries(this.states))
      if (state.kind === "door") this.mark(key, { kind: "sending" });
    void this.pump();
  }

  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
  }

  private set(key: string, item: Item, state: State): void {
    remember(this.prefix + key, item);
    this.items = { ...this.items, [key]: item };
    this.mark(key, state);
  }

  private mark(key: string, state: State): void {
    this.states = { ...this.states, [key]: state };
  }

  private async pump(): Promise<void> {
    this.wanted = true;
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.wanted) {
        this.wanted = false;
        await this.round();
      }
    } finally {
      this.busy = false;
    }
  }

  /** One try for each thing that is due, in the order in which they were said; those that a newer version replaced go again at once. */
  private async round(): Promise<void> {
    const tried = new Set<Item>();
    for (;;) {
      const due = Object.entries(this.items).find(
        ([key, item]) => !tried.has(item) && ["sending", "waiting"].includes(this.states[key]?.kind ?? ""),
      );
      if (!due) return;
      tried.add(due[1]);
      await this.deliver(...due);
    }
  }

  private async deliver(key: string, item: Item): Promise<void> {
    const answer = await this.around.wire.send(item);
    if (answer.ok) {
      this.attempt = 0;
      return this.finish(key, item, answer.data);
    }
    const verdict = judgeProblem(answer.problem, this.attempt, this.around.random());
    if (verdict.kind === "look") return this.look(key, item, answer.problem);
    if (!this.holds(key, item)) return;
    if (verdict.kind === "again") return this.again(key, verdict.afterMs, answer.problem.status === 0);
    if (verdict.kind === "door") {
      this.mark(key, { kind: "door" });
      return this.around.door(answer.problem);
    }
    if (verdict.kind === "gone") return this.mark(key, { kind: "late", stored: undefined });
    this.mark(key, { kind: "refused", problem: answer.problem });
  }

  private async look(key: string, item: Item, problem: Problem): Promise<void> {
    const answer = await this.around.wire.own();
    if (!answer.ok) return this.again(key, 2_000, answer.problem.status === 0);
    this.around.read(answer.data);
    const settled = settle(item, problem, answer.data);
    if (settled.kind === "stored") return this.finish(key, item, settled.receipt);
    if (!this.holds(key, item)) return;
    if (settled.kind === "rebase" && item.kind === "answer" && item.base !== settled.revision)
      return this.set(key, { ...item, base: settled.revision }, { kind: "sending" });
    if (item.kind === "ask" && item.id in answer.data.asks) return this.finish(key, item, undefined);
    // A vote that comes after the close is no loss that somebody must confirm.
    if (item.kind === "vote" && kindOf(problem) === "round-over") return this.finish(key, item, undefined);
    this.mark(
      key,
      settled.kind === "refused" || settled.kind === "rebase" ? { kind: "refused", problem } : settled,
    );
  }

  private finish(key: string, item: Item, receipt: Stored | undefined): void {
    if (this.holds(key, item)) this.drop(key);
    else this.onTopOf(key, receipt);
    this.around.stored(item, receipt);
  }

  /** An older version of an answer has just been stored: the newer one replaces that. */
  private onTopOf(key: string, receipt: Stored | undefined): void {
    const newer = this.items[key];
    if (newer?.kind === "answer" && receipt)
      this.set(key, { ...newer, base: receipt.revision }, { kind: "sending" });
  }

  private holds(key: string, item: Item): boolean {
    return this.items[key] === item;
  }

  private again(key: string, afterMs: number, offline: boolean): void {
    this.mark(key, { kind: "waiting", offline });
    this.attempt++;
    this.cancel ??= this.around.after(afterMs, () => {
      this.cancel = undefined;
      void this.pump();
    });
  }
}

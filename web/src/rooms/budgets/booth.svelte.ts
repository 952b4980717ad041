import { api, ask } from "../../kit/api";
import type { Problem } from "../../kit/problem";
import { forget, recall, remember } from "../../kit/stored";
import { session } from "../identity/session.svelte";
import { dropAll, dropDraft, keepDraft, keptDraft } from "./drafts";
import { fromBallot, same, toBallot } from "./paper";
import { Sending } from "./sending.svelte";
import type { Draft, Kind, Receipt } from "./types";

/** One voter's place in one budget: the choices in the making, how to undo them, and what the server holds. */
export class Booth {
  marks: Draft = $state.raw([]);
  /** Undefined until asked; null if nothing is stored. */
  receipt: Receipt | null | undefined = $state.raw();
  justSent = $state(false);
  kind: Kind = $state("approval");
  readonly sending: Sending;
  private past: Draft[] = $state.raw([]);
  private base = 0;
  private loadedFor: string | undefined | null = null;

  constructor(readonly budget: string) {
    this.sending = new Sending(
      budget,
      () => this.kind,
      (receipt) => this.sent(receipt),
    );
  }

  /** Reads what the device and the server hold; again when somebody signed in or out. */
  async load(kind: Kind): Promise<void> {
    this.kind = kind;
    if (session.now === undefined || this.loadedFor === session.who) return;
    this.loadedFor = session.who;
    if (session.signedIn) await this.readStored();
    else this.receipt = null;
    const kept = keptDraft(this.budget, session.who);
    this.past = [];
    if (kept) {
      this.marks = kept.marks;
      this.base = kept.base;
    } else {
      this.takeStored();
    }
    if (session.signedIn) this.sending.resume();
  }

  private async readStored(): Promise<void> {
    const answer = await ask(
      api.GET("/budgets/{budget}/ballot", { params: { path: { budget: this.budget } } }),
    );
    this.receipt = answer.ok ? answer.data.receipt : null;
    if (this.receipt) remember(`voted.${this.budget}`, this.receipt.time);
    if (!answer.ok && answer.problem.status !== 404) this.loadedFor = null;
    if (!answer.ok && answer.problem.status === 401) session.ended();
  }

  private takeStored(): void {
    this.marks = this.receipt ? fromBallot(this.receipt.ballot) : [];
    this.base = this.receipt?.revision ?? 0;
  }

  change(next: Draft): void {
    if (next === this.marks) return;
    this.past = [...this.past.slice(-49), this.marks];
    this.put(next);
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  undo(): void {
    const before = this.past[this.past.length - 1];
    if (!before) return;
    this.past = this.past.slice(0, -1);
    this.put(before);
  }

  private put(next: Draft): void {
    this.marks = next;
    this.justSent = false;
    const who = session.who ?? keptDraft(this.budget, undefined)?.who;
    keepDraft(this.budget, { marks: next, base: this.base, ...(who === undefined ? {} : { who }) });
  }

  /** When a vote was given from this device or account, as far as we know; also across an expired session. */
  get votedAt(): string | undefined {
    if (this.receipt) return this.receipt.time;
    return session.signedIn ? undefined : recall<string>(`voted.${this.budget}`);
  }

  /** Choices that the server has not got yet. */
  get unsent(): boolean {
    return this.receipt
      ? !same(this.kind, this.marks, fromBallot(this.receipt.ballot))
      : this.marks.length > 0;
  }

  cast(): Promise<void> {
    return this.sending.cast(toBallot(this.kind, this.marks), this.base);
  }

  /** After a conflict: the ballot that is stored stays, and the choices here are given up. */
  keepStored(): void {
    this.receipt = this.sending.stored ?? null;
    this.sending.stop();
    dropDraft(this.budget);
    this.takeStored();
  }

  /** After a conflict: these choices replace what is stored. */
  replaceStored(): Promise<void> {
    this.base = this.sending.storedRevision;
    return this.cast();
  }

  async withdraw(): Promise<Problem | undefined> {
    if (!this.receipt) return undefined;
    const revision = this.receipt.revision;
    const answer = await ask(
      api.DELETE("/budgets/{budget}/ballot", {
        params: { path: { budget: this.budget }, header: { "If-Match": `"${revision}"` } },
      }),
    );
    if (!answer.ok) return answer.problem;
    forget(`voted.${this.budget}`);
    this.receipt = null;
    this.marks = [];
    this.past = [];
    dropDraft(this.budget);
    // Revisions go on rising over a withdrawal; if the server counts otherwise, it asks.
    this.base = revision + 1;
    return undefined;
  }

  private sent(receipt: Receipt): void {
    this.receipt = receipt;
    remember(`voted.${this.budget}`, receipt.time);
    dropDraft(this.budget);
    this.past = [];
    this.takeStored();
    this.justSent = true;
  }
}

const booths = new Map<string, Booth>();

/** The booth stays while the page lives, so that going back and forth loses nothing. */
export function boothOf(budget: string): Booth {
  let booth = booths.get(budget);
  if (!booth) {
    booth = new Booth(budget);
    booths.set(budget, booth);
  }
  return booth;
}

session.onSignOut(() => {
  dropAll();
  for (const booth of booths.values()) booth.sending.stop();
  booths.clear();
});

import { api, ask } from "../../kit/api";
import type { Problem } from "../../kit/problem";
import { forget, recall, remember } from "../../kit/stored";
import { session } from "../identity/session.svelte";
import { fromBallot, same } from "./paper";
import type { Ballot, Draft, Kind, Receipt } from "./types";
import { judge } from "./verdict";

export type SendingState = "idle" | "sending" | "waiting" | "sign-in" | "conflict" | "refused";

interface Pending {
  ballot: Ballot;
  base: number;
  who: string;
}

/**
 * One confirmed ballot on its way. It is kept on the device until the server answered, and goes out by itself when the
 * network is back, also after the page was closed: the voter pressed the final button, and nothing more is asked of them.
 */
export class Sending {
  state: SendingState = $state("idle");
  problem: Problem | undefined = $state.raw();
  /** On a conflict: the ballot that is stored, or undefined if it was withdrawn elsewhere. */
  stored: Receipt | undefined = $state.raw();
  storedRevision = $state(0);
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly budget: string,
    private readonly kind: () => Kind,
    private readonly done: (receipt: Receipt) => void,
  ) {
    addEventListener("online", () => this.state === "waiting" && this.hurry());
  }

  private get key(): string {
    return `sending.${this.budget}`;
  }

  cast(ballot: Ballot, base: number): Promise<void> {
    remember(this.key, { ballot, base, who: session.who ?? "" } satisfies Pending);
    this.attempt = 0;
    return this.send();
  }

  /** Goes on with what an earlier page left, if the same person is signed in. */
  resume(): void {
    const pending = recall<Pending>(this.key);
    if (!pending || this.state !== "idle") return;
    if (pending.who === session.who) void this.send();
    else if (session.who !== undefined) forget(this.key);
  }

  hurry(): void {
    clearTimeout(this.timer);
    void this.send();
  }

  /** Back to the choices: nothing is sent any more. */
  stop(): void {
    clearTimeout(this.timer);
    forget(this.key);
    this.state = "idle";
    this.problem = undefined;
  }

  private async send(): Promise<void> {
    const pending = recall<Pending>(this.key);
    if (!pending || this.state === "sending") return;
    this.state = "sending";
    const answer = await ask(
      api.PUT("/budgets/{budget}/ballot", {
        params: { path: { budget: this.budget }, header: { "If-Match": `"${pending.base}"` } },
        body: pending.ballot,
      }),
    );
    if (answer.ok) return this.finish(answer.data.receipt);
    this.problem = answer.problem;
    const verdict = judge(answer.problem, this.attempt++, Math.random());
    if (verdict.kind === "again") {
      this.state = "waiting";
      this.timer = setTimeout(() => this.send(), verdict.afterMs);
      return;
    }
    if (verdict.kind === "conflict") return this.compare(pending, verdict.revision);
    forget(this.key);
    this.state = verdict.kind;
    if (verdict.kind === "sign-in") session.ended();
  }

  /** Another revision is stored: perhaps our own, whose answer got lost; else the voter decides. */
  private async compare(pending: Pending, revision: number): Promise<void> {
    const answer = await ask(
      api.GET("/budgets/{budget}/ballot", { params: { path: { budget: this.budget } } }),
    );
    const stored = answer.ok ? answer.data.receipt : undefined;
    const draft = (ballot: Ballot): Draft => fromBallot(ballot);
    if (stored && same(this.kind(), draft(stored.ballot), draft(pending.ballot))) return this.finish(stored);
    forget(this.key);
    this.stored = stored;
    this.storedRevision = stored?.revision ?? revision;
    this.state = "conflict";
  }

  private finish(receipt: Receipt): void {
    this.stop();
    this.done(receipt);
  }
}

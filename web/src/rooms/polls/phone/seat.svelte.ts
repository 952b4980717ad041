import type { Problem } from "../../../kit/problem";
import { passing } from "../../../kit/problem";
import { forget, recall, remember } from "../../../kit/stored";
import type { Draft } from "./draft";
import { type AnswerItem, type Item, keyOf, Outbox, type State } from "./outbox.svelte";
import { randomId } from "./random-id";
import { answerTo } from "./stage";
import type { Own, Question, Said, Stored } from "./types";
import { kindOf } from "./verdict";
import type { Wire } from "./wire";

/** Why somebody is not in: the words of the door. */
export type Door =
  | "locked"
  | "needs-token"
  | "token-wrong"
  | "token-used"
  | "needs-resident"
  | "unknown"
  | "too-many"
  | "no-cookies"
  | "failed";

export interface Around {
  wire: Wire;
  /** Who is signed in, where only residents answer: nobody sends what another one left on the device. */
  person(): Promise<string>;
  random(): number;
  after(ms: number, run: () => void): () => void;
}

const DOORS: Record<string, Door> = {
  "room-locked": "locked",
  "needs-token": "needs-token",
  "token-wrong": "token-wrong",
  "token-used": "token-used",
  "needs-resident": "needs-resident",
};

/** One participant's place in a workshop: how they come in, what the server has of them, and what is on its way there. */
export class Seat {
  /** `in` once the server has said so; a page that was in before may already show the question. */
  state: "joining" | "in" | "door" = $state("joining");
  door: Door | undefined = $state();
  /** Seconds that the server asked to wait. */
  wait = $state(0);
  own: Own | undefined = $state.raw();
  readonly outbox: Outbox;
  /** What is being answered, by question and round: a facilitator may go on and come back. */
  readonly drafts = new Map<string, Draft>();
  /** Was in here before on this device, so there may be answers that only the server knows. */
  readonly returning: boolean;
  private who = "device";
  private attempt = 0;
  private refusedInside = 0;
  private cancel: (() => void) | undefined;
  private token: string | undefined;
  private going = false;

  constructor(
    readonly code: string,
    private readonly around: Around,
    token?: string,
  ) {
    this.returning = recall<boolean>(`polls.in.${code}`) === true;
    this.token = token ?? recall<string>(`polls.token.${code}`);
    if (token) remember(`polls.token.${code}`, token);
    this.outbox = new Outbox(code, {
      ...around,
      stored: (item, receipt) => this.took(item, receipt),
      read: (own) => (this.own = own),
      door: (problem) => this.back(problem),
    });
  }

  start(): void {
    void this.join();
  }

  end(): void {
    this.cancel?.();
    this.outbox.stop();
  }

  /** The network came back. */
  wake(): void {
    if (this.state === "in") this.outbox.hurry();
    else if (this.state === "joining" && this.cancel) {
      this.cancel();
      this.cancel = undefined;
      void this.join();
    }
  }

  knock(token?: string): void {
    if (token) {
      this.token = token;
      remember(`polls.token.${this.code}`, token);
    }
    this.state = "joining";
    void this.join();
  }

  async rename(nickname: string): Promise<Problem | undefined> {
    const answer = await this.around.wire.join({ nickname });
    if (!answer.ok) return answer.problem;
    const own = await this.around.wire.own();
    if (own.ok) this.own = own.data;
    return undefined;
  }

  answer(question: string, round: number, said: Said, asked: Question): void {
    const base = answerTo(this.own, question, round)?.revision ?? 0;
    const before = this.outbox.items[`answer.${question}.${round}`];
    const item: AnswerItem = {
      ...{ kind: "answer", question, round, who: this.who, id: randomId(), said, asked, earlier: [] },
      base: before?.kind === "answer" ? before.base : base,
    };
    this.outbox.put(item);
  }

  /** After a conflict: mine replaces what is stored. */
  insist(item: AnswerItem, stored: Stored): void {
    this.outbox.put({ ...item, id: randomId(), base: stored.revision });
  }

  ask(question: string, round: number, text: string): void {
    this.outbox.put({ kind: "ask", question, round, who: this.who, id: randomId(), text });
  }

  vote(question: string, round: number, entry: string, wanted: boolean): void {
    this.outbox.put({ kind: "vote", question, round, who: this.who, entry, wanted });
  }

  /** Whether this participant votes for an entry, by what the finger said last. */
  votes(entry: string): boolean {
    const item = this.outbox.items[`vote.${entry}`];
    return item?.kind === "vote" ? item.wanted : this.own?.votes[entry] === true;
  }

  pending(question: string, round: number | undefined): { item: AnswerItem; state: State } | undefined {
    const item = this.outbox.items[`answer.${question}.${round}`];
    const state = item && this.outbox.states[keyOf(item)];
    return item?.kind === "answer" && state ? { item, state } : undefined;
  }

  private async join(): Promise<void> {
    if (this.going) return;
    this.going = true;
    try {
      const joined = await this.around.wire.join(this.token ? { token: this.token } : {});
      if (!joined.ok) return this.refuse(joined.problem);
      const own = await this.around.wire.own();
      if (own.ok) await this.enter(own.data);
      else if (kindOf(own.problem) === "join-first") this.shut("no-cookies");
      else this.refuse(own.problem);
    } finally {
      this.going = false;
    }
  }

  private async enter(own: Own): Promise<void> {
    this.who = own.person === "resident" ? await this.around.person() : "device";
    this.attempt = 0;
    this.own = own;
    this.state = "in";
    this.door = undefined;
    remember(`polls.in.${this.code}`, true);
    this.forgetToken();
    this.outbox.resume(this.who);
  }

  private refuse(problem: Problem): void {
    const door = DOORS[kindOf(problem)];
    if (door === "token-wrong" || door === "token-used") this.forgetToken();
    if (problem.status === 404) return this.shut("unknown");
    if (problem.status === 401) return this.shut("needs-resident");
    if (problem.status === 429) {
      this.wait = problem.retryAfter ?? 60;
      return this.shut("too-many");
    }
    if (door) return this.shut(door);
    if (!passing(problem)) return this.shut("failed");
    const slow = Math.max(
      (problem.retryAfter ?? 0) * 1_000,
      Math.min(10_000, 500 * 2 ** Math.min(this.attempt++, 5)),
    );
    this.cancel = this.around.after(slow + this.around.random() * 500, () => {
      this.cancel = undefined;
      void this.join();
    });
  }

  private forgetToken(): void {
    this.token = undefined;
    forget(`polls.token.${this.code}`);
  }

  private shut(door: Door): void {
    this.state = "door";
    this.door = door;
    // What waits here for a workshop that is over will not be taken: it is tried once, so that its giver hears of it.
    if (door === "unknown") this.outbox.resume(this.who, false);
  }

  /** Something was refused with "join first" though we had joined: come in again, but not for ever. */
  private back(problem: Problem): void {
    if (this.refusedInside++ > 2) return this.shut("no-cookies");
    if (kindOf(problem) === "join-first" || problem.status === 401) return this.knock();
    this.refuse(problem);
  }

  private took(item: Item, receipt: Stored | undefined): void {
    this.refusedInside = 0;
    const now = this.own;
    if (!now) return;
    if (item.kind === "answer" && receipt) {
      const rounds = { ...now.answers[item.question], [String(item.round)]: receipt };
      this.own = { ...now, answers: { ...now.answers, [item.question]: rounds } };
    }
    if (item.kind === "vote") {
      const { [item.entry]: _, ...others } = now.votes;
      this.own = { ...now, votes: item.wanted ? { ...others, [item.entry]: true } : others };
    }
    if (item.kind === "ask") void this.reread();
  }

  /** A question from the room: what became of it is with the server. */
  async reread(): Promise<void> {
    const answer = await this.around.wire.own();
    if (answer.ok) this.own = answer.data;
  }
}

import { type Problem, passing, type Result } from "../../kit/problem";
import { requestKey } from "../../kit/request-key";
import { waitMs } from "../../kit/retry";
import { forget, recall, remember, remembered } from "../../kit/stored";
import { session } from "../identity/session.svelte";

export type ErrandState = "idle" | "sending" | "waiting" | "refused";

interface Kept<Body> {
  key: string;
  body: Body;
  who: string;
  since: number;
}

const DAY_MS = 86_400_000;

/**
 * One request on its way that must not happen twice. Its name (`Idempotency-Key`) and body are kept on the device until the server answered, and
 * it goes out by itself when the network is back, also after the page was closed and opened again.
 */
export class Errand<Body, Answer> {
  state: ErrandState = $state("idle");
  problem: Problem | undefined = $state.raw();
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly online = () => this.state === "waiting" && this.hurry();

  constructor(
    private readonly name: string,
    private readonly call: (key: string, body: Body) => Promise<Result<Answer>>,
    private readonly done: (answer: Answer, body: Body) => void,
  ) {
    addEventListener("online", this.online);
  }

  get busy(): boolean {
    return this.state === "sending" || this.state === "waiting";
  }

  start(body: Body): Promise<void> {
    remember(this.at, {
      key: requestKey(),
      body,
      who: session.who ?? "",
      since: Date.now(),
    } satisfies Kept<Body>);
    this.attempt = 0;
    return this.send();
  }

  /** Goes on with what an earlier page left. */
  resume(): void {
    const kept = recall<Kept<Body>>(this.at);
    if (!kept || this.state !== "idle") return;
    const strange = kept.who !== "" && session.who !== undefined && kept.who !== session.who;
    if (strange || Date.now() - kept.since > DAY_MS) forget(this.at);
    else void this.send();
  }

  hurry(): void {
    clearTimeout(this.timer);
    void this.send();
  }

  /** Sends nothing more. What went out before may have arrived: whoever offers this says so. */
  stop(): void {
    clearTimeout(this.timer);
    forget(this.at);
    this.state = "idle";
    this.problem = undefined;
  }

  /** The page is left; what is on its way stays kept. */
  end(): void {
    clearTimeout(this.timer);
    removeEventListener("online", this.online);
  }

  private get at(): string {
    return `errand.${this.name}`;
  }

  private async send(): Promise<void> {
    const kept = recall<Kept<Body>>(this.at);
    if (!kept || this.state === "sending") return;
    this.state = "sending";
    const answer = await this.call(kept.key, kept.body);
    if (answer.ok) {
      this.stop();
      this.done(answer.data, kept.body);
      return;
    }
    // Stopped meanwhile, or begun anew: this answer says nothing of what is wanted now.
    if (recall<Kept<Body>>(this.at)?.key !== kept.key) return;
    this.problem = answer.problem;
    if (passing(answer.problem)) {
      this.state = "waiting";
      this.timer = setTimeout(() => void this.send(), waitMs(answer.problem, this.attempt++, Math.random()));
      return;
    }
    forget(this.at);
    this.state = "refused";
  }
}

const KEPT = ["errand.", "party."];

// After somebody signed out nothing of theirs stays on the device, and what is older than a day does not stay anyhow.
session.onSignOut(() => {
  for (const prefix of KEPT) remembered(prefix).forEach(forget);
});
for (const key of KEPT.flatMap(remembered))
  if (Date.now() - (recall<{ since?: number }>(key)?.since ?? 0) > DAY_MS) forget(key);

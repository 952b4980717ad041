import { onDestroy } from "svelte";
import type { FeedStatus } from "./frames";
import type { Holding } from "./holding";
import { bare } from "./merge";
import { feed } from "./page";

const POLL_MS = 5_000;

/** The feed's state, for the pages' words "in diretta", "riconnessione", "senza rete". */
class Connection {
  status: FeedStatus = $state("connecting");
  constructor() {
    feed.watch((status) => {
      this.status = status;
    });
  }
}
export const connection = new Connection();

/**
 * A live view for as long as the component lives that asked for it. The first state comes by plain GET, which is quick
 * and works where sockets don't; the socket goes on from that version, and while there is none the GET is repeated.
 */
export class LiveView<T> {
  state: T | undefined = $state.raw();
  missing = $state(false);
  failed = $state(false);
  private held: Holding = {};
  private leave: (() => void) | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  private ended = false;

  constructor(readonly name: string) {
    void this.start();
    onDestroy(() => this.end());
  }

  private async start(): Promise<void> {
    await this.read();
    if (this.ended) return;
    this.leave = feed.subscribe(this.name, (held) => this.take(held), this.held);
    this.timer = setInterval(() => {
      if (feed.status !== "live" && navigator.onLine && !document.hidden) void this.read();
    }, POLL_MS);
  }

  /** The state over plain HTTP. */
  async read(): Promise<void> {
    try {
      const headers: HeadersInit = this.held.version ? { "If-None-Match": `"${this.held.version}"` } : {};
      const answer = await fetch(`/api/views/${this.name}`, { headers });
      this.failed = !answer.ok && answer.status !== 304 && answer.status !== 404;
      if (answer.status === 404) this.missing = true;
      if (!answer.ok) return;
      const version = /"(.*)"/.exec(answer.headers.get("ETag") ?? "")?.[1];
      if (feed.status === "live" && this.state !== undefined) return;
      this.take({ state: bare(await answer.json()), ...(version ? { version } : {}) });
    } catch {
      this.failed = true;
    }
  }

  private take(held: Holding): void {
    if (this.ended) return;
    if (held.problem) {
      this.missing = held.problem.status === 404 && this.state === undefined;
      return;
    }
    this.held = held;
    this.state = held.state as T;
    this.failed = false;
    this.missing = false;
  }

  private end(): void {
    this.ended = true;
    this.leave?.();
    clearInterval(this.timer);
  }
}

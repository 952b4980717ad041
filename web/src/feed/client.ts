import { waitBefore } from "./backoff";
import type { ClientFrame, FeedStatus, ServerFrame } from "./frames";
import { type Holding, receive } from "./holding";

type Listener = (held: Holding) => void;
type Interest = { held: Holding; listeners: Set<Listener> };

/** What the client needs from its surroundings; tests bring their own. */
export interface Surroundings {
  open(): WebSocket;
  online(): boolean;
  random(): number;
  after(ms: number, run: () => void): () => void;
}

/** `WebSocket.OPEN`, also where there is no browser. */
const OPEN = 1;
const SILENCE_MS = 8_000;

/**
 * The page's one socket. Views are held as long as somebody listens; after a cut each is resumed from the version held.
 * A page that can't get a socket at all should read `GET /api/views/{name}` meanwhile: `status` says when.
 */
export class FeedClient {
  status: FeedStatus = "connecting";
  private readonly interests = new Map<string, Interest>();
  private readonly watchers = new Set<(status: FeedStatus) => void>();
  private socket: WebSocket | undefined;
  private attempt = 0;
  private cancelRetry: (() => void) | undefined;
  private cancelProbe: (() => void) | undefined;

  constructor(private readonly around: Surroundings) {}

  /** Calls `listener` with each new state, at once if one is held. `known` may come from a plain GET. */
  subscribe(view: string, listener: Listener, known: Holding = {}): () => void {
    let interest = this.interests.get(view);
    if (!interest) {
      interest = { held: known, listeners: new Set() };
      this.interests.set(view, interest);
      this.ask(view);
    } else if (interest.held.version !== undefined) {
      listener(interest.held);
    }
    interest.listeners.add(listener);
    this.connect();
    return () => this.leave(view, listener);
  }

  watch(watcher: (status: FeedStatus) => void): () => void {
    this.watchers.add(watcher);
    watcher(this.status);
    return () => this.watchers.delete(watcher);
  }

  /** A one-time ticket from `POST /api/feed-tickets`, for views that are not public. */
  authenticate(ticket: string): void {
    this.send({ type: "authenticate", ticket });
    for (const [view, { held }] of this.interests) if (held.problem) this.ask(view);
  }

  /** The network came back, or the page was shown again: try now, and test a socket that may be dead. */
  wake(): void {
    if (!this.interests.size) return;
    if (!this.around.online()) return this.become("offline");
    if (this.socket?.readyState === OPEN) return this.probe();
    this.attempt = 0;
    this.cancelRetry?.();
    this.cancelRetry = undefined;
    this.connect();
  }

  /** Knocks anew: the server looks at a page's cookies only when a socket is opened. */
  restart(): void {
    const before = this.socket;
    this.attempt = 0;
    if (!before) return this.wake();
    this.lost(1000);
    before.close();
  }

  sleep(): void {
    this.become("offline");
  }

  private leave(view: string, listener: Listener): void {
    const interest = this.interests.get(view);
    if (!interest?.listeners.delete(listener) || interest.listeners.size) return;
    this.interests.delete(view);
    this.send({ type: "unsubscribe", view });
  }

  private connect(): void {
    if (this.socket || this.cancelRetry) return;
    const socket = this.around.open();
    this.socket = socket;
    socket.onopen = () => {
      for (const view of this.interests.keys()) this.ask(view);
    };
    socket.onmessage = (event) => this.hear(JSON.parse(String(event.data)));
    socket.onclose = (event) => {
      if (this.socket === socket) this.lost(event.code);
    };
  }

  private lost(code: number): void {
    this.socket = undefined;
    this.cancelProbe?.();
    if (!this.interests.size) return;
    this.become(this.around.online() ? (this.holdsSomething() ? "stale" : "connecting") : "offline");
    this.cancelRetry = this.around.after(waitBefore(this.attempt++, code, this.around.random), () => {
      this.cancelRetry = undefined;
      this.connect();
    });
  }

  private hear(frame: ServerFrame): void {
    this.attempt = 0;
    this.cancelProbe?.();
    this.cancelProbe = undefined;
    this.become("live");
    if (frame.type === "authenticated" || !frame.view) return;
    const interest = this.interests.get(frame.view);
    if (!interest) return;
    const next = receive(interest.held, frame);
    if (next === "again") {
      interest.held = {};
      return this.ask(frame.view);
    }
    const moved = next.state !== interest.held.state || next.problem !== undefined;
    interest.held = next;
    if (moved) for (const listener of [...interest.listeners]) listener(next);
  }

  private ask(view: string): void {
    const since = this.interests.get(view)?.held.version;
    this.send(since === undefined ? { type: "subscribe", view } : { type: "subscribe", view, since });
  }

  private send(frame: ClientFrame): void {
    if (this.socket?.readyState === OPEN) this.socket.send(JSON.stringify(frame));
  }

  /** A phone that slept may hold a socket that nobody serves any more: no answer means it is gone. */
  private probe(): void {
    const view = this.interests.keys().next().value;
    if (view === undefined || this.cancelProbe) return;
    this.ask(view);
    this.cancelProbe = this.around.after(SILENCE_MS, () => {
      const dead = this.socket;
      this.cancelProbe = undefined;
      this.lost(1006);
      dead?.close();
    });
  }

  private holdsSomething(): boolean {
    return [...this.interests.values()].some(({ held }) => held.state !== undefined);
  }

  private become(status: FeedStatus): void {
    if (status === this.status) return;
    this.status = status;
    for (const watcher of this.watchers) watcher(status);
  }
}

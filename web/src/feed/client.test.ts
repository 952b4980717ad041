import { beforeEach, describe, expect, it } from "vitest";
import { waitBefore } from "./backoff";
import { FeedClient } from "./client";
import type { ServerFrame } from "./frames";
import type { Holding } from "./holding";

class FakeSocket {
  readyState = 0;
  sent: { type: string; view?: string; since?: string }[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.cut(1006);
  }
  accept() {
    this.readyState = 1;
    this.onopen?.();
  }
  say(frame: ServerFrame) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  cut(code: number) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

let sockets: FakeSocket[];
let timers: { ms: number; run: () => void }[];
let online: boolean;
let client: FeedClient;
let seen: Holding[];
const listen = (held: Holding) => seen.push(held);
const last = () => sockets[sockets.length - 1]!;
const fire = () => {
  for (const timer of timers.splice(0)) timer.run();
};

beforeEach(() => {
  [sockets, timers, online, seen] = [[], [], true, []];
  client = new FeedClient({
    open() {
      sockets.push(new FakeSocket());
      return last() as unknown as WebSocket;
    },
    online: () => online,
    random: () => 0.5,
    after(ms, run) {
      const timer = { ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
});

function live() {
  client.subscribe("a", listen);
  last().accept();
  last().say({ type: "snapshot", view: "a", version: "e.1", state: { votes: 1 } });
}

describe("the feed client", () => {
  it("opens one socket for all views and merges patches", () => {
    live();
    client.subscribe("b", () => {});
    last().say({ type: "patch", view: "a", from: "e.1", version: "e.3", patch: { votes: 4 } });
    expect(sockets).toHaveLength(1);
    expect(last().sent.map((frame) => frame.view)).toEqual(["a", "b"]);
    expect(seen.map((held) => held.state)).toEqual([{ votes: 1 }, { votes: 4 }]);
    expect(client.status).toBe("live");
  });

  it("asks for a snapshot when a patch starts from another version", () => {
    live();
    last().say({ type: "patch", view: "a", from: "e.2", version: "e.3", patch: { votes: 9 } });
    expect(last().sent[1]).toEqual({ type: "subscribe", view: "a" });
    expect(seen).toHaveLength(1);
  });

  it("resumes from the version it holds after a cut", () => {
    live();
    last().cut(1006);
    expect(client.status).toBe("stale");
    fire();
    last().accept();
    expect(last().sent).toEqual([{ type: "subscribe", view: "a", since: "e.1" }]);
    last().say({ type: "current", view: "a", version: "e.1" });
    expect(client.status).toBe("live");
    expect(seen).toHaveLength(1);
  });

  it("starts from a version read by plain GET", () => {
    client.subscribe("a", listen, { state: { votes: 1 }, version: "e.1" });
    last().accept();
    expect(last().sent).toEqual([{ type: "subscribe", view: "a", since: "e.1" }]);
  });

  it("stops a view when nobody listens any more, and does not come back for nothing", () => {
    const leave = client.subscribe("a", listen);
    last().accept();
    leave();
    expect(last().sent[1]).toEqual({ type: "unsubscribe", view: "a" });
    last().cut(1006);
    expect(timers).toHaveLength(0);
  });

  it("tells of a refusal", () => {
    client.subscribe("a", listen);
    last().accept();
    last().say({ type: "refused", view: "a", problem: { type: "x", title: "No", status: 404 } });
    expect(seen[0]?.problem?.status).toBe(404);
  });

  it("is offline when the device is, and tries at once when it is back", () => {
    live();
    online = false;
    last().cut(1006);
    expect(client.status).toBe("offline");
    online = true;
    client.wake();
    expect(sockets).toHaveLength(2);
  });

  it("knocks anew when it is told to, and goes on from what it holds", () => {
    live();
    client.restart();
    expect(sockets[0]?.readyState).toBe(3);
    expect(client.status).toBe("stale");
    fire();
    last().accept();
    expect(sockets).toHaveLength(2);
    expect(last().sent).toEqual([{ type: "subscribe", view: "a", since: "e.1" }]);
  });

  it("gives up a socket that answers nothing after the page woke up", () => {
    live();
    client.wake();
    expect(last().sent[1]).toEqual({ type: "subscribe", view: "a", since: "e.1" });
    fire();
    expect(client.status).toBe("stale");
    fire();
    expect(sockets).toHaveLength(2);
  });
});

describe("the wait before coming back", () => {
  it("grows, is random, and ends at half a minute", () => {
    expect(waitBefore(0, 1006, () => 0)).toBe(250);
    expect(waitBefore(0, 1006, () => 1)).toBe(500);
    expect(waitBefore(50, 1006, () => 1)).toBe(30_000);
  });
  it("is up to five seconds when the server restarts", () => {
    expect(waitBefore(7, 1012, () => 0.5)).toBe(2_500);
  });
});

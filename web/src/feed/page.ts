import { FeedClient } from "./client";
import { SUBPROTOCOL } from "./frames";

function open(): WebSocket {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return new WebSocket(`${scheme}://${location.host}/feed`, SUBPROTOCOL);
}

/** The feed of this page. */
export const feed = new FeedClient({
  open,
  online: () => navigator.onLine,
  random: Math.random,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

addEventListener("online", () => feed.wake());
addEventListener("offline", () => feed.sleep());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) feed.wake();
});

import { stayAwake } from "../../display/awake";

const LOADED_MS = 4_000;

/** Lets the page open without the network, where the browser can (https and this machine), and keeps the screen on. */
export function keepFiles(): void {
  stayAwake();
  void import("jsqr").catch(() => undefined);
  if (!window.isSecureContext || !navigator.serviceWorker) return;
  navigator.serviceWorker
    .register("/porta/worker.js", { scope: "/porta/" })
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => {
      const tell = () => active?.postMessage(ownFiles());
      tell();
      setTimeout(tell, LOADED_MS);
    })
    .catch(() => undefined);
}

/** The page and the files that it has loaded so far. */
function ownFiles(): string[] {
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  return ["/porta/", ...loaded.filter((url) => url.startsWith(`${location.origin}/assets/`))];
}

/** Keeps the screen from going dark, where the browser can (on https and on this machine); elsewhere the device's own settings must. */
export function stayAwake(): void {
  const ask = () => {
    if (document.hidden) return;
    // Refused while the battery is low or the page is not seen: it is asked again when the page comes back.
    navigator.wakeLock?.request("screen").catch(() => undefined);
  };
  ask();
  document.addEventListener("visibilitychange", ask);
}

const LOADED_MS = 15_000;

/** Lets the page come up again while the server is away, where the browser can. */
export function surviveReload(): void {
  if (!window.isSecureContext || !navigator.serviceWorker) return;
  navigator.serviceWorker
    .register("/schermo/worker.js", { scope: "/schermo/" })
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
  return ["/schermo/", ...loaded.filter((url) => url.startsWith(`${location.origin}/assets/`))];
}

/**
 * Lets a page come up again without the network, where the browser can (on https and on this machine). `page` is its folder, with slashes,
 * and has a `worker.js`; what the page loads within `loadedMs` is kept with it.
 */
export function keepOwnFiles(page: string, loadedMs: number): void {
  if (!window.isSecureContext || !navigator.serviceWorker) return;
  navigator.serviceWorker
    .register(`${page}worker.js`, { scope: page })
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => {
      const tell = () => active?.postMessage([page, ...loadedFiles()]);
      tell();
      setTimeout(tell, loadedMs);
    })
    .catch(() => undefined);
}

function loadedFiles(): string[] {
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  return loaded.filter((url) => url.startsWith(`${location.origin}/assets/`));
}

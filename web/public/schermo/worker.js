// Keeps the screen's own files, so that a screen that is switched on again while the server is away still comes up with what it
// showed last. Nothing of the API is kept here.
const STORE = "cortile-screen-1";
const PAGE = "/schermo/";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && pathname.startsWith(PAGE)) event.respondWith(page(request));
  else if (pathname.startsWith("/assets/") || pathname === "/icon.svg") event.respondWith(file(request));
});

// What the page loaded before there was a worker.
self.addEventListener("message", (event) => {
  event.waitUntil(
    caches.open(STORE).then((store) =>
      Promise.all(event.data.map(async (url) => (await store.match(url)) ?? store.add(url)))),
  );
});

// The newest page if the server gives it; every screen's address is the same document.
async function page(request) {
  const store = await caches.open(STORE);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await renew(store, answer.clone());
      return answer;
    }
    return (await store.match(PAGE)) ?? answer;
  } catch (error) {
    const kept = await store.match(PAGE);
    if (kept) return kept;
    throw error;
  }
}

// Another page has other files: the old ones go.
async function renew(store, answer) {
  const kept = await store.match(PAGE);
  const text = await answer.clone().text();
  if (kept && (await kept.text()) !== text)
    for (const request of await store.keys()) await store.delete(request);
  await store.put(PAGE, answer);
}

// Their names carry a hash of what is in them.
async function file(request) {
  const store = await caches.open(STORE);
  const kept = await store.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await store.put(request, answer.clone());
  return answer;
}

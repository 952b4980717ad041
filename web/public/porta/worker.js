// Keeps the door page's own files, so that it opens where there is no network. The list of those who come and the scans that wait
// are kept by the page itself; nothing of the API is kept here.
const STORE = "cortile-door-1";
const PAGE = "/porta/";
const EXTRA = ["/icon.svg", "/porta/app.webmanifest"];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && pathname.startsWith(PAGE)) event.respondWith(page(request));
  else if (pathname.startsWith("/assets/") || EXTRA.includes(pathname)) event.respondWith(file(request));
});

// What the page loaded before there was a worker, and what it will need when the network is gone.
self.addEventListener("message", (event) => {
  event.waitUntil(
    caches.open(STORE).then((store) =>
      Promise.all([...event.data, ...EXTRA].map(async (url) => (await store.match(url)) ?? store.add(url)))),
  );
});

// The newest page if the server gives it soon; a door does not wait for a network that only seems to be there.
async function page(request) {
  const store = await caches.open(STORE);
  const kept = await store.match(PAGE);
  try {
    const answer = await (kept ? soon(fetch(request)) : fetch(request));
    if (answer.ok) {
      await renew(store, kept, answer.clone());
      return answer;
    }
    return kept ?? answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

function soon(answer) {
  return Promise.race([
    answer,
    new Promise((_, give) => {
      setTimeout(() => give(new Error("no answer")), 3000);
    }),
  ]);
}

// Another page has other files: the old ones go.
async function renew(store, kept, answer) {
  const text = await answer.clone().text();
  if (kept && (await kept.clone().text()) !== text)
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

// Keeps the page for work without a network, so that it opens at a bus station: the files of one build, fetched when the worker takes
// the caseload along, and nothing that is fetched later. No answer of the server is ever kept here. It looks after /offline alone: the
// survivor's own pages, quick exit and every other page know nothing of it.

// the build writes these
const version = '__VERSION__';
const files = new Set(['__FILES__']);

const page = '/offline';
const cacheName = `offline-shell-${version}`;
/** On a bad network the kept page comes after this. */
const patience = 3000;

self.addEventListener('install', (event) => {
  const fetched = async () => {
    const cache = await caches.open(cacheName);
    await cache.addAll([page, ...files].map((url) => new Request(url, { credentials: 'omit', cache: 'reload' })));
    // windows that are open go on with what they have; the next one gets what is new
    await self.skipWaiting();
  };
  event.waitUntil(fetched());
});

self.addEventListener('activate', (event) => {
  const cleared = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('offline-shell-') && name !== cacheName) await caches.delete(name);
    }
  };
  event.waitUntil(cleared());
});

const isPage = (path) => path === page || path.startsWith(`${page}/`);

const fromNetworkFirst = async (request) => {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    if (answer.ok) return answer;
  } catch {
    // no network, or too slow a one
  }
  const kept = await caches.match(page, { cacheName });
  return kept ?? Response.error();
};

const fromCacheFirst = async (request) => (await caches.match(request.url, { cacheName })) ?? fetch(request);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (isPage(pathname)) event.respondWith(fromNetworkFirst(request));
    return;
  }
  if (files.has(pathname)) event.respondWith(fromCacheFirst(request));
});

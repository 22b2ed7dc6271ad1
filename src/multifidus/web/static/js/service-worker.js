// Keeps the site's own files and the empty player, so that a session starts without a network. Never anything about a person.
// The server writes CACHE and FILES above this line: the name changes whenever one of the files does.
const SHELL = "/my/session"
const OFFLINE = "/offline"

self.addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()))
})

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()))
})

self.addEventListener("fetch", (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== "GET" || address.origin !== self.location.origin) return
  if (address.pathname.startsWith("/static/")) event.respondWith(kept(request))
  else if (request.mode === "navigate" && address.pathname === SHELL) event.respondWith(kept(SHELL))
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => kept(OFFLINE)))
})

async function fill() {
  const cache = await caches.open(CACHE)
  await cache.addAll([...FILES, SHELL, OFFLINE].map((address) => new Request(address, { cache: "reload" })))
}

async function forgetOlder() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith("multifidus-") && name !== CACHE).map((name) => caches.delete(name)))
}

async function kept(request) {
  const cache = await caches.open(CACHE)
  const found = await cache.match(request, { ignoreVary: true, ignoreSearch: true })
  return found ?? fetch(request)
}

// Sends what was logged, as often as it takes. The server keeps every entry once, so sending twice does no harm.
import { LOG, PAYLOAD } from "./addresses.js"
import { keepFigures } from "./figures.js"
import * as store from "./store.js"

const BATCH = 100
const TIMEOUT_MS = 10_000
const FIRST_RETRY_MS = 4_000
const LAST_RETRY_MS = 300_000

export const changes = new EventTarget()
let state = "idle" // idle, sending, unreachable, sign_in
let retry_ms = FIRST_RETRY_MS
let timer
let under_way
let again = false

export async function status() {
  const [items, payload] = await Promise.all([store.outbox(), store.payload()])
  const own = items.filter((item) => item.owner === payload?.owner)
  const refused = own.filter((item) => item.because)
  const waiting = own.length - refused.length
  return { waiting, refused: refused.length, others: items.length - own.length, state }
}

// One tab sends at a time. Who comes while this tab is sending gets another round: the last look may have been too early.
export function flush() {
  if (under_way) again = true
  under_way ??= navigator.locks.request("multifidus-outbox", send).finally(() => {
    under_way = undefined
    const once_more = again
    again = false
    if (once_more) flush()
  })
  return under_way
}

export function flushWhenPossible() {
  addEventListener("online", flush)
  addEventListener("pageshow", flush)
  document.addEventListener("visibilitychange", () => document.hidden || flush())
  store.changes.addEventListener("change", () => changes.dispatchEvent(new Event("change")))
  return flush()
}

// Asks for the newest session. What was done here and isn't there yet would be missing in it, so that waits.
export async function refresh() {
  try {
    const answer = await ask(PAYLOAD)
    if (!answer.ok) return answer.status
    const [fresh, kept, { waiting }] = [await answer.json(), await store.payload(), await status()]
    const same = fresh.plan === kept?.plan && fresh.local_date === kept.local_date
    const ahead = waiting && fresh.owner === kept.owner && (same || kept.place === "stopped")
    if (!ahead) await store.keepPayload(fresh)
    await keepFigures(fresh)
    return answer.status
  } catch {
    return 0
  }
}

async function send() {
  clearTimeout(timer)
  for (;;) {
    const owner = (await store.payload())?.owner
    const own = (await store.outbox()).filter((item) => item.owner === owner && !item.because)
    if (!own.length) return now(state === "sign_in" ? state : "idle")
    now("sending")
    const batch = own.sort((a, b) => Date.parse(a.entry.at) - Date.parse(b.entry.at)).slice(0, BATCH)
    const settled = await deliver(owner, batch)
    if (settled === "unreachable") return later()
    if (settled === "sign_in") return now("sign_in")
    if (!settled) return later()
    retry_ms = FIRST_RETRY_MS
  }
}

function now(next) {
  state = next
  changes.dispatchEvent(new Event("change"))
}

function later() {
  now("unreachable")
  timer = setTimeout(flush, retry_ms)
  retry_ms = Math.min(retry_ms * 2, LAST_RETRY_MS)
}

// Returns how many entries are settled, or why none is.
async function deliver(owner, batch, may_refresh = true) {
  let answer
  try {
    answer = await ask(LOG, { owner, entries: batch.map((item) => item.entry) })
    if (answer.ok) return await sort(await answer.json())
  } catch {
    return "unreachable"
  }
  if (answer.status === 403 && may_refresh && (await because(answer)) === "csrf") {
    if ((await refresh()) === 200) return deliver(owner, batch, false)
  }
  if (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status)) return "sign_in"
  if (answer.status >= 500 || answer.status === 429) return "unreachable"
  return refuse(owner, batch, answer)
}

async function sort({ accepted, refused }) {
  await store.settle(accepted, refused)
  return accepted.length + refused.length
}

// The whole delivery can't be read: alone, each entry shows whether it is the one.
async function refuse(owner, batch, answer) {
  if (batch.length === 1) {
    await store.settle([], [{ id: batch[0].id, because: (await because(answer)) ?? String(answer.status) }])
    return 1
  }
  let settled = 0
  for (const item of batch) {
    const done = await deliver(owner, [item])
    if (typeof done !== "number") return done
    settled += done
  }
  return settled
}

async function because(answer) {
  try {
    return (await answer.clone().json()).because
  } catch {
    return undefined
  }
}

function ask(address, body) {
  const headers = { Accept: "application/json" }
  const common = { credentials: "same-origin", redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) }
  if (!body) return fetch(address, { ...common, headers })
  headers["Content-Type"] = "application/json"
  headers["X-CSRFToken"] = token()
  return fetch(address, { ...common, method: "POST", headers, body: JSON.stringify(body) })
}

function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? ""
}

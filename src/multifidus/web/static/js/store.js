// What this phone keeps: today's session, the one under way, and what waits to be sent. Nothing else.
import { openDB } from "../vendor/idb/8.0.4/index.js"

const SAFE = { durability: "strict" }
const FIGURE = "figure "
let opened

function db() {
  opened ??= openDB("multifidus", 1, {
    upgrade(fresh) {
      fresh.createObjectStore("kept")
      fresh.createObjectStore("outbox", { keyPath: "id" })
    },
    blocking(_version, _blocked, event) {
      event.target.close()
      opened = undefined
    },
    terminated() {
      opened = undefined
    },
  })
  return opened
}

export const changes = new EventTarget()

export async function payload() {
  return (await db()).get("kept", "payload")
}

export async function running() {
  return (await db()).get("kept", "running")
}

export async function outbox() {
  return (await db()).getAll("outbox")
}

// A session under way belongs to one person: with somebody else's plan it goes. Its sets are in the outbox.
export async function keepPayload(fresh) {
  await write(["kept"], async (kept) => {
    const under_way = await kept.get("running")
    if (under_way && under_way.owner !== fresh.owner) await kept.delete("running")
    await kept.put(fresh, "payload")
  })
}

// What was done and where the session stands are written together, so a page that closes can't part them.
export async function advance(session, entries = []) {
  await write(["kept", "outbox"], async (kept, waiting) => {
    for (const entry of entries) await waiting.put({ id: entry.id, owner: session.owner, entry })
    await kept.put(session, "running")
  })
}

// Pictures of today's exercises, by their addresses; `wanted` are all that may stay.
export async function figure(address) {
  return (await db()).get("kept", FIGURE + address)
}

export async function keepFigures(wanted, fresh) {
  await write(["kept"], async (kept) => {
    for (const key of await kept.getAllKeys()) {
      if (key.startsWith(FIGURE) && !wanted.includes(key.slice(FIGURE.length))) await kept.delete(key)
    }
    for (const [address, picture] of fresh) await kept.put(picture, FIGURE + address)
  })
}

export async function finish(session, entries, fresh) {
  await write(["kept", "outbox"], async (kept, waiting) => {
    for (const entry of entries) await waiting.put({ id: entry.id, owner: session.owner, entry })
    await kept.delete("running")
    if (fresh) await kept.put(fresh, "payload")
  })
}

export async function settle(accepted, refused) {
  await write(["outbox"], async (waiting) => {
    for (const id of accepted) await waiting.delete(id)
    for (const { id, because } of refused) {
      const item = await waiting.get(id)
      if (item) await waiting.put({ ...item, because })
    }
  })
}

export async function clear() {
  await write(["kept", "outbox"], (kept, waiting) => Promise.all([kept.clear(), waiting.clear()]))
}

async function write(names, change) {
  const transaction = (await db()).transaction(names, "readwrite", SAFE)
  await change(...names.map((name) => transaction.objectStore(name)))
  await transaction.done
  changes.dispatchEvent(new Event("change"))
}

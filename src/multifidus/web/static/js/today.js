// Today's page: from the first visit on, the session works without a network.
import { WORKER } from "./addresses.js"
import { flushWhenPossible, refresh } from "./outbox.js"
import "./sync-note.js"

if (!document.querySelector("sync-note")) document.querySelector("main .mf-wrap")?.prepend(document.createElement("sync-note"))
navigator.serviceWorker?.register(WORKER)
await flushWhenPossible()
await refresh()
document.documentElement.dataset.kept = "yes"

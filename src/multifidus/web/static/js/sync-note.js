// <sync-note>: says calmly what waits on this phone to be sent; silent when nothing does.
import { changes, status } from "./outbox.js"
import * as store from "./store.js"

class SyncNote extends HTMLElement {
  #stop = new AbortController()

  connectedCallback() {
    this.setAttribute("role", "status")
    this.classList.add("mf-sync")
    changes.addEventListener("change", () => this.#say(), { signal: this.#stop.signal })
    this.#say()
  }

  disconnectedCallback() {
    this.#stop.abort()
    this.#stop = new AbortController()
  }

  async #say() {
    const [{ waiting, refused, others, state }, payload] = await Promise.all([status(), store.payload()])
    const words = payload?.words
    const parts = []
    if (words && waiting && state !== "sending") {
      parts.push(waiting === 1 ? words.one_waits : words.some_wait.replace("{count}", waiting))
      if (state === "sign_in") parts.push(words.sign_in_to_send)
    }
    if (words && refused) parts.push(words.not_taken.replace("{count}", refused))
    if (words && others) parts.push(words.of_somebody_else)
    this.textContent = parts.join(" ")
    this.hidden = !parts.length
    this.dataset.waiting = waiting
    this.dataset.state = state
  }
}

customElements.define("sync-note", SyncNote)

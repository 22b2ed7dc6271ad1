// <count-down>: a ring that empties. It goes by the clock, so a tab that slept is right again at once.
const LOOK_MS = 100

class CountDown extends HTMLElement {
  #left_ms = 0
  #total_ms = 0
  #ends_at = 0
  #shown
  #timer
  #over

  // Resolves with true when the time is over, with false when it was stopped.
  run(seconds, label, words) {
    this.stop()
    this.#total_ms = this.#left_ms = seconds * 1000
    this.#shown = undefined
    this.words = words
    this.label = label
    this.querySelector("span").textContent = label
    return new Promise((over) => {
      this.#over = over
      this.resume()
    })
  }

  get running() {
    return this.#timer !== undefined
  }

  get pausing() {
    return this.#over !== undefined && !this.running
  }

  pause() {
    if (!this.running) return
    this.#left_ms = Math.max(0, this.#ends_at - performance.now())
    this.#halt()
  }

  resume() {
    if (!this.#over || this.running) return
    this.#ends_at = performance.now() + this.#left_ms
    this.#timer = setInterval(() => this.#look(), LOOK_MS)
    this.#look()
  }

  stop() {
    this.#halt()
    const over = this.#over
    this.#over = undefined
    over?.(false)
  }

  disconnectedCallback() {
    this.stop()
  }

  #halt() {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #look() {
    const left_ms = Math.max(0, this.#ends_at - performance.now())
    this.#draw(left_ms)
    if (left_ms > 0) return
    this.#halt()
    const over = this.#over
    this.#over = undefined
    over?.(true)
  }

  #draw(left_ms) {
    const share = this.#total_ms ? (left_ms / this.#total_ms) * 100 : 0
    this.querySelector(".mf-hold__left").setAttribute("stroke-dashoffset", (100 - share).toFixed(1))
    const seconds = Math.ceil(left_ms / 1000)
    if (seconds === this.#shown) return
    this.#shown = seconds
    this.querySelector("b").textContent = this.#clock(seconds)
    this.toggleAttribute("data-long", seconds >= 100)
    this.setAttribute("aria-label", `${this.label}, ${this.words.seconds_left.replace("{seconds}", seconds)}`)
    if (seconds) this.dispatchEvent(new CustomEvent("second", { detail: seconds }))
  }

  #clock(seconds) {
    if (seconds < 100) return String(seconds)
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
  }
}

customElements.define("count-down", CountDown)

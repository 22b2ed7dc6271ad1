// Shows one screen at a time from the page's templates, and waits for what is chosen on it.
const SETTLE_MS = 250 // the second half of a double tap belongs to the screen before

export class Screens {
  #host
  #shown_at = 0

  constructor(host) {
    this.#host = host
    host.addEventListener("click", (event) => this.#guard(event), true)
    document.addEventListener("keydown", (event) => this.#key(event))
  }

  get current() {
    return this.#host.firstElementChild
  }

  show(name, words = {}) {
    const screen = document.getElementById(`screen-${name}`).content.firstElementChild.cloneNode(true)
    screen.dataset.screen = name
    this.#host.replaceChildren(screen)
    this.say(words)
    this.#shown_at = performance.now()
    this.#host.scrollTo?.(0, 0)
    const heading = screen.querySelector("h1")
    heading?.setAttribute("tabindex", "-1")
    heading?.focus({ preventScroll: true })
    return screen
  }

  say(words) {
    for (const [name, text] of Object.entries(words)) {
      for (const place of this.current.querySelectorAll(`[data-say="${name}"]`)) {
        if (place.textContent === (text ?? "")) continue
        place.textContent = text ?? ""
      }
    }
  }

  list(name, items, tag = "li") {
    const place = this.current.querySelector(`[data-${name}]`)
    place.replaceChildren(...items.map((item) => Object.assign(document.createElement(tag), { textContent: item })))
    place.hidden = !items.length
    return place
  }

  // Resolves with the value of the button that is pressed. A screen that is left behind never answers.
  choice() {
    return new Promise((chosen) => {
      this.current.addEventListener("click", (event) => {
        const button = event.target.closest("[data-choose]")
        if (button) chosen(button.dataset.choose)
      })
    })
  }

  ask(name, words) {
    this.show(name, words)
    return this.choice()
  }

  calls(help, words) {
    writeCalls(this.current, help, words)
  }

  #guard(event) {
    if (!event.target.closest("button") || event.target.closest("dialog")) return
    if (performance.now() - this.#shown_at > SETTLE_MS) return
    event.preventDefault()
    event.stopPropagation()
  }

  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches("textarea") || !this.current) return
    const buttons = [...this.current.querySelectorAll(".mf-choices > *, .mf-eleven > *")].filter((one) => !one.hidden)
    const at = buttons.indexOf(document.activeElement)
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step && buttons.length) buttons[(at + step + buttons.length) % buttons.length].focus()
    else if (/^\d$/.test(event.key)) this.current.querySelector(`[data-digit][data-choose="${event.key}"]`)?.focus()
    else return
    event.preventDefault()
  }
}

// Buttons to call: only those whose number is known.
export function writeCalls(place, help, words) {
  const numbers = {
    emergency: [help.emergency_number, words.call.replace("{number}", help.emergency_number)],
    clinic: [help.phone, words.call_clinic.replace("{clinic}", help.clinic || help.phone)],
  }
  for (const link of place.querySelectorAll("[data-call]")) {
    const [number, label] = numbers[link.dataset.call]
    link.hidden = !number
    if (!number) continue
    link.setAttribute("href", `tel:${number.replaceAll(/[^+\d]/g, "")}`)
    link.querySelector("[data-say]").textContent = label
  }
}

export function speakQuietly(words) {
  document.getElementById("spoken").textContent = words
}

// <body-chart>: a picture of the body over the checkboxes that hold the answer.
// The checkboxes stay the truth: they take the keyboard and are posted. The picture shows and switches them.
const words = (box) => box.labels[0].textContent.trim()

class BodyChart extends HTMLElement {
  #stop = new AbortController()

  connectedCallback() {
    const heard = { signal: this.#stop.signal }
    this.addEventListener("click", (event) => this.#touched(event), heard)
    this.addEventListener("change", () => this.#draw(), heard)
    this.addEventListener("focusin", (event) => this.#point(event.target), heard)
    this.addEventListener("focusout", () => this.#point(null), heard)
    this.querySelector("[data-switch]").hidden = false
    this.#as("picture")
    this.#show("back")
    this.#draw()
  }

  disconnectedCallback() {
    this.#stop.abort()
    this.#stop = new AbortController()
  }

  get #boxes() {
    return [...this.querySelectorAll("input[type=checkbox]")]
  }

  #touched(event) {
    const { region } = event.target.dataset
    if (region) this.#boxes.find((box) => box.value === region)?.click()
    const button = event.target.closest("button")
    if (button?.dataset.show) this.#show(button.dataset.show)
    if (button?.dataset.as) {
      this.#as(button.dataset.as)
      this.querySelector("[data-switch] button:not([hidden])").focus()
    }
  }

  #draw() {
    const marked = new Set(this.#boxes.filter((box) => box.checked).map((box) => box.value))
    for (const part of this.querySelectorAll("[data-region]")) part.classList.toggle("is-on", marked.has(part.dataset.region))
    this.querySelector("[data-marked]").textContent = this.#boxes.filter((box) => box.checked).map(words).join("; ")
  }

  #point(target) {
    const box = target?.matches("input[type=checkbox]") ? target : null
    const keyboard = box?.matches(":focus-visible")
    const parts = [...this.querySelectorAll("[data-region]")]
    for (const part of parts) part.classList.toggle("is-here", Boolean(keyboard) && part.dataset.region === box.value)
    const views = parts.filter((part) => part.classList.contains("is-here")).map((part) => part.closest("svg").dataset.view)
    if (views.length && !views.includes(this.dataset.view)) this.#show(views[0])
    const here = this.querySelector("[data-here]")
    here.hidden = !keyboard
    here.textContent = keyboard ? words(box) : ""
  }

  #show(view) {
    this.dataset.view = view
    for (const button of this.querySelectorAll("[data-show]")) button.setAttribute("aria-pressed", button.dataset.show === view)
  }

  #as(way) {
    this.dataset.as = way
    this.querySelector(".mf-chart__picture").hidden = way !== "picture"
    for (const button of this.querySelectorAll("[data-as]")) button.hidden = button.dataset.as === way
  }
}

customElements.define("body-chart", BodyChart)

// <rep-count>: the large number, "of how many" beside it, and a row of fibres that says the same.
class RepCount extends HTMLElement {
  // `done` repetitions are behind; `now` says that the next one is under way.
  show(done, of, now, words, fibres) {
    const number = Math.min(done + (now ? 1 : 0), of)
    this.querySelector("b").textContent = number
    this.querySelector("small").textContent = words.of.replace("{of}", of)
    fibres.replaceChildren(...Array.from({ length: of }, (_, place) => this.#fibre(place, done, now)))
    fibres.setAttribute("aria-label", words.repetition_of.replace("{number}", number).replace("{of}", of))
  }

  #fibre(place, done, now) {
    const fibre = document.createElement("i")
    if (place < done) fibre.className = "is-done"
    else if (place === done && now) fibre.className = "is-now"
    return fibre
  }
}

customElements.define("rep-count", RepCount)

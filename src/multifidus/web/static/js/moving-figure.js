// <moving-figure src="/figures/bridge.svg?v=1"><svg>the still picture</svg><button data-press="play" hidden></moving-figure>
// Its picture moves when play is pressed, and stands still again out of sight. `mirrored` is for the other side.
const SLOW = 0.5
const fetched = new Map()

class MovingFigure extends HTMLElement {
  #sight
  #clock

  connectedCallback() {
    this.addEventListener("click", this)
    for (const button of this.querySelectorAll("[data-press=play]")) button.hidden = !this.getAttribute("src")
    this.#sight = new IntersectionObserver((seen) => seen.at(-1).isIntersecting || this.pause())
    this.#sight.observe(this)
  }

  disconnectedCallback() {
    this.#sight.disconnect()
    this.removeEventListener("click", this)
    cancelAnimationFrame(this.#clock)
  }

  // Shows a moving picture that is at hand, as text of SVG; nothing of it runs.
  set picture(text) {
    const fresh = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true)
    this.querySelector("svg.fig")?.remove()
    this.prepend(fresh)
    fresh.pauseAnimations()
  }

  get moves() {
    return this.hasAttribute("moves")
  }

  async play() {
    if (!this.querySelector("svg.fig animate") && this.getAttribute("src")) {
      const picture = await load(this.getAttribute("src"))
      if (!picture) return // no network: the still stays, and the next press asks again
      this.picture = picture
    }
    const svg = this.querySelector("svg.fig")
    if (!svg) return
    await drawn() // a picture that was not drawn yet would never begin to move
    svg.classList.add("is-asked") // also where less motion is wanted: somebody pressed play
    this.toggleAttribute("moves", true)
    this.#run(svg)
  }

  pause() {
    cancelAnimationFrame(this.#clock)
    this.querySelector("svg.fig")?.pauseAnimations()
    this.toggleAttribute("moves", false)
    this.#label()
  }

  // Waits while the session waits; what stood still before goes on standing still.
  hold() {
    if (!this.moves) return
    this.toggleAttribute("held", true)
    this.pause()
  }

  release() {
    if (!this.hasAttribute("held")) return
    this.toggleAttribute("held", false)
    this.play()
  }

  // The browser's own clock at full speed; ours where it goes slowly.
  #run(svg) {
    cancelAnimationFrame(this.#clock)
    if (this.hasAttribute("slow")) {
      svg.pauseAnimations()
      let [at_s, before] = [svg.getCurrentTime(), performance.now()]
      const turn = (now) => {
        at_s += ((now - before) / 1000) * SLOW
        before = now
        svg.setCurrentTime(at_s)
        this.#clock = requestAnimationFrame(turn)
      }
      this.#clock = requestAnimationFrame(turn)
    } else svg.unpauseAnimations()
    this.#label()
  }

  handleEvent(event) {
    const press = event.target.closest("[data-press]")?.dataset.press
    if (press === "play") this.moves ? this.pause() : this.play()
    if (press === "slow") this.#change()
  }

  #change() {
    this.toggleAttribute("slow")
    if (this.moves) this.#run(this.querySelector("svg.fig"))
  }

  #label() {
    this.querySelector("[data-press=play]")?.setAttribute("aria-pressed", this.moves)
    const slow = this.querySelector("[data-press=slow]")
    if (!slow) return
    slow.hidden = !this.moves
    slow.setAttribute("aria-pressed", this.hasAttribute("slow"))
  }
}

function drawn() {
  return new Promise(requestAnimationFrame)
}

async function load(address) {
  try {
    const answer = fetched.has(address) ? undefined : await fetch(address)
    if (answer?.ok) fetched.set(address, await answer.text())
  } catch {
    // told by what does not move
  }
  return fetched.get(address)
}

customElements.define("moving-figure", MovingFigure)

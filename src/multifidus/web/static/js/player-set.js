// One set on the stage: the player counts by the pace of the plan, or the person counts by pressing.
import "./count-down.js"
import "./rep-count.js"
import { showFigure } from "./figures.js"
import { speakQuietly } from "./player-screen.js"
import * as sound from "./player-sound.js"
import * as voice from "./voice.js"

const DOUBLE_TAP_MS = 300 // nobody does a repetition that fast

export class SetOnStage {
  #screens
  #set
  #exercise
  #payload
  #words
  #options
  #resolve
  #waiting // a press that counts
  #under_way = false
  #round = 0 // grows with every fresh attempt; an older one that wakes up finds itself out of date
  #keys = new AbortController()
  #begun_at = performance.now()
  #pressed_at = 0

  constructor(screens, payload, exercise, set, options) {
    Object.assign(this, { reps: options.reps ?? 0, counting: options.counting })
    this.#screens = screens
    this.#payload = payload
    this.#words = payload.words
    this.#exercise = exercise
    this.#set = set
    this.#options = options
  }

  // Resolves with how it ended ("done", "set", "exercise", "end" or "new"), with repetitions and seconds.
  play() {
    this.#draw()
    const ended = new Promise((resolve) => (this.#resolve = resolve))
    this.#attempt()
    return ended.finally(() => {
      this.#round++
      this.#keys.abort()
      this.#ring.stop()
    })
  }

  get #ring() {
    return this.#screens.current.querySelector("count-down")
  }

  #draw() {
    const one = this.#exercise
    const screen = this.#screens.show("set", {
      ...this.#options.titles,
      position: this.#words[one.position],
      dose: one.dose_words,
      modification: one.modifications?.[0] ?? "",
    })
    for (const button of screen.querySelectorAll("[data-press]")) {
      button.addEventListener("click", () => this[`press_${button.dataset.press}`]())
    }
    this.#screens.list("lines", this.#payload.help.lines ?? [])
    this.#screens.calls(this.#payload.help, this.#words)
    showFigure(screen, one, this.#set.side)
    this.#reasons(screen.querySelector("[data-reasons]"))
    screen.querySelector("[data-press=voice]").hidden = !voice.canSpeak
    this.#ring.addEventListener("second", (event) => event.detail <= this.#payload.ready_s && sound.tick())
    const heard = { signal: this.#keys.signal }
    document.addEventListener("keydown", (event) => this.#key(event), heard)
    document.addEventListener("visibilitychange", () => document.hidden && this.#pause(), heard)
    this.#labels()
    this.#count()
  }

  #reasons(place) {
    for (const { value, say } of this.#payload.skip_reasons) {
      place.append(Object.assign(document.createElement("button"), { className: "mf-control", value: `why:${value}`, textContent: say }))
    }
  }

  async #attempt() {
    const round = ++this.#round
    const current = () => round === this.#round
    if (this.counting) await this.#ready()
    while (current() && this.reps < this.#set.reps) {
      const counted = await this.#repetition(current)
      if (!current()) return
      if (!counted) continue
      this.reps++
      this.#under_way = false
      this.#count()
      this.#options.counted(this.reps)
      if (this.reps < this.#set.reps) await this.#change(current)
    }
    if (current()) this.#end("done")
  }

  async #ready() {
    const over = await this.#run(this.#payload.ready_s, this.#words.ready)
    if (over) sound.start()
    return over
  }

  // Returns whether a repetition was done; false when the way of counting changed in the middle.
  async #repetition(current) {
    const { hold_s, move_s, bout } = this.#set
    const by_hand = !this.counting
    if (by_hand && !(await this.#press())) return false
    this.#cue()
    this.#under_way = true
    this.#count()
    const seconds = hold_s || (by_hand ? 0 : move_s)
    if (!seconds) return true
    if (this.reps) sound.start()
    const over = await this.#run(seconds, hold_s ? (bout ? this.#words.go_on_for : this.#words.hold) : this.#words.move)
    if (over && current() && (hold_s || this.reps + 1 === this.#set.reps)) sound.end()
    return over
  }

  // From one hold to the next, when nobody presses.
  async #change(current) {
    if (!this.counting || !this.#set.hold_s || !current()) return
    await this.#run(this.#set.change_s, this.#words.change)
  }

  async #run(seconds, label) {
    this.#screens.current.dataset.ring = "on"
    const running = this.#ring.run(seconds, label, this.#words)
    this.#labels()
    const over = await running
    if (this.#screens.current.dataset.screen === "set") this.#screens.current.dataset.ring = "off"
    return over
  }

  #press() {
    const pressed = new Promise((resolve) => (this.#waiting = resolve))
    this.#labels()
    return pressed
  }

  #settle(counted) {
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.(counted)
    return Boolean(waiting)
  }

  #count() {
    const [counter, fibres] = [this.#screens.current.querySelector("rep-count"), this.#screens.current.querySelector("[data-fibres]")]
    counter.show(this.reps, this.#set.reps, this.#under_way, this.#words, fibres)
    this.#screens.current.dataset.one = this.#set.reps === 1 ? "yes" : "no"
    this.#cue()
    const said = { number: this.reps, of: this.#set.reps }
    if (this.reps) speakQuietly(this.#words.repetition_of.replace("{number}", said.number).replace("{of}", said.of))
  }

  #cue() {
    const cues = this.#exercise.cues ?? []
    const cue = cues.length ? cues[this.reps % cues.length] : ""
    if (this.#screens.current.querySelector("[data-say=cue]").textContent === cue) return
    this.#screens.say({ cue })
    voice.say(cue)
  }

  #labels() {
    const main = this.#waiting ? "count" : this.#ring.pausing ? "go" : "pause"
    const hold = this.#waiting && this.#set.hold_s
    this.#screens.current.dataset.main = main
    const figure = this.#screens.current.querySelector("moving-figure")
    if (main === "go") figure.hold()
    else figure.release()
    this.#screens.say({
      main: { count: hold ? this.#words.start_hold : this.#words.count, go: this.#words.go_on, pause: this.#words.pause }[main],
      counting: this.counting ? this.#words.counting_on : this.#words.counting_off,
      voice: voice.isOn() ? this.#words.voice_on : this.#words.voice_off,
    })
    this.#screens.current.querySelector("[data-press=counting]").setAttribute("aria-pressed", this.counting)
    this.#screens.current.querySelector("[data-press=voice]").setAttribute("aria-pressed", voice.isOn())
  }

  #pause() {
    this.#ring.pause()
    this.#labels()
  }

  #end(how, more = {}) {
    const seconds = Math.round((performance.now() - this.#begun_at) / 100) / 10
    this.#resolve({ how, reps: this.reps, seconds, ...more })
  }

  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat || document.querySelector("dialog[open]")) return
    const press = { " ": "main", ArrowLeft: "again", ArrowRight: "skip" }[event.key]
    if (!press || (event.key === " " && event.target.matches("button, a"))) return
    event.preventDefault()
    this[`press_${press}`]()
  }

  press_main() {
    if (performance.now() - this.#pressed_at < DOUBLE_TAP_MS) return undefined
    this.#pressed_at = performance.now()
    if (this.#settle(true)) return this.#labels()
    if (this.#ring.running) return this.#pause()
    this.#ring.resume()
    return this.#labels()
  }

  press_again() {
    this.#round++
    this.#ring.stop()
    this.#settle(false)
    this.reps = 0
    this.#under_way = false
    this.#begun_at = performance.now()
    this.#options.counted(0)
    this.#count()
    this.#attempt()
  }

  press_counting() {
    this.counting = !this.counting
    this.#options.chose(this.counting)
    this.#under_way = false
    if (!this.#settle(false)) this.#ring.stop()
    this.#count()
    this.#labels()
  }

  press_voice() {
    voice.switchVoice()
    voice.say(this.#screens.current.querySelector("[data-say=cue]").textContent)
    this.#labels()
  }

  async press_skip() {
    const chosen = await this.#sheet("skip")
    if (chosen === "set") this.#end("set")
    else if (chosen.startsWith("why:")) this.#end("exercise", { reason: chosen.slice(4) })
  }

  async press_help() {
    const chosen = await this.#sheet("help")
    if (chosen === "end" || chosen === "new") this.#end(chosen)
  }

  async #sheet(name) {
    this.#pause()
    const sheet = this.#screens.current.querySelector(`[data-sheet=${name}]`)
    sheet.returnValue = "back"
    sheet.showModal()
    await new Promise((closed) => sheet.addEventListener("close", closed, { once: true }))
    return sheet.returnValue
  }
}

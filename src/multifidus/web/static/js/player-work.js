// Goes through the sets of a session. What was done is kept, with the place to go on from, before the next screen.
import { showFigure } from "./figures.js"
import { flush } from "./outbox.js"
import { askDangers } from "./player-ask.js"
import * as log from "./player-log.js"
import { SetOnStage } from "./player-set.js"
import * as sound from "./player-sound.js"
import * as store from "./store.js"
import * as voice from "./voice.js"

// Resolves with "done", or with "end" or "stop" where somebody ends it.
export async function perform(screens, payload, session) {
  while (session.at < session.sets.length) {
    const set = session.sets[session.at]
    const exercise = session.exercises.find((one) => one.exercise === set.exercise)
    if (set.first && !session.reps) {
      const reason = await introduce(screens, payload, exercise, set)
      if (reason) {
        await keep(session, [log.skipped(session, set.exercise, reason)], pastExercise(session))
        continue
      }
    }
    const outcome = await play(screens, payload, session, exercise, set)
    if (outcome.how === "new" && !(await askDangers(screens, payload, session))) continue
    await keep(session, entriesOf(session, set, outcome), next(session, outcome))
    if (outcome.how === "end") return "end"
    if (outcome.how === "new") return "stop"
    if (outcome.how === "done" && session.at < session.sets.length) await rest(screens, payload, session, set)
  }
  return "done"
}

function play(screens, payload, session, exercise, set) {
  const stage = new SetOnStage(screens, payload, exercise, set, {
    titles: titles(payload.words, exercise, set),
    reps: session.reps,
    counting: session.counting,
    counted(reps) {
      session.reps = reps
      store.advance(session)
    },
    chose(counting) {
      session.counting = counting
    },
  })
  return stage.play()
}

function entriesOf(session, set, { how, reps, seconds, reason }) {
  const entries = reps ? [log.setDone(session, set, { reps, seconds })] : []
  if (how === "exercise") entries.push(log.skipped(session, set.exercise, reason))
  return entries
}

async function keep(session, entries, at) {
  const sets = entries.filter((entry) => entry.kind === "set_done")
  for (const set of sets) session.done_sets.push(set.id)
  session.done += sets.length
  session.at = at
  session.reps = 0
  await store.advance(session, entries)
  flush()
}

function next(session, { how }) {
  return how === "exercise" ? pastExercise(session) : session.at + 1
}

function pastExercise(session) {
  const { exercise } = session.sets[session.at]
  const later = session.sets.findIndex((set, place) => place > session.at && set.exercise !== exercise)
  return later < 0 ? session.sets.length : later
}

// Resolves with a reason to skip the exercise, or undefined to do it.
async function introduce(screens, payload, exercise, set) {
  const { words } = payload
  const said = {
    name: exercise.plain,
    purpose: exercise.purpose,
    position: words[exercise.position],
    dose: exercise.dose_words,
    place: words.exercise_of.replace("{number}", set.place).replace("{of}", set.places),
  }
  screens.show("exercise", said)
  screens.list("cues", [...(exercise.cues ?? []), ...(exercise.modifications ?? [])])
  showFigure(screens.current, exercise, set.side)
  voice.say(`${exercise.plain}. ${words[exercise.position]}.`)
  if ((await screens.choice()) === "go") return undefined
  screens.show("why")
  const place = screens.list("reasons", [], "button")
  place.hidden = false
  for (const { value, say } of payload.skip_reasons) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "mf-control", textContent: say })
    button.dataset.choose = value
    place.append(button)
  }
  const reason = await screens.choice()
  return reason === "back" ? introduce(screens, payload, exercise, set) : reason
}

async function rest(screens, payload, session, before) {
  if (!before.rest_s) return
  const { words } = payload
  const coming = session.sets[session.at]
  const exercise = session.exercises.find((one) => one.exercise === coming.exercise)
  const name = coming.first ? exercise.plain : titles(words, exercise, coming).place
  const screen = screens.show("rest", { next: words.next.replace("{name}", name), side: words[coming.side], pause: words.pause })
  const ring = screen.querySelector("count-down")
  ring.addEventListener("second", (event) => event.detail <= payload.ready_s && sound.tick())
  screen.querySelector("[data-press=skip]").addEventListener("click", () => ring.stop())
  screen.querySelector("[data-press=pause]").addEventListener("click", () => {
    if (ring.running) ring.pause()
    else ring.resume()
    screens.say({ pause: ring.running ? words.pause : words.go_on })
    screen.dataset.main = ring.running ? "pause" : "go"
  })
  screen.dataset.main = "pause"
  const keys = new AbortController()
  document.addEventListener("keydown", (event) => pressWithKeys(event, screen), { signal: keys.signal })
  if (await ring.run(before.rest_s, words.rest, words)) sound.end()
  keys.abort()
}

function pressWithKeys(event, screen) {
  if (event.repeat || event.target.matches("button, a")) return
  const press = { " ": "pause", ArrowRight: "skip" }[event.key]
  if (!press) return
  event.preventDefault()
  screen.querySelector(`[data-press=${press}]`).click()
}

function titles(words, exercise, set) {
  return {
    name: exercise.plain,
    side: words[set.side],
    place: words.set_of.replace("{number}", set.number).replace("{of}", set.of),
  }
}

// The questions before and after a session. They know no rule: the tables say which answer means what.
import { localDate } from "./player-log.js"
import { asksOn, verdictOf } from "./player-light.js"
import * as sound from "./player-sound.js"

const ANSWERS = { yes: true, no: false, unknown: null }
const AFTER = ["peak_0_10", "after_0_10", "effort_0_10", "leg", "leg_persists", "neuro_change", "new_red_flag", "note"]
const AFTER_NOTHING = ["neuro_change", "new_red_flag", "note"]
const DANGERS = ["neuro_change", "new_red_flag"]

export function safetyIsDue(payload) {
  return !payload.safety_due_on || payload.safety_due_on <= localDate()
}

// Returns the answers with "stop" or "clear", or undefined when somebody goes back to the start.
export async function askSafety(screens, payload) {
  const { questions, missing } = payload.rescreen
  const answers = {}
  for (let at = 0; at < questions.length; ) {
    const { id, ask } = questions[at]
    const chosen = await screens.ask("safety", { question: ask, progress: questionOf(payload, at, questions.length) })
    if (chosen === "back") {
      if (at === 0) return undefined
      at -= 1
    } else if (chosen === "yes" && !(await sure(screens, payload, ask))) {
      continue
    } else {
      answers[id] = ANSWERS[chosen]
      at += 1
    }
  }
  const verdict = verdictOf(payload.rescreen, answers)
  if (verdict !== "ask_again") return { verdict, answers }
  const again = screens.ask("missing", { why: missing })
  screens.calls(payload.help, payload.words)
  await again
  return askSafety(screens, payload)
}

export async function askBefore(screens) {
  const chosen = await screens.ask("before", {})
  return chosen === "back" ? undefined : { baseline_0_10: number(chosen) }
}

// Asks what is still open, and tells `kept` after every answer. Ends at once when an answer means danger.
export async function askAfter(screens, payload, session, kept) {
  for (let at = session.asked ?? 0; at < order(payload, session).length; ) {
    const names = order(payload, session)
    const chosen = await askOne(screens, payload, names[at], questionOf(payload, at, names.length))
    if (chosen === "back") {
      at = Math.max(0, at - 1)
      continue
    }
    session.answers[names[at]] = chosen
    if (names[at] === "leg") delete session.answers.leg_persists
    session.asked = ++at
    await kept()
    if (session.answers.neuro_change === true || session.answers.new_red_flag === true) return
  }
}

function order(payload, session) {
  if (!session.done) return AFTER_NOTHING
  return AFTER.filter((name) => name !== "leg_persists" || asksOn(payload.light, session.answers.leg))
}

export async function askDangers(screens, payload, session) {
  for (const name of DANGERS) {
    const chosen = await askOne(screens, payload, name, "")
    if (chosen === "back") return false
    session.answers[name] = chosen
    if (chosen === true) return true
  }
  return false
}

async function askOne(screens, payload, name, progress) {
  const answered = screens.ask(name, { progress })
  if (name === "leg_persists") waitForLeg(screens, payload)
  const chosen = await answered
  if (chosen === "back") return chosen
  if (name === "note") return screens.current.querySelector("textarea").value.trim()
  if (name.endsWith("_0_10")) return number(chosen)
  if (name === "leg") return chosen === "unknown" ? null : chosen
  if (DANGERS.includes(name) && chosen === "yes") {
    const asked = screens.current.querySelector("h1").textContent
    return (await sure(screens, payload, asked)) ? true : askOne(screens, payload, name, progress)
  }
  return ANSWERS[chosen]
}

// Whether the leg goes back is asked when the time of the rules is over, not before.
async function waitForLeg(screens, payload) {
  const screen = screens.current
  const over = await screen.querySelector("count-down").run(payload.light.leg_asked_after_min * 60, payload.words.rest, payload.words)
  if (!over) return
  sound.end()
  for (const button of screen.querySelectorAll("[data-later]")) button.hidden = false
}

async function sure(screens, payload, question) {
  return (await screens.ask("sure", { question, yes_to: payload.words.yes_to })) === "yes"
}

function number(chosen) {
  return chosen === "unknown" ? null : Number(chosen)
}

function questionOf(payload, at, of) {
  return payload.words.question_of.replace("{number}", at + 1).replace("{of}", of)
}

// The session from the first question to the last: what is shown next, and what is kept before it is shown.
import { WORKER } from "./addresses.js"
import { flush, flushWhenPossible, refresh } from "./outbox.js"
import { askAfter, askBefore, askSafety, safetyIsDue } from "./player-ask.js"
import { showResult, showStop } from "./player-end.js"
import "./player-help.js"
import { lightOf } from "./player-light.js"
import * as log from "./player-log.js"
import { Screens } from "./player-screen.js"
import { wakeSound } from "./player-sound.js"
import { dueNow, setsOf } from "./player-steps.js"
import { perform } from "./player-work.js"
import * as store from "./store.js"
import "./sync-note.js"
import { keepAwake, letSleep } from "./wake.js"

const PATIENCE_MS = 3_000
const screens = new Screens(document.getElementById("main"))
addEventListener("pointerdown", wakeSound, { once: true })
addEventListener("keydown", wakeSound, { once: true })
navigator.serviceWorker?.register(WORKER)
await begin()

async function begin() {
  screens.show("wait")
  const asked = flushWhenPossible().then(refresh)
  await Promise.race([asked, new Promise((done) => setTimeout(done, PATIENCE_MS))])
  if ((await store.payload())?.place === "plan_to_agree") await asked // the yes may be a moment old, and the network slow
  for (;;) {
    const payload = await store.payload()
    if (payload) return alone(() => session(payload))
    await screens.ask("none")
    await refresh()
  }
}

// One window at a time plays. Another may take over: this one then starts anew, and finds the other at it.
async function alone(play) {
  const free = await navigator.locks.request("multifidus-player", { ifAvailable: true }, (lock) => lock && played(play))
    .catch(startAnew)
  if (free !== null) return
  await screens.ask("elsewhere")
  await navigator.locks.request("multifidus-player", { steal: true }, () => played(play)).catch(startAnew)
}

async function played(play) {
  await play()
  return "played"
}

function startAnew(error) {
  if (error.name !== "AbortError") throw error
  location.reload()
  return "taken"
}

async function session(payload) {
  const kept = await store.running()
  if (payload.plan === null) return nothing(payload)
  if (kept?.owner === payload.owner) return resume(payload, kept)
  for (;;) {
    const chosen = await start(payload)
    if (!chosen) return undefined
    const fresh = await prepare(payload, chosen)
    if (fresh === "stopped") return undefined
    if (fresh) return work(payload, fresh)
  }
}

function nothing(payload) {
  if (payload.place === "stopped") return showStop(screens, payload, payload.words.exercises_stopped, [])
  screens.show("nothing", { heading: payload.words.not_ready, why: "" })
  return undefined
}

async function resume(payload, kept) {
  const set = kept.sets[Math.min(kept.at, kept.sets.length - 1)]
  const exercise = kept.exercises.find((one) => one.exercise === set?.exercise)
  const asking = kept.after || !exercise || kept.at >= kept.sets.length
  if (!asking) {
    const { words } = payload
    const where = words.set_of.replace("{number}", set.number).replace("{of}", set.of)
    if ((await screens.ask("resume", { where: `${exercise.plain}. ${where}.` })) === "end") kept.after = true
  }
  return work(payload, kept)
}

async function start(payload) {
  const due = dueNow(payload)
  const { words } = payload
  if (!due.length) {
    screens.show("nothing", { heading: payload.short.because || words.rest_day, why: "" })
    return undefined
  }
  const count = due.length === 1 ? words.one_exercise : words.exercises.replace("{count}", due.length)
  const minutes = words.minutes.replace("{minutes}", Math.max(1, Math.round(due.reduce((sum, one) => sum + one.minutes, 0))))
  screens.show("start", {
    summary: `${count}. ${minutes}.`,
    short: words.only_minutes.replace("{minutes}", payload.short.minutes),
    pain_rule: payload.pain_rule,
    old: payload.local_date === log.localDate() ? "" : words.old_plan.replace("{date}", log.dayInWords(payload.local_date)),
  })
  screens.list("list", due.map((one) => one.plain))
  screens.current.querySelector("[data-choose=short]").hidden = shortOf(payload, due).length >= due.length
  return screens.choice()
}

function shortOf(payload, due) {
  return payload.short.exercises.map((name) => due.find((one) => one.exercise === name)).filter(Boolean)
}

// Returns a session that has begun, "stopped", or undefined when somebody goes back.
async function prepare(payload, chosen) {
  const due = dueNow(payload)
  const fresh = {
    owner: payload.owner, plan: payload.plan, session: crypto.randomUUID(), end: crypto.randomUUID(),
    baseline_0_10: null, rescreen: null, short: chosen === "short",
    exercises: chosen === "short" ? shortOf(payload, due) : due,
    sets: [], at: 0, reps: 0, done: 0, done_sets: [], counting: true, answers: {},
  }
  if (chosen === "new" || safetyIsDue(payload)) {
    const safety = await askSafety(screens, payload)
    if (!safety) return undefined
    fresh.rescreen = safety.answers
    if (safety.verdict === "stop") return stopBefore(payload, fresh)
    payload.safety_due_on = payload.safety_next_on
    await screens.ask("clear", { why: payload.rescreen.clear })
  }
  const before = await askBefore(screens)
  if (!before) return undefined
  fresh.baseline_0_10 = before.baseline_0_10
  if (payload.light.relief_only[String(before.baseline_0_10)]) await onlyRelief(payload, fresh)
  fresh.sets = setsOf(fresh.exercises)
  await store.keepPayload(payload)
  await store.advance(fresh, [log.started(fresh)])
  flush()
  return fresh
}

async function onlyRelief(payload, fresh) {
  fresh.exercises = fresh.exercises.filter((one) => payload.relief.includes(one.exercise))
  screens.show("relief", { why: payload.light.relief_say, what: fresh.exercises.length ? "" : payload.words.no_relief })
  screens.list("list", fresh.exercises.map((one) => one.plain))
  await screens.choice()
}

async function stopBefore(payload, fresh) {
  const yes = payload.rescreen.questions.filter((question) => fresh.rescreen[question.id] === true)
  await store.finish(fresh, [log.started(fresh)], stopped(payload))
  flush()
  showStop(screens, payload, yes[0].yes, yes.map((question) => question.ask))
  return "stopped"
}

async function work(payload, under_way) {
  if (!under_way.after) {
    keepAwake()
    const how = await perform(screens, payload, under_way)
    letSleep()
    if (how === "stop") return finish(payload, under_way)
    under_way.after = true
    await store.advance(under_way)
  }
  await askAfter(screens, payload, under_way, () => store.advance(under_way))
  return finish(payload, under_way)
}

async function finish(payload, done) {
  const light = lightOf(payload.light, done.baseline_0_10, done.answers)
  const after = light.colour === "stop" ? stopped(payload) : counted(payload, done, light)
  await store.finish(done, [log.finished(done)], after)
  flush()
  if (light.colour !== "stop") return showResult(screens, payload, done, light)
  return showStop(screens, payload, light.follows.say, [])
}

// Nothing to exercise any more, until the clinic says so.
function stopped(payload) {
  return { ...payload, plan: null, place: "stopped", exercises: [] }
}

function counted(payload, done, light) {
  const whole = (name) => done.sets.filter((set) => set.exercise === name).every((set) => done.done_sets.includes(set.id))
  const did = new Set(done.sets.map((set) => set.exercise).filter(whole))
  return {
    ...payload,
    safety_due_on: light.ask.length ? log.localDate() : payload.safety_due_on,
    sessions_today: payload.sessions_today + 1,
    exercises: payload.exercises.map((one) => ({ ...one, done_today: one.done_today + did.has(one.exercise) })),
  }
}

// Lays out the sets of a session, one after the other, from the doses of the plan.
import { localDate } from "./player-log.js"

// Yesterday's session, opened without a network, counts as not done yet.
export function dueNow(payload) {
  const today = payload.local_date === localDate()
  return payload.exercises.filter((one) => !today || one.done_today < one.dose.per_day)
}

export function setsOf(exercises) {
  return exercises.flatMap((one, place) =>
    Array.from({ length: one.dose.sets }, (_, round) => one.sides.map((side) => set(one, place, exercises, round, side))).flat(),
  )
}

function set(one, place, exercises, round, side) {
  const { sets, reps, hold_s, rest_s, duration_min } = one.dose
  return {
    id: crypto.randomUUID(),
    exercise: one.exercise,
    number: round + 1,
    of: sets,
    side,
    first: round === 0 && side === one.sides[0],
    place: place + 1,
    places: exercises.length,
    reps: duration_min ? 1 : reps,
    hold_s: duration_min ? duration_min * 60 : hold_s,
    bout: Boolean(duration_min),
    rest_s: side === one.sides.at(-1) ? rest_s : 0,
    move_s: one.move_s,
    change_s: one.change_s,
  }
}

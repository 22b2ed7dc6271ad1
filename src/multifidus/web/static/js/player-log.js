// Writes entries as the server reads them: what happened, when, and what date it was on the wall.
const pad = (number, digits = 2) => String(Math.trunc(Math.abs(number))).padStart(digits, "0")

export function localDate(now = new Date()) {
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

export function dayInWords(date) {
  const day = new Date(`${date}T12:00`)
  return day.toLocaleDateString(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long" })
}

function withOffset(now) {
  const minutes = -now.getTimezoneOffset()
  const offset = `${minutes < 0 ? "-" : "+"}${pad(minutes / 60)}:${pad(minutes % 60)}`
  const time = `${pad(now.getHours())}:${pad(now.getMinutes())}:${pad(now.getSeconds())}.${pad(now.getMilliseconds(), 3)}`
  return `${localDate(now)}T${time}${offset}`
}

function entry(kind, id, session, said) {
  const now = new Date()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC"
  return { id, kind, session, at: withOffset(now), zone, local_date: localDate(now), ...said }
}

export function started(session) {
  const { plan, baseline_0_10, rescreen, short } = session
  return entry("session_started", session.session, session.session, { plan, baseline_0_10, rescreen, short })
}

export function setDone(session, set, { reps, seconds }) {
  const { exercise, number, side, hold_s } = set
  return entry("set_done", set.id, session.session, { exercise, number, side, reps, hold_s, seconds })
}

export function skipped(session, exercise, reason) {
  return entry("exercise_skipped", crypto.randomUUID(), session.session, { exercise, reason })
}

export function finished(session) {
  const { peak_0_10, after_0_10, effort_0_10, leg, leg_persists, neuro_change, new_red_flag, note } = session.answers
  const known = (value) => value ?? null
  return entry("session_finished", session.end, session.session, {
    peak_0_10: known(peak_0_10),
    after_0_10: known(after_0_10),
    effort_0_10: known(effort_0_10),
    leg: known(leg),
    leg_persists: known(leg_persists),
    neuro_change: known(neuro_change),
    new_red_flag: known(new_red_flag),
    note: note ?? "",
  })
}

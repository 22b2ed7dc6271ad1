// The last screen: the colour in words, or the care card.
export function showResult(screens, payload, session, light) {
  const { words } = payload
  const [low, high] = light.follows.less_next_time_percent ?? []
  screens.show("result", {
    heading: words[light.colour],
    did: did(words, session.done),
    say: light.follows.say,
    less: low ? words.less_next_time.replace("{low}", low).replace("{high}", high) : "",
    open: light.ask.length ? payload.light.ask_say : "",
    relief: light.relief_only ? payload.light.relief_say : "",
  })
  screens.current.querySelector("[data-light]").dataset.light = light.colour
}

// `said` are the questions that were answered with yes.
export function showStop(screens, payload, say, said) {
  document.documentElement.classList.add("mf-emergency")
  document.body.classList.remove("mf-player")
  document.body.classList.add("mf-patient", "mf-emergency")
  screens.show("stop", { say, yes_to: payload.words.yes_to })
  screens.calls(payload.help, payload.words)
  const list = screens.list("yes", said)
  list.closest(".nhsuk-card").hidden = !said.length
}

function did(words, count) {
  if (count === 0) return words.no_set_done
  return count === 1 ? words.one_set_done : words.sets_done.replace("{count}", count)
}

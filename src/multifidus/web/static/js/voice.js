// Reads cues aloud, where the browser can. Off until somebody switches it on.
let on = false

export const canSpeak = "speechSynthesis" in window

export function switchVoice() {
  on = canSpeak && !on
  if (!on && canSpeak) speechSynthesis.cancel()
  return on
}

export function isOn() {
  return on
}

export function say(words) {
  if (!on || !words) return
  speechSynthesis.cancel()
  const spoken = new SpeechSynthesisUtterance(words)
  spoken.lang = document.documentElement.lang
  speechSynthesis.speak(spoken)
}

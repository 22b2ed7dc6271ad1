// Short tones, made here: a tick for each number of a count, a higher tone at the start, two at the end.
let context

// Browsers allow sound only after somebody has pressed something: the player calls this from a button.
export function wakeSound() {
  context ??= "AudioContext" in window ? new AudioContext() : undefined
  context?.resume()
}

function tone(hertz, after_s, length_s) {
  if (context?.state !== "running") return
  const start = context.currentTime + after_s
  const [voice, level] = [context.createOscillator(), context.createGain()]
  voice.frequency.value = hertz
  level.gain.setValueAtTime(0.0001, start)
  level.gain.exponentialRampToValueAtTime(0.3, start + 0.02)
  level.gain.exponentialRampToValueAtTime(0.0001, start + length_s)
  voice.connect(level).connect(context.destination)
  voice.start(start)
  voice.stop(start + length_s)
}

export const tick = () => tone(660, 0, 0.09)
export const start = () => tone(990, 0, 0.22)
export const end = () => [880, 1175].forEach((hertz, place) => tone(hertz, place * 0.18, 0.26))

// Keeps the screen awake while a session runs, where the phone allows it.
let lock
let wanted = false

async function take() {
  try {
    lock = await navigator.wakeLock?.request("screen")
  } catch {
    lock = undefined // the battery is low, or the page is hidden: the session goes on without
  }
}

export function keepAwake() {
  wanted = true
  return take()
}

export function letSleep() {
  wanted = false
  lock?.release()
  lock = undefined
}

document.addEventListener("visibilitychange", () => wanted && !document.hidden && take())

// The moving pictures of today's exercises, kept beside the session so that they move without a network too.
import "./moving-figure.js"
import * as store from "./store.js"

// A picture that does not come is no reason to go without the session.
export async function keepFigures({ exercises }) {
  const wanted = [...new Set(exercises.map((one) => one.figure?.address).filter(Boolean))]
  const fresh = []
  for (const address of wanted) {
    if (await store.figure(address)) continue
    const picture = await load(address)
    if (picture) fresh.push([address, picture])
  }
  await store.keepFigures(wanted, fresh)
}

// Shows the picture of an exercise on a screen, moving unless less motion is wanted.
export async function showFigure(screen, exercise, side) {
  const figure = screen.querySelector("moving-figure")
  if (!exercise.figure) return
  const { address, side: drawn } = exercise.figure
  const picture = (await store.figure(address)) ?? (await load(address))
  if (!picture || !figure.isConnected) return
  figure.toggleAttribute("mirrored", Boolean(side) && side !== drawn)
  figure.picture = picture
  figure.hidden = false
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) figure.play()
}

async function load(address) {
  try {
    const answer = await fetch(address)
    return answer.ok ? await answer.text() : undefined
  } catch {
    return undefined
  }
}

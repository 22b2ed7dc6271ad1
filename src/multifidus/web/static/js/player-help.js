// "Get help now" on any screen of the player: whom to call and when, from the phone itself, for there may be no network.
import { writeCalls } from "./player-screen.js"
import * as store from "./store.js"

const sheet = document.getElementById("help")

document.addEventListener("click", async (event) => {
  const link = event.target.closest('a[href="/my/help"]:not([data-page])')
  if (!link) return
  event.preventDefault()
  const payload = await store.payload()
  if (!payload) return location.assign(link.href)
  const lines = (payload.help.lines ?? []).map((line) => Object.assign(document.createElement("li"), { textContent: line }))
  sheet.querySelector("[data-lines]").replaceChildren(...lines)
  writeCalls(sheet, payload.help, payload.words)
  sheet.showModal()
})

// Signing out: what waits is sent first, then this phone forgets everything. What could not be sent is told before.
import { flush, status } from "./outbox.js"
import * as store from "./store.js"

const PATIENCE_MS = 5_000

function patience() {
  return new Promise((done) => setTimeout(done, PATIENCE_MS))
}

async function leave(form) {
  await Promise.race([flush(), patience()])
  const { waiting, refused, others } = await status()
  const count = waiting + refused + others
  if (count && !(await agreed(count))) return
  await store.clear()
  form.submit()
}

async function agreed(count) {
  const { words } = await store.payload()
  const dialog = Object.assign(document.createElement("dialog"), { className: "mf-unsent" })
  const part = (tag, textContent, more = {}) => Object.assign(document.createElement(tag), { textContent, ...more })
  const form = Object.assign(document.createElement("form"), { method: "dialog" })
  form.append(
    part("h2", words.unsent, { id: "unsent" }),
    part("p", words.unsent_why.replace("{count}", count)),
    part("button", words.stay, { value: "stay", className: "nhsuk-button" }),
    part("button", words.leave, { value: "leave", className: "nhsuk-button nhsuk-button--secondary" }),
  )
  dialog.setAttribute("aria-labelledby", "unsent")
  dialog.append(form)
  document.body.append(dialog)
  dialog.showModal()
  await new Promise((closed) => dialog.addEventListener("close", closed, { once: true }))
  dialog.remove()
  return dialog.returnValue === "leave"
}

for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    leave(form).catch(() => form.submit())
  })
}

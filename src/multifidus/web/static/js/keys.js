// Keys for people who work with lists all day: / finds, J and K move, Enter opens, and data-key="N" is pressed by N.
// Whoever speaks to the machine can switch them off in the menu under their name.
const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]"
const OFF = "keys-off"

function isOff() {
  return localStorage.getItem(OFF) === "1"
}

function move(step) {
  const rows = [...document.querySelectorAll("[data-row]")]
  const here = rows.findIndex((row) => row.contains(document.activeElement))
  const next = here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + step, 0), rows.length - 1)
  rows[next]?.querySelector("a, button, input")?.focus()
}

function press(key) {
  if (key === "/") return document.querySelector(".mf-find input")?.focus()
  if (key === "j") return move(1)
  if (key === "k") return move(-1)
  return document.querySelector(`[data-key="${key}" i]`)?.click()
}

document.addEventListener("keydown", (event) => {
  if (isOff() || event.altKey || event.metaKey || event.ctrlKey || event.defaultPrevented) return
  const key = event.key.toLowerCase()
  if (!/^[a-z/]$/.test(key) || event.target.matches(TYPING)) return
  event.preventDefault()
  press(key)
})

for (const button of document.querySelectorAll("[data-keys]")) {
  const show = () => button.setAttribute("aria-pressed", !isOff())
  button.hidden = false
  button.addEventListener("click", () => {
    if (isOff()) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, "1")
    show()
  })
  show()
}

// The examination by keyboard: Enter goes to the next field, X says "not done", Ctrl+Enter finishes, N fills in what is normal.
// A digit in the neurological screen moves on, and a cell that was typed in is no longer drawn as filled by the software.
const form = document.querySelector("[data-examination]")
const fields = () => [...form.querySelectorAll("input:not([type=hidden]), select, textarea")].filter((one) => !one.disabled && one.tabIndex >= 0)

function next(from) {
  const all = fields()
  const at = all.indexOf(from)
  const rest = all.slice(at + 1).filter((one) => one.name !== from.name)
  rest[0]?.focus()
  rest[0]?.select?.()
}

form.addEventListener("keydown", (event) => {
  const field = event.target
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && field.matches("input, select")) {
    event.preventDefault()
    next(field)
  } else if (event.key.toLowerCase() === "n" && field.matches("[data-cell]")) {
    event.preventDefault()
    form.querySelector("[data-key=N]").click()
  } else if (event.key.toLowerCase() === "x" && field.matches("[data-number]")) {
    event.preventDefault()
    field.value = ""
    field.closest("td").querySelector("input[type=checkbox]").checked = true
    next(field)
  }
})

form.addEventListener("input", (event) => {
  const field = event.target
  if (field.matches("[data-number]") && field.value) field.closest("td").querySelector("input[type=checkbox]").checked = false
  if (!field.matches("[data-cell]")) return
  field.classList.remove("is-auto")
  if (/^\d$/.test(field.value)) next(field)
})

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) document.getElementById("finish").click()
})

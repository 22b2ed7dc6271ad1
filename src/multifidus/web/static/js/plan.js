// Answers that say "put this right" (422) or "somebody else changed it" (409) are shown too, not only those that went well.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail
  if (xhr.status !== 409 && xhr.status !== 422) return
  event.detail.shouldSwap = true
  event.detail.isError = false
  if (xhr.status === 409) {
    event.detail.target = document.getElementById("main")
    event.detail.selectOverride = "#main"
    event.detail.swapOverride = "outerHTML"
  }
})

// Every page: the ready-made components wake up, here and in whatever htmx puts in later.
// Answers that open a further question need no script: the stylesheet does that.
import { Button, CharacterCount, Checkboxes, ErrorSummary, SkipLink, createAll } from "../vendor/nhsuk-frontend/10.6.1/nhsuk-frontend.min.js"
import "./body-chart.js"
import "./moving-figure.js"

function wake(scope) {
  for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, SkipLink]) createAll(component, undefined, { scope })
}

document.body.classList.add("nhsuk-frontend-supported")
wake(document)
document.body.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) wake(event.detail.elt)
})

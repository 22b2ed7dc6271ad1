// Forms marked data-passkey ask the browser for a passkey, then go to the server as any form does.
// "sign-in" and "prove" show one that is there; "add" makes a new one.

const options = () => JSON.parse(document.getElementById("passkey-options").textContent)

async function signInOptions(form) {
  const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } })
  if (!answer.ok) throw new Error(`no options: ${answer.status}`)
  return (await answer.json()).request_options
}

async function make(form) {
  const wanted = structuredClone(options().creation_options.publicKey)
  const alone = form.elements.passwordless?.checked ?? false
  wanted.authenticatorSelection = {
    ...wanted.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    userVerification: alone ? "required" : "preferred",
  }
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(wanted) })
}

async function show(form) {
  const wanted = form.dataset.passkey === "sign-in" ? await signInOptions(form) : options().request_options
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(wanted.publicKey) })
}

async function fill(event) {
  event.preventDefault()
  const form = event.currentTarget
  const fault = form.querySelector("[role=alert]")
  fault.hidden = true
  try {
    const credential = form.dataset.passkey === "add" ? await make(form) : await show(form)
    form.elements.credential.value = JSON.stringify(credential.toJSON())
    form.submit()
  } catch {
    fault.hidden = false
  }
}

if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false
    form.addEventListener("submit", fill)
  }
}

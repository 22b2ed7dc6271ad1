"""Somebody who does a session: looks at the screen and presses what is next."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page
from tests.journeys.home_clinic import HomeClinic

PRESSES = {
    "start": "[data-choose=start]", "safety": "[data-choose=no]", "clear": "[data-choose=on]",
    "before": "[data-choose='2']", "exercise": "[data-choose=go]", "rest": "[data-press=skip]",
    "peak_0_10": "[data-choose='2']", "after_0_10": "[data-choose='2']", "effort_0_10": "[data-choose='4']",
    "leg": "[data-choose=same]", "neuro_change": "[data-choose=no]", "new_red_flag": "[data-choose=no]",
    "note": "[data-choose=done]", "resume": "[data-choose=go_on]", "elsewhere": "[data-choose=take]",
    "none": "[data-choose=again]",
}  # fmt: skip
LAST = ("result", "stop", "nothing")
SCREEN = "() => document.querySelector('[data-screen]')?.dataset.screen ?? ''"
STEP = """([presses, times, but]) => {
  const shown = document.querySelector("[data-screen]")?.dataset.screen ?? ""
  const press = (selector, times) => {
    const button = document.querySelector(selector)
    for (let n = 0; button && n < times; n++) button.click()
  }
  if (shown === but) return shown
  if (shown === "set") {
    press("[data-press=counting][aria-pressed=true]", 1)
    press("[data-press=main]", times)
  } else if (presses[shown]) press(presses[shown], times)
  return shown
}"""
# A store that does not open in time is asked again: a page that just closes may hold it, and no promise waits for ever.
KEPT = """(name) => new Promise((done, fail) => {
  setTimeout(done, 5000, null)
  const asked = indexedDB.open("multifidus")
  asked.onerror = () => fail(asked.error)
  asked.onsuccess = () => {
    const db = asked.result
    if (!db.objectStoreNames.contains(name)) { db.close(); return done([]) }
    const all = db.transaction(name).objectStore(name).getAll()
    all.onsuccess = () => { db.close(); done(all.result) }
  }
})"""


def browse(browser: Any, clinic: HomeClinic, person: dict[str, Any], **how: Any) -> BrowserContext:
    """Return the phone of somebody who is signed in."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
        **how,
    )
    sign_in(context, clinic, person)
    return context


def sign_in(context: BrowserContext, clinic: HomeClinic, person: dict[str, Any]) -> None:
    """Sign somebody in, as if they had typed their password."""
    context.add_cookies([{"name": "sessionid", "value": person["cookie"], "url": clinic.url}])


def screen(page: Page) -> str:
    """Return the name of the screen that is shown; blank while the page loads."""
    try:
        return str(page.evaluate(SCREEN))
    except Error:
        return ""


def kept(page: Page, name: str) -> list[Any]:
    """Return what the phone keeps: "outbox" or "kept"."""
    end = time.monotonic() + 30
    while (found := page.evaluate(KEPT, name)) is None:
        assert time.monotonic() < end, f"the phone's store {name} does not open"
    return list(found)


def step(page: Page, times: int = 1, but: str = "") -> str:
    """Press what is next on the screen that is shown, and return its name; too early a press does nothing.

    On the screen `but` nothing is pressed.
    """
    try:
        return str(page.evaluate(STEP, [PRESSES, times, but]))
    except Error:
        return ""  # the page was just loading anew


def play_until(page: Page, *names: str, patience_s: float = 60) -> str:
    """Do what is next until one of these screens is shown; return its name."""
    end = time.monotonic() + patience_s
    while (shown := screen(page)) not in names:
        assert time.monotonic() < end, f"waiting for {names}, still at {shown!r}"
        step(page)
        page.wait_for_timeout(60)
    return shown


def wait_until(page: Page, is_so: Any, complaint: str, patience_s: float = 30) -> None:
    """Wait, while the page goes on."""
    end = time.monotonic() + patience_s
    while not is_so():
        assert time.monotonic() < end, complaint
        page.wait_for_timeout(50)


def wait_until_sent(page: Page, patience_s: float = 30) -> None:
    """Wait until nothing waits on the phone. Coming back to a page makes it try."""
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    wait_until(page, lambda: not kept(page, "outbox"), f"still waiting: {kept(page, 'outbox')}", patience_s)


def meet(page: Page, clinic: HomeClinic) -> None:
    """Look at Today once, until the phone has all that a session needs."""
    page.goto(f"{clinic.url}/my/")
    wait_until(page, lambda: page.evaluate("document.documentElement.dataset.kept") == "yes", "nothing kept")
    wait_until(page, lambda: page.evaluate("navigator.serviceWorker.ready.then(r => Boolean(r.active))"), "no worker")

"""Every page by keyboard alone: Tab reaches all that can be used, and the focus is seen wherever it stands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.journeys.browsing import DESKTOP, NOBODY, PHONE, Visitors, size
from tests.journeys.pages import SCREENS
from tests.journeys.screen import Screen

MOST_STOPS = 600
LIKENESS = """
const LOOKS = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "borderTopColor",
  "borderTopWidth", "borderBottomColor", "textDecorationLine", "textDecorationThickness", "color"]
const drawn = (element, pseudo) => {
  const style = getComputedStyle(element, pseudo)
  return LOOKS.map(name => style[name]).join()
}
const around = element => {
  const label = element.labels?.[0] ?? null
  const row = element.closest(".nhsuk-radios__item, .nhsuk-checkboxes__item, .mf-find, label")
  return [element, label, label?.querySelector("span"), row, element.nextElementSibling, element.parentElement]
    .filter(Boolean)
}
const look = element => around(element).flatMap(one => [null, "::before", "::after"].map(p => drawn(one, p))).join("|")
const say = element => [element.tagName.toLowerCase(), element.id && "#" + element.id,
  element.getAttribute("name") && "[name=" + element.getAttribute("name") + "]",
  (element.textContent || element.value || "").trim().slice(0, 40)].filter(Boolean).join(" ")
"""
EXPECTED = """() => {
  const able = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]"
  const groups = new Set()
  const stops = element => {
    if (element.disabled || element.tabIndex < 0 || element.type === "hidden") return false
    if (!element.checkVisibility({ visibilityProperty: true })) return false
    if (element.type !== "radio") return true
    const group = `${[...document.forms].indexOf(element.form)} ${element.name}`
    return !groups.has(group) && groups.add(group)
  }
  return [...document.querySelectorAll(able)].filter(stops).length
}"""
SET_UP = (
    "() => {"
    + LIKENESS
    + """
  window.focused = new Map()
  window.unseen = []
  window.hidden = []
  window.before = null
  window.stop = () => {
    const element = document.activeElement
    if (window.before) {
      const [last, look_then] = window.before
      if (last.isConnected && look(last) === look_then) window.unseen.push(say(last))
    }
    window.before = null
    if (!element || element === document.body || element.tabIndex < 0) return "out"
    if (window.focused.has(element)) return "again"
    window.focused.set(element, true)
    window.before = [element, look(element)]
    const box = element.getBoundingClientRect()
    const x = box.left + box.width / 2, y = box.top + Math.min(box.height, innerHeight) / 2
    const stays = one => ["fixed", "sticky"].includes(getComputedStyle(one).position)
    const bar = document.elementsFromPoint(x, y).find(stays)
    if (bar && !bar.contains(element)) window.hidden.push(say(element) + " under " + say(bar))
    return "at"
  }
}"""
)


def faults(page: Page) -> list[str]:
    """Return what the keyboard can't reach or does not show on a page."""
    page.evaluate(SET_UP)
    expected = page.evaluate(EXPECTED)
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("() => window.stop()") == "again":
            break
    reached, unseen, hidden = page.evaluate("() => [window.focused.size, window.unseen, window.hidden]")
    found = [f"no focus to be seen: {one}" for one in unseen] + [f"covered: {one}" for one in hidden]
    if reached < expected:
        found.append(f"Tab reaches {reached} of {expected}")
    return found


@pytest.mark.parametrize("screen", SCREENS, ids=[f"{one.audience}/{one.name}" for one in SCREENS])
def test_a_page_is_used_by_keyboard_alone(screen: Screen, visitors: Visitors):
    page = visitors.page(screen.who)
    page.set_viewport_size(size(DESKTOP if screen.audience in ("therapist", "practice") else PHONE))
    screen.way(page, visitors)

    found = faults(page)
    page.close()

    assert not found, "\n".join(["", *found])


def test_a_page_that_hides_its_focus_is_caught(visitors: Visitors):
    page = visitors.page(NOBODY)
    page.goto(visitors.demonstration.address("/account/sign-in/"))
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`a:focus, a { outline: 0 !important; box-shadow: none !important; background: none !important;
        color: red !important; text-decoration: none !important; border: 0 !important }`)
      document.adoptedStyleSheets = [sheet]
    }""")

    found = faults(page)
    page.close()

    assert any("Forgotten your password?" in one for one in found)

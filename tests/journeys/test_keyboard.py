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
const numbers = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number)
const linear = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
const light = colour => [0.2126, 0.7152, 0.0722].reduce((sum, share, n) => sum + share * linear(colour[n] / 255), 0)
const contrast = element => {
  const style = getComputedStyle(element), behind = numbers(style.backgroundColor)
  if (behind[3] === 0 || !element.textContent.trim()) return 21
  const [dark, bright] = [light(numbers(style.color)), light(behind)].sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
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
  window.dim = []
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
    if (contrast(element) < 4.5) window.dim.push(say(element) + " " + contrast(element).toFixed(1))
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
    ask = "() => [window.focused.size, window.unseen, window.hidden, window.dim]"
    reached, unseen, hidden, dim = page.evaluate(ask)
    found = [f"words too dim in focus: {one}" for one in dim]
    found += [f"no focus to be seen: {one}" for one in unseen] + [f"covered: {one}" for one in hidden]
    if reached < expected:
        found.append(f"Tab reaches {reached} of {expected}")
    return found


@pytest.mark.parametrize("screen", SCREENS, ids=[f"{one.audience}/{one.name}" for one in SCREENS])
def test_a_page_is_used_by_keyboard_alone(screen: Screen, visitors: Visitors):
    page = visitors.page(screen.who)
    page.set_viewport_size(size(DESKTOP if screen.audience in ("therapist", "practice") else PHONE))
    screen.way(page, visitors)

    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {fault}" for fault in faults(page)]
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

"""Every page but the few that need it, without JavaScript: it says what it has to say, and its forms can be sent."""

from __future__ import annotations

import pytest
from tests.journeys.browsing import Visitors
from tests.journeys.pages import SCREENS
from tests.journeys.screen import Screen

WITHOUT = [one for one in SCREENS if not one.needs_scripts]
DEAD_FORMS = """() => [...document.forms].filter(form => form.checkVisibility()).filter(form => {
  const sends = [...form.elements].filter(one => one.matches("button:not([type=button]), input[type=submit]"))
  return !form.matches("[role=search]") && !sends.some(one => one.checkVisibility() && !one.disabled)
}).map(form => form.outerHTML.slice(0, 120))"""
DEAD_BUTTONS = """() => [...document.querySelectorAll("button")]
  .filter(one => one.checkVisibility() && (!one.form || one.type === "button") && !one.closest("dialog"))
  .map(one => one.outerHTML.slice(0, 120))"""
HIDDEN_WORDS = """() => {
  const shut = "details, [hidden], dialog, template, .nhsuk-radios__conditional, .nhsuk-checkboxes__conditional"
  return [...document.querySelectorAll("main h1, main h2, main label, main legend")]
    .filter(one => !one.checkVisibility() && !one.closest(shut)).map(one => one.textContent.trim().slice(0, 60))
}"""
CHECKS = {"a form that can't be sent": DEAD_FORMS, "a button without effect": DEAD_BUTTONS, "hidden": HIDDEN_WORDS}


@pytest.mark.parametrize("screen", WITHOUT, ids=[f"{one.audience}/{one.name}" for one in WITHOUT])
def test_a_page_works_without_scripts(screen: Screen, visitors: Visitors):
    page = visitors.page(screen.who, scripts=False)

    answer = screen.way(page, visitors)
    found = [f"{words}: {one}" for words, ask in CHECKS.items() for one in page.evaluate(ask)]
    headings = page.locator("main h1").count()
    page.close()

    assert answer is not None and answer.status == screen.status
    assert headings == 1
    assert not found, "\n".join(["", *found])

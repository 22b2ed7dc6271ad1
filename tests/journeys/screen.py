"""One page in one state: who looks at it, and how they get there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, Response
from tests.journeys.browsing import NOBODY, Visitors

Way = Callable[[Page, Visitors], Response | None]


@dataclass(frozen=True, slots=True)
class Screen:
    """A page to look at.

    `way` leads there and returns the answer of the last page; `needs_scripts` marks
    the few that are nothing without JavaScript; `status` is what the server answers.
    """

    name: str
    audience: str  # account, practice, patient, therapist
    who: str
    way: Way
    needs_scripts: bool = False
    status: int = 200


def at(path: str) -> Way:
    """Return the way to an address; `{marta}` in it stands for that patient's id. Who is led elsewhere is lost."""

    def go(page: Page, visitors: Visitors) -> Response | None:
        address = visitors.demonstration.address(path)
        answer = page.goto(address)
        assert page.url == address, f"{path} led to {page.url}"
        return answer

    return go


def sent(path: str, button: str, **fields: str) -> Way:
    """Return the way through a form: what is typed by label, then the button by its words."""

    def go(page: Page, visitors: Visitors) -> Response | None:
        page.goto(visitors.demonstration.address(path))
        for label, words in fields.items():
            page.locator(f"[name={label}]").fill(words)
        return press(page, button)

    return go


def press(page: Page, button: str) -> Response | None:
    """Press a button that sends a form, and return the page that answers."""
    with page.expect_navigation() as arrived:
        page.get_by_role("button", name=button, exact=True).first.click()
    return arrived.value


__all__ = ["NOBODY", "Screen", "Way", "at", "press", "sent"]

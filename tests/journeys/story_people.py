"""The people of the stories, each with a browser of their own: they read what is shown and press what is offered."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page
from tests.journeys.browsing import DESKTOP, PHONE, size
from tests.journeys.newcomers import PASSWORD, code_of, time_to_type
from tests.journeys.story_clinic import StoryClinic

SIGN_IN = "/account/sign-in/"


@dataclass
class Person:
    """Somebody with a browser: on a phone, or at a desk."""

    clinic: StoryClinic
    context: BrowserContext
    page: Page
    name: str
    email: str
    key: str = ""  # of the authenticator app
    used: set[str] = field(default_factory=set)  # codes of it that were typed in

    def go(self, path: str) -> None:
        """Open an address of the clinic; whoever is led to sign in does so."""
        self.page.goto(self.clinic.url + path)
        if self.path == SIGN_IN and path != SIGN_IN:
            self.sign_in()
            self.page.goto(self.clinic.url + path)

    @property
    def path(self) -> str:
        """Return the path of the page that is open."""
        return urlsplit(self.page.url).path

    @property
    def heading(self) -> str:
        """Return the first heading of the page."""
        return self.page.locator("h1").first.inner_text()

    @property
    def text(self) -> str:
        """Return the words of the page, in one line."""
        return " ".join(self.page.locator("body").inner_text().split())

    def follow(self, words: str, exact: bool = True) -> None:
        """Follow a link by its words."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=words, exact=exact).first.click()

    def row(self, name: str) -> Locator:
        """Return the row of a table about somebody."""
        return self.page.locator("tr", has_text=name)

    def follow_in_row(self, name: str, words: str) -> None:
        """Follow a link in the row about somebody."""
        with self.page.expect_navigation():
            self.row(name).get_by_role("link", name=words).click()

    def press(self, words: str) -> int:
        """Press a button that sends a form; return the status of the page that answers.

        What follows a colon in the words of a button says for whom it is, and need not be given.
        """
        with self.page.expect_navigation() as arrived:
            self.page.get_by_role("button", name=re.compile(rf"^{re.escape(words)}( ?:|$)")).first.click()
        return arrived.value.status if arrived.value else 0

    def write(self, label: str, text: str) -> None:
        """Type into one field by the words of its label."""
        self.page.get_by_label(label, exact=True).fill(text)

    def tick(self, label: str, exact: bool = True) -> None:
        """Tick a box, or choose an answer, by its words."""
        self.page.get_by_label(label, exact=exact).first.check()

    def type_day(self, day: datetime.date, name: str = "born") -> None:
        """Type a day into its three boxes."""
        for box, text in zip(("day", "month", "year"), boxes_of(day), strict=True):
            self.page.locator(f"[name={name}-{box}]").fill(text)

    def prove(self) -> None:
        """Type the password once more where a page asks for it."""
        if "/account/again/" in self.page.url:
            self.write("Password", PASSWORD)
            self.press("Go on")

    def set_up_app(self) -> None:
        """Set up an authenticator app on the page that asks for a second factor."""
        self.follow("An authenticator app")
        self.prove()
        self.key = self.page.locator("code").inner_text()
        self.write("Six digits", self.code())
        self.press("Set up")

    def code(self) -> str:
        """Return the digits of the app, with time left to type them. Each works once: wait where these were used."""
        while (digits := code_of(self.key)) in self.used or not time_to_type():
            self.page.wait_for_timeout(500)
        self.used.add(digits)
        return digits

    def sign_in(self) -> None:
        """Sign in with the password, and with the app where one is asked for."""
        self.go(SIGN_IN)
        self.write("E-mail address", self.email)
        self.write("Password", PASSWORD)
        self.press("Sign in")
        if self.key:
            self.page.locator("[name=code]").fill(self.code())
            self.press("Sign in")
        assert not self.path.startswith(("/account/sign-in", "/account/second-factor")), self.text

    def live_in(self) -> None:
        """Give this browser the clock of the clinic, which goes on by itself."""
        self.page.clock.install(time=self.clinic.now)

    def set_clock(self) -> None:
        """Set the clock of this browser by the clinic's again."""
        self.page.clock.set_system_time(self.clinic.now)


def somebody(browser: Browser, clinic: StoryClinic, name: str, on_phone: bool = False, **how: Any) -> Person:
    """Return somebody with a fresh browser, a phone of 390 by 844 or a desk."""
    context = browser.new_context(
        viewport=size(PHONE if on_phone else DESKTOP), locale="en-GB", timezone_id="Europe/London",
        reduced_motion="reduce", **how,
    )  # fmt: skip
    context.set_default_timeout(30_000)
    return Person(clinic, context, context.new_page(), name, f"{name.split()[0].lower()}@example.org")


def another_device(person: Person) -> Person:
    """Return the same person at another device, not signed in yet."""
    browser = person.context.browser
    assert browser is not None
    there = somebody(browser, person.clinic, person.name)
    there.email, there.key, there.used = person.email, person.key, person.used
    return there


def boxes_of(day: datetime.date) -> tuple[str, str, str]:
    """Return what one types into the three boxes of a day."""
    return str(day.day), str(day.month), str(day.year)

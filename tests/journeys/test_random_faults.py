"""A hundred short sessions with faults at random: what was done is in the record, each set once, and nothing else."""

from __future__ import annotations

import os
import random
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, sync_playwright
from tests.journeys.browsing import CHROMIUM, FLAGS
from tests.journeys.home_clinic import HomeClinic
from tests.journeys.playing import browse, meet, screen, sign_in, step, wait_until, wait_until_sent

TURNS = tuple(range(first, 100, 4) for first in range(4))  # a hundred seeds, in four tests that can run side by side
PHONES = 3 * (os.cpu_count() or 2)  # a session is mostly waiting
CHANCE = 0.08  # at each look at the screen: about four faults in a session
PATIENCE_S = 60
FAULTS = ("lost_request", "lost_answer", "double_tap", "closed_page", "two_windows", "expired", "no_network", "skip")
ALL_SETS = {("quick_one", 1, "left"), ("quick_one", 1, "right"), ("quick_two", 1, ""), ("quick_two", 2, "")}
LEAVE_OUT = """() => {
  const open = document.querySelector("[data-sheet=skip][open] button[value=set]")
  if (open) return open.click()
  document.querySelector("[data-press=skip]")?.click()
}"""
UNTOUCHED = """() => {
  const set = document.querySelector("[data-screen=set]")
  if (!set || set.querySelector(".is-done")) return null
  return [...set.querySelectorAll(".mf-stage__bar [data-say]")].map(part => part.textContent)
}"""
NAMES = {"First": "quick_one", "Second": "quick_two"}
SIDES = {"Left side": "left", "Right side": "right", "": ""}


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HomeClinic]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: install Debian's package chromium to run the journeys")
    clinic = HomeClinic(tmp_path_factory.mktemp("faults") / "clinic", people=PHONES)
    clinic.start()
    yield clinic
    clinic.kill()


@pytest.mark.parametrize("seeds", TURNS, ids=lambda seeds: f"{len(seeds)}-from-{seeds.start}")
def test_sessions_with_random_faults_are_logged_as_they_were_performed(clinic: HomeClinic, seeds: range):
    def play_all(number: int) -> list[str]:
        with sync_playwright() as started:
            browser = started.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
            context = browse(browser, clinic, clinic.people[number])
            first = context.new_page()
            meet(first, clinic)
            first.close()
            told = [Unlucky(context, clinic, number, seed).play() for seed in seeds[number::PHONES]]
            browser.close()
        return [fault for fault in told if fault]

    with ThreadPoolExecutor(PHONES) as phones:
        told = [fault for found in phones.map(play_all, range(PHONES)) for fault in found]

    assert not told, "\n".join(told)


class Unlucky:
    """One session of one person, in which things go wrong as the seed says."""

    def __init__(self, context: BrowserContext, clinic: HomeClinic, number: int, seed: int) -> None:
        self.context, self.clinic, self.person = context, clinic, clinic.people[number]
        self.seed, self.chance = seed, random.Random(seed)
        self.page: Page = context.new_page()
        self.left_out: set[tuple[str, int, str]] = set()
        self.happened: list[str] = []
        self.lose = ""
        self.begun = False

    def play(self) -> str:
        """Return what is wrong in the end, or nothing."""
        before = self._sessions()
        try:
            self.page.route("**/my/log", self._answer)
            self.page.goto(f"{self.clinic.url}/my/session")
            self._until_the_result()
            self._heal()
            wait_until_sent(self.page, PATIENCE_S)
        except AssertionError as fault:
            return self._told(f"{fault}")
        finally:
            self._heal()
        fresh = self._sessions() - before
        logged = sorted(row for one in fresh for row in self._sets(one))
        performed = sorted(ALL_SETS - self.left_out)
        self.page.close()
        if len(fresh) == 1 and logged == performed:
            return ""
        return self._told(f"{len(fresh)} sessions; performed {performed}, logged {logged}")

    def _told(self, what: str) -> str:
        return f"seed {self.seed} ({', '.join(self.happened)}): {what}"

    def _until_the_result(self) -> None:
        end, shown = time.monotonic() + PATIENCE_S, ""
        # Once begun, a start is the next session: the last answer was kept before its window was gone.
        while shown != "result" and not (self.begun and shown == "start"):
            assert time.monotonic() < end, f"still at {shown!r}"
            if shown not in ("", "wait") and self.chance.random() < CHANCE:
                fault = self.chance.choice(FAULTS)
                self.happened.append(f"{fault} at {shown}")
                getattr(self, f"_{fault}")(shown)
            self.page.wait_for_timeout(60)
            shown = self._step(self.page)
            self.begun = self.begun or shown == "exercise"

    def _step(self, page: Page, times: int = 1) -> str:
        return step(page, times, but="start" if self.begun else "")

    def _answer(self, route: Route) -> None:
        lose, self.lose = self.lose, ""
        if lose == "request":
            route.abort()
        elif lose == "answer":
            route.fetch()
            route.abort()
        else:
            route.continue_()

    def _lost_request(self, shown: str) -> None:
        self.lose = "request"

    def _lost_answer(self, shown: str) -> None:
        self.lose = "answer"

    def _double_tap(self, shown: str) -> None:
        self._step(self.page, times=2)

    def _closed_page(self, shown: str) -> None:
        self.page.close()
        self._open()

    def _two_windows(self, shown: str) -> None:
        first = self.page
        self._open()
        if self.chance.random() < 0.5:
            self._step(self.page)  # takes over
            self._step(first)
        first.close()

    def _expired(self, shown: str) -> None:
        self.context.clear_cookies(name="sessionid")

    def _no_network(self, shown: str) -> None:
        self.context.set_offline(self.chance.random() < 0.6)

    def _skip(self, shown: str) -> None:
        """Leave out the rest of a set of which nothing was done yet."""
        title = self.page.evaluate(UNTOUCHED)
        if title is None:
            return
        end = time.monotonic() + 10
        while self.page.evaluate(UNTOUCHED) == title:
            assert time.monotonic() < end, "a set can't be left out"
            self.page.evaluate(LEAVE_OUT)
            self.page.wait_for_timeout(100)
        name, side, place = title
        self.left_out.add((NAMES[name], int(place.split()[1]), SIDES[side]))

    def _open(self) -> None:
        self.page = self.context.new_page()
        self.page.route("**/my/log", self._answer)
        self.page.goto(f"{self.clinic.url}/my/session")
        wait_until(self.page, lambda: screen(self.page) not in ("", "wait"), "the page stays blank")

    def _heal(self) -> None:
        self.lose = ""
        self.context.set_offline(False)
        sign_in(self.context, self.clinic, self.person)

    def _sessions(self) -> set[str]:
        asked = f"select id from records_session where episode_id = {self.person['episode']}"
        return {str(uuid.UUID(row[0])) for row in self.clinic.rows(asked)}

    def _sets(self, session: str) -> list[tuple[Any, ...]]:
        key = session.replace("-", "")
        return self.clinic.rows(f"select exercise, number, side from records_setdone where session_id = '{key}'")

"""The patient's pages, each in the states that patients meet."""

from __future__ import annotations

from playwright.sync_api import Page, Response
from tests.journeys.browsing import Visitors
from tests.journeys.newcomers import AGE_YEARS, NEW_PATIENT
from tests.journeys.playing import play_until, screen, step
from tests.journeys.screen import Screen, Way, at, press, sent

from multifidus.clinical.facts import Facts
from multifidus.clinical.intake import pages_for
from multifidus.library.load import load_knowledge

INVITED, HALF_WAY, WAITING, TO_AGREE = "Sana Mirza", "Pavel Dvorak", "Leila Nouri", "Fiona Marsh"
IN_CARE, FIRST_WEEK, STRAINED, DISCHARGED = "Marta Lindqvist", "Yuki Tanaka", "Grace Adeyemi", "Teresa Gomes"
EMERGENCY, SAME_DAY = "Daniel Price", "Marion Keller"
SESSIONS = {"safety": "Peter Hallam", "before": "Hanna Brandt", "exercise": "Ewan Doyle", "set": "Amira Haddad"}
RESTING = "Stefan Novak"


def _intake() -> tuple[Screen, ...]:
    """Return every page of the intake that is shown to somebody who has answered nothing yet: nearly all."""
    shown = pages_for(load_knowledge().intake.values(), Facts({"age_years": AGE_YEARS}))
    return tuple(
        Screen(f"intake-{part.id}-{page.id}", "patient", NEW_PATIENT, at(f"/my/intake/{part.id}/{page.id}"))
        for part, page in shown
    )


def _asked_for_a_call(page: Page, visitors: Visitors) -> Response | None:
    page.goto(visitors.demonstration.address("/my/help"))
    return press(page, "Please call me")


def _session(name: str) -> Way:
    """Return the way through a session to one of its screens. Each has a person of its own: a phone goes on."""

    def go(page: Page, visitors: Visitors) -> Response | None:
        answer = page.goto(visitors.demonstration.address("/my/session"))
        play_until(page, name)
        return answer

    return go


def _resting(page: Page, visitors: Visitors) -> Response | None:
    """Do a set to its end with a clock that jumps, and stay in the rest after it."""
    page.clock.install()
    answer = _session("set")(page, visitors)
    for _ in range(100):
        if screen(page) == "rest":
            break
        page.clock.run_for(1_000)
        step(page)
    return answer


PATIENT_SCREENS = (
    Screen("agreement", "patient", INVITED, at("/my/agreement")),
    Screen("agreement-without-yes", "patient", INVITED, sent("/my/agreement", "Go on"), status=422),
    Screen("agreement-given", "patient", IN_CARE, at("/my/agreement")),
    Screen("with-guardian", "patient", IN_CARE, at("/my/with-guardian")),
    Screen("today-new", "patient", NEW_PATIENT, at("/my/")),
    Screen("today-half-way", "patient", HALF_WAY, at("/my/")),
    *_intake(),
    Screen(
        "intake-left-blank", "patient", NEW_PATIENT,
        sent("/my/intake/safety/bladder", "Save and go on"), status=422,
    ),
    Screen("intake-answers", "patient", HALF_WAY, at("/my/intake/answers")),
    Screen("stop-emergency", "patient", EMERGENCY, at("/my/stop")),
    Screen("stop-same-day", "patient", SAME_DAY, at("/my/stop")),
    Screen("comfort", "patient", HALF_WAY, at("/my/comfort")),
    Screen("today-waiting", "patient", WAITING, at("/my/")),
    Screen("today-plan-to-agree", "patient", TO_AGREE, at("/my/")),
    Screen("today", "patient", IN_CARE, at("/my/")),
    Screen("today-strained", "patient", STRAINED, at("/my/")),
    Screen("today-discharged", "patient", DISCHARGED, at("/my/")),
    Screen("plan", "patient", IN_CARE, at("/my/plan")),
    Screen("plan-to-agree", "patient", TO_AGREE, at("/my/plan")),
    Screen("plan-none-yet", "patient", WAITING, at("/my/plan")),
    Screen("plan-sheet", "patient", IN_CARE, at("/my/plan/sheet")),
    Screen("progress", "patient", IN_CARE, at("/my/progress")),
    Screen("progress-first-week", "patient", FIRST_WEEK, at("/my/progress")),
    Screen("progress-none-yet", "patient", WAITING, at("/my/progress")),
    Screen("morning", "patient", IN_CARE, at("/my/morning")),
    Screen("flare", "patient", IN_CARE, at("/my/flare")),
    Screen("flare-left-blank", "patient", IN_CARE, sent("/my/flare", "Go on"), status=422),
    Screen("flare-days", "patient", IN_CARE, at("/my/flare/days")),
    Screen("help", "patient", IN_CARE, at("/my/help")),
    Screen("help-call-asked", "patient", WAITING, _asked_for_a_call),
    Screen("session", "patient", IN_CARE, at("/my/session"), needs_scripts=True),
    *(Screen(f"session-{name}", "patient", who, _session(name), needs_scripts=True) for name, who in SESSIONS.items()),
    Screen("session-rest", "patient", RESTING, _resting, needs_scripts=True),
)  # fmt: skip

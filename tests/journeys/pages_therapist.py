"""The therapist's pages, on patients at every point of care."""

from __future__ import annotations

from playwright.sync_api import Page, Response
from tests.journeys.browsing import Visitors
from tests.journeys.screen import Screen, Way, at, press, sent

TOM, PRIYA = "Tom Reyes", "Priya Nair"


def _of(patient: str, **pages: str) -> tuple[Screen, ...]:
    """Return pages of one patient's record, by name and what follows the patient's address."""
    return tuple(
        Screen(f"{name.replace('_', '-')}-{patient}", "therapist", TOM, at(f"/clinic/patients/{{{patient}}}/{rest}"))
        for name, rest in pages.items()
    )


def _with_new_draft(rest: str) -> Way:
    """Return the way to a page of Walter's plan after a next draft was begun."""

    def go(page: Page, visitors: Visitors) -> Response | None:
        page.goto(visitors.demonstration.address("/clinic/patients/{walter}/plan"))
        if page.get_by_role("button", name="Begin a draft").count():
            press(page, "Begin a draft")
        return page.goto(visitors.demonstration.address("/clinic/patients/{walter}/" + rest))

    return go


def _swapping(page: Page, visitors: Visitors) -> Response | None:
    page.goto(visitors.demonstration.address("/clinic/patients/{carmen}/plan"))
    with page.expect_navigation() as arrived:
        page.get_by_role("link", name="Swap").first.click()
    return arrived.value


def _saved_by_somebody_else(page: Page, visitors: Visitors) -> Response | None:
    """Save a draft that another window has saved meanwhile."""
    _with_new_draft("plan")(page, visitors)
    other = visitors.page(TOM)
    _with_new_draft("plan")(other, visitors)
    for window, note in ((other, "First"), (page, "Second")):
        window.locator("textarea[name=note]").fill(f"{note} {window.locator('textarea[name=note]').input_value()}"[:60])
        with window.expect_navigation() as arrived:
            window.locator("button[form=plan-form][value=save]").click()
    other.close()
    return arrived.value


def _alert_without_words(page: Page, visitors: Visitors) -> Response | None:
    page.goto(visitors.demonstration.address("/clinic/patients/{daniel}/"))
    with page.expect_navigation() as arrived:
        page.get_by_role("button", name="I have this").first.click()
    return arrived.value


THERAPIST_SCREENS = (
    Screen("work-list", "therapist", TOM, at("/clinic/")),
    Screen("work-list-covering", "therapist", PRIYA, at("/clinic/")),
    Screen("patients", "therapist", TOM, at("/clinic/patients")),
    Screen("patients-found", "therapist", TOM, at("/clinic/patients?find=ma")),
    Screen("patients-none-found", "therapist", TOM, at("/clinic/patients?find=nobody")),
    Screen("invite", "therapist", TOM, at("/clinic/patients/invite")),
    Screen("invite-wrong", "therapist", TOM, sent("/clinic/patients/invite", "Make the link"), status=422),
    Screen("new-case", "therapist", TOM, at("/clinic/patients/new-case")),
    Screen("other-record", "therapist", TOM, at("/clinic/other-record")),
    Screen("cover", "therapist", TOM, at("/clinic/cover")),
    Screen("break-glass", "therapist", TOM, at("/clinic/break-glass/{ingrid}")),
    Screen("other-record-wrong", "therapist", TOM, sent("/clinic/other-record", "Look for this record"), status=422),
    Screen("cover-wrong", "therapist", TOM, sent("/clinic/cover", "Arrange"), status=422),
    Screen("break-glass-wrong", "therapist", TOM, sent("/clinic/break-glass/{ingrid}", "Open the record"), status=422),
    Screen("alert-without-words", "therapist", TOM, _alert_without_words, status=422),
    Screen("plan-swap", "therapist", TOM, _swapping),
    Screen("plan-next-draft", "therapist", TOM, _with_new_draft("plan")),
    Screen("plan-compare", "therapist", TOM, _with_new_draft("plan/compare")),
    Screen("plan-saved-meanwhile", "therapist", TOM, _saved_by_somebody_else, status=409),
    *_of("marta", overview="", intake="intake", examination="examination", diagnosis="diagnosis"),
    *_of("marta", plan="plan", plan_version="plan/1", sessions="sessions", access="access", invitation="invitation"),
    *_of("daniel", overview="", examination="examination", diagnosis="diagnosis", plan="plan"),
    *_of("grace", overview="", sessions="sessions"),
    *_of("pavel", overview="", intake="intake", intake_page="intake/safety/bladder", plan="plan"),
    *_of("leila", overview="", examination="examination", diagnosis="diagnosis", plan="plan"),
    *_of("carmen", overview="", plan="plan", plan_preview="plan/preview", plan_add="plan/add"),
    *_of("sana", overview="", access="access"),
)

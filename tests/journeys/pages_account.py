"""Signing in, the second factor, invitations, faults, and the owner's pages."""

from __future__ import annotations

from playwright.sync_api import Page, Response
from tests.journeys.browsing import NOBODY, Visitors
from tests.journeys.newcomers import (
    NEWCOMER,
    OWNER,
    PASSWORD,
    WITH_APP,
    WITH_PASSKEY,
    ask_for_link,
    email,
    invite,
    prove,
)
from tests.journeys.screen import Screen, at, press, sent

PATIENT, THERAPIST = "Marta Lindqvist", "Tom Reyes"


def _invited(page: Page, visitors: Visitors) -> Response | None:
    return page.goto(visitors.demonstration.url + invite(visitors, "Ivo Brand"))


def _link_of_a_colleague(page: Page, visitors: Visitors) -> Response | None:
    page.goto(visitors.demonstration.address("/practice/staff/invite/"))
    return ask_for_link(page, "Una Berg")


def _invited_with_short_password(page: Page, visitors: Visitors) -> Response | None:
    _invited(page, visitors)
    page.locator("[name=password]").fill("short")
    return press(page, "Go on")


def _form_open_too_long(page: Page, visitors: Visitors) -> Response | None:
    page.goto(visitors.demonstration.address("/account/sign-in/"))
    page.context.clear_cookies()
    return press(page, "Sign in")


def _after_password(path: str):
    def go(page: Page, visitors: Visitors) -> Response | None:
        answer = page.goto(visitors.demonstration.address(path))
        prove(page)
        return answer

    return go


def _wrong_code(page: Page, visitors: Visitors) -> Response | None:
    _after_password("/account/second-factor/app/")(page, visitors)
    page.locator("[name=code]").fill("000000")
    return press(page, "Set up")


def _second_factor(page: Page, visitors: Visitors) -> Response | None:
    page.goto(visitors.demonstration.address("/account/sign-in/"))
    page.locator("[name=login]").fill(email(WITH_APP))
    page.locator("[name=password]").fill(PASSWORD)
    return press(page, "Sign in")


def _one_passkey(task: str):
    def go(page: Page, visitors: Visitors) -> Response | None:
        page.goto(visitors.demonstration.address("/account/passkeys/"))
        prove(page)
        with page.expect_navigation() as arrived:
            page.get_by_role("link", name=task).first.click()
        return arrived.value

    return go


ACCOUNT_SCREENS = (
    Screen("sign-in", "account", NOBODY, at("/account/sign-in/")),
    Screen(
        "sign-in-wrong",
        "account",
        NOBODY,
        sent("/account/sign-in/", "Sign in", login="a@b.example", password="x"),
        status=422,
    ),
    Screen("sign-up-closed", "account", NOBODY, at("/account/sign-up/")),
    Screen("forgotten", "account", NOBODY, at("/account/password/forgotten/")),
    Screen("account-closed", "account", NOBODY, at("/account/inactive/")),
    Screen("invitation", "account", NOBODY, _invited),
    Screen("invitation-wrong", "account", NOBODY, _invited_with_short_password, status=422),
    Screen("invitation-used", "account", NOBODY, at("/invitation/used-long-ago/"), status=410),
    Screen("no-such-page", "account", NOBODY, at("/nothing-here/"), status=404),
    Screen("form-too-old", "account", NOBODY, _form_open_too_long, status=403),
    Screen("sign-out", "account", PATIENT, at("/account/sign-out/")),
    Screen("your-account", "account", PATIENT, at("/account/security/")),
    Screen("your-account-of-staff", "account", WITH_APP, at("/account/security/")),
    Screen("is-it-you", "account", NEWCOMER, at("/account/again/")),
    Screen("change-password", "account", NEWCOMER, at("/account/password/")),
    Screen("nothing-open", "account", NEWCOMER, at("/account/nobody/")),
    Screen("second-factor-needed", "account", NEWCOMER, at("/account/second-factor/needed/")),
    Screen("app", "account", NEWCOMER, _after_password("/account/second-factor/app/")),
    Screen("app-wrong-code", "account", NEWCOMER, _wrong_code, status=422),
    Screen("passkey-add", "account", NEWCOMER, _after_password("/account/passkeys/add/"), needs_scripts=True),
    Screen("passkeys-none", "account", NEWCOMER, at("/account/passkeys/")),
    Screen("second-factor", "account", WITH_APP, at("/account/second-factor/")),
    Screen("second-factor-sign-in", "account", NOBODY, _second_factor),
    Screen("second-factor-again", "account", WITH_APP, at("/account/second-factor/again/")),
    Screen("app-remove", "account", WITH_APP, _after_password("/account/second-factor/app/remove/")),
    Screen("recovery-codes", "account", WITH_APP, _after_password("/account/second-factor/codes/")),
    Screen("recovery-codes-new", "account", WITH_APP, _after_password("/account/second-factor/codes/new/")),
    Screen("passkeys", "account", WITH_PASSKEY, _after_password("/account/passkeys/")),
    Screen("passkey-name", "account", WITH_PASSKEY, _one_passkey("Rename")),
    Screen("passkey-remove", "account", WITH_PASSKEY, _one_passkey("Remove")),
    Screen("passkey-again", "account", WITH_PASSKEY, at("/account/passkeys/again/"), needs_scripts=True),
)
PRACTICE_SCREENS = (
    Screen("practice", "practice", OWNER, at("/practice/")),
    Screen("clinic", "practice", OWNER, at("/practice/clinic/")),
    Screen(
        "clinic-wrong", "practice", OWNER, sent("/practice/clinic/", "Save", name="", country="Atlantis"), status=422
    ),
    Screen("intended-use", "practice", OWNER, at("/practice/intended-use/")),
    Screen("intended-use-wrong", "practice", OWNER, sent("/practice/intended-use/", "Accept"), status=422),
    Screen("staff", "practice", OWNER, at("/practice/staff/")),
    Screen("staff-invite", "practice", OWNER, at("/practice/staff/invite/")),
    Screen("staff-invite-wrong", "practice", OWNER, sent("/practice/staff/invite/", "Make the link"), status=422),
    Screen("staff-invited", "practice", OWNER, _link_of_a_colleague),
)

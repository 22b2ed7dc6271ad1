"""Who comes in by a link, and so has a password: colleagues, and a patient who has answered nothing yet."""

from __future__ import annotations

import base64
import datetime
import hmac
import struct
import time
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Response
from tests.journeys.browsing import Visitors
from tests.journeys.screen import press
from tests.journeys.served import Served

NEWCOMER, WITH_APP, WITH_PASSKEY = "Nora Vance", "Omar Aziz", "Pia Holm"
PASSWORD = "three plain words"
NEW_PATIENT = "Ada Quist"
OWNER, THERAPIST = "Ruth Calder", "Tom Reyes"
AGE_YEARS = 41
STEP_S = 30
TYPING_S = 8


def email(name: str) -> str:
    """Return the address that a newcomer signs in with."""
    return f"{name.split()[0].lower()}@newcomer.example"


def invite(visitors: Visitors, name: str) -> str:
    """Let the owner invite a colleague, and return the path of the link."""
    page = visitors.page(OWNER, scripts=False)
    page.goto(visitors.demonstration.address("/practice/staff/invite/"))
    ask_for_link(page, name)
    link = page.locator("#address").input_value()
    page.close()
    return urlsplit(link).path


def ask_for_link(page: Page, name: str) -> Response | None:
    """Fill the form that invites a colleague who treats."""
    page.locator("[name=name]").fill(name)
    page.locator("[name=email]").fill(email(name))
    page.locator("[name=therapist]").check()
    return press(page, "Make the link")


def invite_patient(visitors: Visitors, name: str) -> str:
    """Let a therapist invite a patient, and return the path of the link."""
    page = visitors.page(THERAPIST, scripts=False)
    page.goto(visitors.demonstration.address("/clinic/patients/invite"))
    born = {"name": name, "email": email(name), "born-day": "1", "born-month": "1"}
    for field, words in (born | {"born-year": str(datetime.date.today().year - AGE_YEARS)}).items():
        page.locator(f"[name={field}]").fill(words)
    press(page, "Make the link")
    link = page.locator("#address").input_value()
    page.close()
    return urlsplit(link).path


def come_in(page: Page, visitors: Visitors, path: str) -> None:
    """Follow a link and choose a password."""
    page.goto(visitors.demonstration.url + path)
    page.locator("[name=password]").fill(PASSWORD)
    press(page, "Go on")


def visitors_and_newcomers(browser: Browser, demonstration: Served) -> Visitors:
    """Return everybody who looks at the demonstration, its newcomers too."""

    def enter(context: BrowserContext, name: str) -> None:
        page = context.new_page()
        if name == NEW_PATIENT:
            come_in(page, visitors, invite_patient(visitors, name))
            page.locator("[name=agree][value=yes]").check()
            press(page, "Go on")
            return
        come_in(page, visitors, invite(visitors, name))
        if name == WITH_APP:
            set_up_app(page, visitors)
        if name == WITH_PASSKEY:
            set_up_passkey(page, visitors)

    visitors = Visitors(browser, demonstration, dict.fromkeys((NEWCOMER, WITH_APP, WITH_PASSKEY, NEW_PATIENT), enter))
    return visitors


def set_up_app(page: Page, visitors: Visitors) -> None:
    """Set up an authenticator app, as somebody with a phone would."""
    page.goto(visitors.demonstration.address("/account/second-factor/app/"))
    prove(page)
    secret = page.locator("code").inner_text()
    while not time_to_type():
        page.wait_for_timeout(500)
    page.locator("[name=code]").fill(code_of(secret))
    press(page, "Set up")


def set_up_passkey(page: Page, visitors: Visitors) -> None:
    """Add a passkey with a key that exists in the browser alone."""
    plug_in_a_key(page)
    page.goto(visitors.demonstration.address("/account/passkeys/add/"))
    prove(page)
    page.locator("[name=name]").fill("The blue key")
    press(page, "Add")


def plug_in_a_key(page: Page) -> None:
    """Give the browser a security key, as if one were plugged in and touched."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": key})


def prove(page: Page) -> None:
    """Type the password once more where a page asks for it."""
    if "/account/again/" in page.url:
        page.locator("[name=password]").fill(PASSWORD)
        press(page, "Go on")


def time_to_type() -> bool:
    """Return whether the digits shown now stay good long enough to be typed."""
    return time.time() % STEP_S <= STEP_S - TYPING_S


def code_of(secret: str, at_s: float | None = None) -> str:
    """Return the six digits that an authenticator app shows (RFC 6238)."""
    step = int((time.time() if at_s is None else at_s) // STEP_S)
    digest = hmac.digest(base64.b32decode(secret + "=" * (-len(secret) % 8)), struct.pack(">Q", step), "sha1")
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"

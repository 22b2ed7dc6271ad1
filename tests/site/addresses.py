"""What everybody finds at every address of the site: the table, and how it is read.

A row says whose door it is, and what those find whom the door lets in: first when they ask for the page, then when they
send its form empty. Everybody else is refused as the door refuses them. "|" stands between people of one door who find
different things: Marta | Otto at a patient's door, Alice | Bob at a record, in the order of `LET_IN`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

PEOPLE = ("nobody", "marta", "otto", "alice", "bob", "carol", "olga", "dave")
MAY_KNOW_MARTA = ("marta", "alice", "bob")
LET_IN = {
    "open": PEOPLE,
    "outside": ("nobody",),
    "signed in": PEOPLE[1:],
    "patient": ("marta", "otto"),
    "therapist": ("alice", "bob", "carol"),
    "record": ("alice", "bob"),
    "owner": ("olga",),
    "factor": ("alice", "bob", "carol", "olga"),
    "own factor": ("alice", "bob", "carol", "olga"),
    "own codes": ("alice",),
}
REFUSED = {
    "open": {},
    "outside": dict.fromkeys(PEOPLE[1:], "led on"),
    "signed in": {"nobody": "sign in"},
    "patient": {"nobody": "sign in"},
    "therapist": {"nobody": "sign in", "dave": "second factor"},
    "record": {"nobody": "sign in", "dave": "second factor", "carol": "reason"},
    "owner": {"nobody": "sign in"},
    "factor": {"nobody": "sign in"} | dict.fromkeys(("marta", "otto", "dave"), "prove"),
    "own factor": {"nobody": "sign in"},
    "own codes": {"nobody": "sign in"},
}
NOT_HERE = "not here"  # the refusal of everybody whom `REFUSED` doesn't name

STATUS = {
    200: "page",
    400: "unreadable",
    403: "forbidden",
    404: NOT_HERE,
    405: "not so",
    409: "too late",
    410: "closed",
    422: "faults",
}
GUARDS = (
    ("account_login", "sign in"),
    ("second_factor_needed", "second factor"),
    ("account_reauthenticate", "prove"),
    ("mfa_reauthenticate", "prove"),
    ("mfa_reauthenticate_webauthn", "prove"),
)

TABLE_TEXT = """
# name                        door        asked for           sent empty
# Signing in and one's own account
home                          outside     sign in             sign in
account_login                 outside     page                faults
account_logout                signed in   page                sign in
account_signup                outside     page                page
account_inactive              open        page                not so
account_reauthenticate        signed in   page                faults
account_change_password       signed in   page                faults
account_set_password          signed in   page                not so
account_reset_password        open        page                not so
account_nobody                signed in   page                not so
account_email                 signed in   page                not so
security                      signed in   page                not so
mfa_index                     signed in   page                not so
second_factor_needed          signed in   page                not so
mfa_authenticate              signed in   led on              led on
mfa_reauthenticate            factor      page                faults
mfa_activate_totp             signed in   prove               prove
mfa_deactivate_totp           own factor  prove               prove
mfa_view_recovery_codes       own codes   prove               not so
mfa_generate_recovery_codes   signed in   prove               prove
mfa_download_recovery_codes   own codes   prove               not so
mfa_list_webauthn             signed in   page                not so
mfa_add_webauthn              signed in   prove               prove
mfa_login_webauthn            signed in   led on              led on
mfa_reauthenticate_webauthn   signed in   prove               prove
mfa_remove_webauthn           signed in   prove               prove
mfa_edit_webauthn             signed in   prove               prove
account_units                 signed in   not so              faults
# Links, the demonstration, the browser
demo_enter                    open        not so              not here
invitation                    open        page                faults
service_worker                open        page                not so
offline                       open        page                not so
figure                        open        page                not so
# The patient
patient:today                 patient     page                page
patient:agreement             patient     page                faults
patient:with_guardian         patient     page                page
patient:intake_resume         patient     led on              led on
patient:intake_answers        patient     led on|page         led on|faults
patient:wrong_answer          patient     not so              led on
patient:intake                patient     led on|page         led on|faults
patient:stop                  patient     led on              led on
patient:comfort               patient     page                page
patient:plan                  patient     page                page
patient:plan_sheet            patient     page                page
patient:plan_agree            patient     not so              led on
patient:session               open        page                not so
patient:session_payload       patient     page                not so
patient:log                   patient     not so              unreadable
patient:progress              patient     page                page
patient:morning               patient     led on              faults
patient:walk                  patient     not so              led on
patient:flare                 patient     page                faults
patient:flare_days            patient     page                page
patient:help                  patient     page                page
patient:call_me               patient     not so              led on
# The therapist
therapist:work_list           therapist   page                not so
therapist:patients            therapist   page                not so
therapist:invite              therapist   page                faults
therapist:new_case            therapist   page                faults
therapist:other_record        therapist   page                faults
therapist:cover               therapist   page                faults
therapist:end_cover           therapist   not so              led on
therapist:break_glass         therapist   page                led on|led on|faults
therapist:patient             record      page                not so
therapist:acknowledge         record      not so              faults
therapist:go_on               record      not so              faults
therapist:reopen              record      not so              faults
therapist:intake_answers      record      page                not so
therapist:intake_read         record      not so              led on
therapist:intake_page         record      page                faults
therapist:sessions            record      page                not so
therapist:access              record      page                not so
therapist:share               record      not so              faults|led on
therapist:end_share           record      not so              led on
therapist:invitation          record      page                led on
therapist:revoke_invitation   record      not so              led on
therapist:examination         record      page                led on
therapist:diagnosis           record      page                faults
therapist:plan                record      page                not so
therapist:plan_preview        record      page                not so
therapist:plan_compare        record      page                not so
therapist:plan_version        record      page                not so
therapist:plan_start          record      not so              too late
therapist:plan_discard        record      not so              too late
therapist:plan_edit           record      not so              too late
therapist:plan_add            record      page                too late
therapist:plan_swap           record      page                too late
# The owner
practice:overview             owner       page                not so
practice:clinic               owner       page                faults
practice:intended_use         owner       page                faults
practice:staff                owner       page                not so
practice:invite               owner       page                faults
practice:new_password         owner       not so              led on
practice:left                 owner       not so              led on
practice:hand_over            owner       not so              faults
"""


def _read(text: str) -> dict[str, tuple[str, str, str]]:
    rows = [re.split(r"\s{2,}", line) for line in text.splitlines() if line and not line.startswith("#")]
    return {name: (door, asked, sent) for name, door, asked, sent in rows}


TABLE = _read(TABLE_TEXT)


def expected(name: str, method: str, person: str) -> tuple[str, ...]:
    """Return what somebody may find at an address: one thing, or two where the method is refused before the door."""
    door, asked, sent = TABLE[name]
    found = [one.strip() for one in (asked if method == "get" else sent).split("|")]
    if person in LET_IN[door]:
        place = LET_IN[door].index(person)
        return (found[place] if len(found) > 1 else found[0],)
    refused = REFUSED[door].get(person, NOT_HERE)
    return (refused, "not so") if "not so" in found else (refused,)


def outcome(response: HttpResponse) -> str:
    """Return in a word or two what an answer is."""
    if 300 <= response.status_code < 400:
        target = response.headers["Location"].split("?")[0]
        if target.startswith("/clinic/break-glass/"):
            return "reason"
        return next((word for name, word in GUARDS if target == reverse(name)), "led on")
    return STATUS.get(response.status_code, f"status {response.status_code}")


def every_address(resolver: Any = None, before: str = "", space: str = "") -> Iterator[tuple[str, set[str]]]:
    """Yield the name of every address, with its namespace, and which values it needs."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from every_address(
                one, before + str(one.pattern), f"{space}{one.namespace}:" if one.namespace else space
            )
        elif isinstance(one, URLPattern):
            yield (space + one.name if one.name else before + str(one.pattern)), set(one.pattern.converters)

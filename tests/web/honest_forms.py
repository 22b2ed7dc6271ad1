"""What an honest person sends to every address that takes a form, what it may write, and what must stand before."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.web import honest_states as states

Values = Mapping[str, Any]
JUDGED = ("Assessment", "Episode", "Alert")  # what the rules write, whenever they are asked
ANSWERED = (*JUDGED, "FactRecord")
LED_ON, SHOWN = (302, 303), (200,)
KEY = {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {}}
KEYS = (
    b"0",
    b"false",
    b"[" * 5000,
    *(
        json.dumps(one).encode()
        for one in (
            KEY,
            KEY | {"response": None},
            KEY | {"response": {"clientDataJSON": "AAAA", "attestationObject": "AAAA"}},
            KEY
            | {"response": {"clientDataJSON": "e30", "authenticatorData": "AAAA", "signature": "", "userHandle": "MQ"}},
            KEY | {"response": {"clientDataJSON": 1, "attestationObject": [1]}},
            KEY | {"id": 1, "rawId": {}},
            [KEY],
            "x",
            KEY | {"response": {"clientDataJSON": "!", "userHandle": "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"}},
            {},
            1,
            True,
            KEY | {"response": "clientDataJSON", "type": None},
        )
    ),
)


@dataclass(frozen=True)
class Honest:
    """A form: where, who sends it and with what; `None` in a field stands for what the page itself holds."""

    address: str
    who: str
    form: Mapping[str, Any] = field(default_factory=dict)
    writes: tuple[str, ...] = ()
    answers: tuple[int, ...] = LED_ON
    before: Callable[..., Values | None] | None = None
    also_refused: tuple[str, ...] = ()  # tables that a refused form writes, and should: what was good is kept
    aimed: tuple[bytes, ...] = ()  # values that are worst here
    quiet: bool = False  # saves what was changed: nothing was, and it leads on without a word
    steers: tuple[str, ...] = ()  # fields that nobody types, and that say which of the page's forms it is


NO_FORM = (
    "today",
    "with_guardian",
    "intake_resume",
    "stop",
    "comfort",
    "plan",
    "plan_sheet",
    "progress",
    "flare_days",
    "help",
)
ELSEWHERE = {"patient:log": "tests/web/test_log_bad_input.py"}  # a log is JSON, and has tests of its own
PASSWORD = "correct horse battery"  # noqa: RUF100, S105
NEW = "purple monkey dishwasher"
BORN = {"born-day": "3", "born-month": "3", "born-year": "1985"}
CARE = {
    "since-day": "1",
    "since-month": "1",
    "since-year": "2120",
    "until-day": "8",
    "until-month": "1",
    "until-year": "2120",
}
REASON = "Seen today; everything was tested again and is calm."

ACCOUNT = (
    Honest("home", "nobody"),
    Honest(
        "account_login", "nobody", {"login": "marta@example.org", "password": PASSWORD, "next": "/my/"}, ("Account",)
    ),
    Honest("account_logout", "marta"),
    Honest("account_signup", "nobody", {"email": "eve@example.org", "password1": NEW}, (), SHOWN),
    Honest("account_reauthenticate", "marta", {"password": PASSWORD, "next": "/my/"}),
    Honest(
        "account_change_password", "marta", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}, ("Account",)
    ),
    Honest("mfa_authenticate", "nobody", {"code": None}, ("Account", "Authenticator"), before=states.first_factor),
    Honest("mfa_authenticate", "nobody", {"credential": json.dumps(KEY)}, (), (422,), states.first_factor, aimed=KEYS),
    Honest("mfa_reauthenticate", "alice", {"code": None, "next": "/clinic/"}, ("Authenticator",), before=states.code),
    Honest("mfa_activate_totp", "dave", {"code": None}, ("Authenticator",), before=states.new_secret),
    Honest("mfa_deactivate_totp", "bob", {}, ("Authenticator",), before=states.proved),
    Honest("mfa_generate_recovery_codes", "alice", {}, ("Authenticator",), before=states.proved),
    Honest(
        "mfa_add_webauthn",
        "dave",
        {"name": "Phone", "credential": json.dumps(KEY)},
        (),
        (422,),  # no honest key can be made here
        states.new_key,
        aimed=KEYS,
    ),
    Honest("mfa_login_webauthn", "nobody", {"credential": json.dumps(KEY)}, (), LED_ON, states.begun_key, aimed=KEYS),
    Honest("mfa_reauthenticate_webauthn", "alice", {"credential": json.dumps(KEY)}, (), LED_ON, states.key, aimed=KEYS),
    Honest("mfa_edit_webauthn", "alice", {"name": "My phone"}, ("Authenticator",), before=states.key),
    Honest("mfa_remove_webauthn", "alice", {}, ("Authenticator",), before=states.key),
    Honest("account_units", "marta", {"units": "imperial", "zone": "Europe/Berlin"}, ("Account",)),
    Honest("demo_enter", "nobody", {"email": "marta@example.org"}, (), (404,)),
    Honest("invitation", "nobody", {"password": NEW, "zone": "Europe/Berlin"}, ("Account", "Staff", "Invitation")),
    Honest(
        "invitation",
        "nobody",
        {"name": "Ivo", "email": "o@example.org", "password": NEW, "zone": "", "therapist": "yes"},
        ("Account", "Staff", "Invitation"),
        before=states.set_up,
    ),
    Honest("invitation", "nobody", {"password": NEW}, ("Account", "Invitation"), before=states.forgotten),
)
FLARE = {"bladder_bowel_saddle": "no", "leg_weakness": "no", "unwell": "no", "trauma": "no"}
PATIENT = (
    *(Honest(f"patient:{name}", "marta", {}, (), (*SHOWN, *LED_ON)) for name in NO_FORM),
    Honest(
        "patient:agreement",
        "otto",
        {"agree": "yes", "units": "metric", "zone": "Europe/Berlin"},
        ("Agreement", "Account"),
        before=states.undecided,
    ),
    Honest("patient:agreement", "marta", {"agree": "no"}, ("Agreement",)),
    Honest("patient:intake_answers", "otto", {}, ("Episode",), (422,)),
    Honest("patient:wrong_answer", "otto"),
    Honest("patient:plan_agree", "marta", {"number": None}, ("PlanVersion",), before=states.number),
    Honest(
        "patient:morning", "marta", {"pain": "3", "hour_after": "2"}, ("MorningReport", *JUDGED), before=states.trained
    ),
    Honest("patient:walk", "marta", {}, ("Session", "SetDone", *JUDGED), before=states.agreed_to_plan),
    Honest("patient:flare", "marta", FLARE, ("Alert", "Episode")),
    Honest("patient:flare", "marta", FLARE | {"unwell": "yes"}, ("Alert", "Episode")),
    Honest("patient:call_me", "marta", {"words": "My leg is worse since Monday."}, ("Alert",)),
)
RECORD = (
    Honest(
        "therapist:invite",
        "alice",
        {"name": "Ina Berg", **BORN, "email": "ina@example.org", "phone": "01632 960 111"},
        ("Patient", "Episode", "Invitation"),
        before=states.accepted,
    ),
    Honest(
        "therapist:new_case",
        "alice",
        {"name": "Tim", **BORN, "born-year": "2015", "phone": "", "guardian": "Ida", "guardian_agreed": "yes"},
        ("Patient", *ANSWERED),
        before=states.accepted,
    ),
    Honest("therapist:other_record", "alice", {"name": "Otto Brandt", **BORN}),
    Honest("therapist:cover", "alice", {"covering": "carol", **CARE}, ("Cover",)),
    Honest("therapist:end_cover", "alice", {}, ("Cover",)),
    Honest("therapist:break_glass", "carol", {"reason": REASON}, ("BreakGlass", "Alert")),
    Honest("therapist:acknowledge", "alice", {"done-{alert_id}": "Called her."}, ("Alert",)),
    Honest("therapist:reopen", "alice", {"done-{alert_id}": "It came back."}, ("Alert",), before=states.taken),
    Honest("therapist:go_on", "alice", {"reason": REASON}, ("Decision", "Episode"), before=states.stopped),
    Honest("therapist:intake_read", "alice", {}, ("Episode",)),
    Honest(
        "therapist:intake_page",
        "alice",
        {"saddle_numbness": "no", "next": "yes"},
        ANSWERED,
        (*LED_ON, 422),
        also_refused=ANSWERED,
    ),
    Honest("therapist:share", "alice", {"colleague": "carol"}, ("Share",)),
    Honest("therapist:end_share", "alice", {}, ("Share",)),
    Honest("therapist:invitation", "alice", {}, ("Invitation",)),
    Honest("therapist:revoke_invitation", "alice", {}, ("Invitation",), before=states.open_link),
    Honest("therapist:plan_start", "alice", {}, ("PlanVersion", *JUDGED), before=states.no_draft),
)
REFUSED_PLAN = (*JUDGED,)
CARE_OF = (
    Honest("therapist:examination", "alice", {}, ANSWERED, before=states.screened, quiet=True),
    Honest(
        "therapist:diagnosis",
        "alice",
        {"of": "triage", "to": None, "reason": REASON, "do": "decide"},
        ("Decision", *JUDGED),
        before=states.another_tier,
        steers=("of",),
    ),
    Honest(
        "therapist:diagnosis",
        "alice",
        {"of": "triage", "to": None, "reason": "", "do": "confirm"},
        ("Decision",),
        before=states.tier,
        steers=("of",),
    ),
    Honest(
        "therapist:diagnosis", "alice", {"of": "triage", "reason": REASON, "do": "withdraw"}, (), (409,), steers=("of",)
    ),
    Honest("therapist:diagnosis", "alice", {"of": None, "to": "old", "do": "confirm"}, (), (409,), states.old_label),
    Honest("therapist:plan_discard", "alice", {"edits": "0"}, ("PlanVersion",)),
    Honest("therapist:plan_edit", "alice", {"do": "save"}, ("PlanVersion",), before=states.as_drawn),
    Honest(
        "therapist:plan_edit",
        "alice",
        {"do": "approve"},
        ("PlanVersion", *JUDGED),
        before=states.as_drawn,
        also_refused=REFUSED_PLAN,
    ),
    Honest(
        "therapist:plan_edit",
        "alice",
        {"do": "remove:{exercise}", "{exercise}.remove_because": REASON},
        ("PlanVersion",),
        before=states.as_drawn,
    ),
    Honest(
        "therapist:plan_edit", "alice", {"do": "down:{exercise}", "edits": "0", "note": "Well done."}, ("PlanVersion",)
    ),
    Honest(
        "therapist:plan_edit",
        "alice",
        {"do": "keep:{exercise}", "edits": "0", "{exercise}.approved": REASON},
        ("PlanVersion",),
        (*LED_ON, 422),
        quiet=True,
    ),
    Honest(
        "therapist:plan_add",
        "alice",
        {"do": None, "edits": "0", "because": REASON},
        ("PlanVersion",),
        before=states.one_to_add,
    ),
    Honest(
        "therapist:plan_swap",
        "alice",
        {"do": None, "edits": "0", "because": REASON},
        ("PlanVersion",),
        before=states.one_to_swap,
    ),
)
CLINIC = {
    "name": "Harbour Clinic",
    "phone": "01632 960 000",
    "hours": "8 to 17",
    "emergency_number": "112",
    "country": "DE",
    "mental_health_line": "116 123",
    "time_zone": "Europe/Berlin",
    "deputy": "bob",
    "deputy_after_min": "30",
}
USE = {"intended_use": "yes", "unsigned_content": "yes", "device_status": "Checked with the authority: no device."}
OWNER = (
    Honest("practice:clinic", "olga", CLINIC, ("Clinic",)),
    Honest("practice:intended_use", "olga", USE, ("Clinic",)),
    Honest(
        "practice:invite",
        "olga",
        {"name": "Ann", "email": "ann@example.org", "therapist": "yes", "owner": "yes"},
        ("Invitation",),
        SHOWN,
    ),
    Honest("practice:new_password", "olga", {"staff": "carol"}, ("Invitation",), SHOWN),
    Honest("practice:left", "olga", {"staff": "dave"}, ("Staff", "Account")),
    Honest("practice:hand_over", "olga", {"from": "carol", "to": "bob"}, ("Patient",)),
)
INTAKE = tuple(
    Honest("patient:intake", "otto", {}, ANSWERED, (*LED_ON, 422), states.asked(*page), also_refused=ANSWERED)
    for page in states.every_page()
)
GROUPS = {"account": ACCOUNT, "patient": PATIENT, "record": RECORD, "care": CARE_OF, "owner": OWNER, "intake": INTAKE}

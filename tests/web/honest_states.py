"""What stands before a form is sent: each state is made in the open transaction of one attempt.

A state gets the world and the browser, and returns what fills the gaps of the form, by field; `token` is part of the
address, and `form` stands for every field that the page itself shows.
"""

from __future__ import annotations

import datetime
import json
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.clinical.intake_walk import walk
from tests.site.conftest import World
from tests.web.page_read import Page

from multifidus.actions.agree import stop_agreeing
from multifidus.actions.invitations import issue, issue_again
from multifidus.actions.judge import BY_CONTACT, assessment_of
from multifidus.clinical.draft import draft_from_json
from multifidus.clinical.offers import offers
from multifidus.clinical.overrides import ONE_ANSWER
from multifidus.records.actor import Actor
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Alert, Clinic, Episode, PlanVersion, Session, SessionReport

PASSWORD = "correct horse battery"  # noqa: RUF100, S105
NOT_SENT = ("csrfmiddlewaretoken", "find")  # the key, and the search on top of every page
CASES = sorted((Path(__file__).parents[1] / "cases").glob("[SU]*.json"))
DAY = datetime.date(2026, 11, 23)
Drawn = tuple[tuple[str, bytes], ...]


def code(world: World, client: Client) -> dict[str, Any]:
    """Give the code of this moment."""
    return {"code": _code("JBSWY3DPEHPK3PXP")}


def first_factor(world: World, client: Client) -> dict[str, Any]:
    """Alice has given her password, and is asked for the second factor."""
    client.post(reverse("account_login"), {"login": "alice@example.org", "password": PASSWORD})
    return code(world, client)


def proved(world: World, client: Client) -> None:
    """Somebody has just given the password once more."""
    answer = client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert answer.status_code == 302


def new_secret(world: World, client: Client) -> dict[str, Any]:
    """Somebody without a second factor looks at the drawing of a new secret."""
    proved(world, client)
    client.get(reverse("mfa_activate_totp"))
    return {"code": _code(client.session[totp.SECRET_SESSION_KEY])}


def new_key(world: World, client: Client) -> None:
    """Somebody is about to add a passkey."""
    proved(world, client)
    client.get(reverse("mfa_add_webauthn"))


def begun_key(world: World, client: Client) -> None:
    """A browser has asked for what a passkey signs."""
    client.get(reverse("mfa_login_webauthn"), headers={"X-Requested-With": "XMLHttpRequest"})


def key(world: World, client: Client) -> dict[str, Any]:
    """Alice has a passkey."""
    proved(world, client)
    data = {"name": "Phone", "credential": {}}
    return {"pk": Authenticator.objects.create(user=world.people["alice"], type="webauthn", data=data).pk}


def undecided(world: World, client: Client) -> None:
    """Otto has not said yes to what is kept."""
    stop_agreeing(Actor(world.otto.patient.account, None), world.otto, "What is kept.", timezone.now())


def set_up(world: World, client: Client) -> dict[str, Any]:
    """A link for the first owner is open."""
    return {"token": issue("setup", timezone.now())}


def forgotten(world: World, client: Client) -> dict[str, Any]:
    """Marta has a link with which she chooses a new password."""
    account = world.people["marta"]
    assert account is not None
    return {"token": issue_again(account, timezone.now())}


def open_link(world: World, client: Client) -> None:
    """Marta has a link that nobody has used."""
    issue("patient", timezone.now(), patient_id=world.values["patient_id"])


def number(world: World, client: Client) -> dict[str, Any]:
    """Give the number of the plan that Marta reads."""
    return {"number": str(world.values["number"])}


def agreed_to_plan(world: World, client: Client) -> None:
    """Marta has said yes to her plan, and may walk today."""
    PlanVersion.objects.filter(state="approved").update(agreed_at=timezone.now())


def trained(world: World, client: Client) -> None:
    """Marta trained yesterday."""
    plan = PlanVersion.objects.get(state="approved")
    at = timezone.now() - datetime.timedelta(days=1)
    dated = {"at": at, "zone": "Europe/London", "local_date": timezone.localdate() - datetime.timedelta(days=1)}
    session = Session.objects.create(
        id=uuid.uuid4(), episode=plan.episode, plan=plan, received_at=at, baseline_0_10=3, **dated
    )
    SessionReport.objects.create(
        id=uuid.uuid4(), session=session, colour="green", because=[], peak_0_10=4, after_0_10=2, **dated
    )


def accepted(world: World, client: Client) -> None:
    """The owner has accepted what the software is for."""
    Clinic.objects.update(intended_use_accepted_at=timezone.now())


def taken(world: World, client: Client) -> None:
    """Somebody took the alert."""
    taken_by = {"acknowledged_at": timezone.now(), "acknowledged_by": world.people["alice"], "done": "Called her."}
    Alert.objects.filter(pk=world.values["alert_id"]).update(**taken_by)


def stopped(world: World, client: Client) -> None:
    """Something told at a contact stops Marta."""
    Episode.objects.filter(patient=world.values["patient_id"]).update(stopped_at=timezone.now(), stopped_by=BY_CONTACT)


def no_draft(world: World, client: Client) -> None:
    """No draft is open."""
    PlanVersion.objects.filter(state="draft").delete()


def screened(world: World, client: Client) -> dict[str, Any]:
    """Give the form of the examination as the page draws it, with a few findings."""
    found = {"flexion_deg": "40", "six_minute_walk_m": "400", "anal_tone": "normal", "do": "finish"}
    found["moves.extension_lying"] = "centralises"
    return {"form": _drawn(client, world, "therapist:examination", found)}


def as_drawn(world: World, client: Client) -> dict[str, Any]:
    """Give the form of the draft as the page draws it, with another dose and why."""
    exercise = world.values["exercise"]
    found = {f"{exercise}.sets": "1", f"{exercise}.because": "One set is enough in the first week.", "do": ""}
    return {"form": _drawn(client, world, "therapist:plan", found)}


def another_tier(world: World, client: Client) -> dict[str, Any]:
    """Give a tier that the rules don't say."""
    said = _tier()
    return {"to": next(name for name in knowledge().tiers if name != said)}


def old_label(world: World, client: Client) -> dict[str, Any]:
    """Give an axis on which the rules say something, and nothing else can be chosen."""
    named = assessment_of(_episode(), knowledge(), timezone.now()).classification.named
    return {"of": next(one.label.axis for one in named if one.label.axis not in ONE_ANSWER)}


def tier(world: World, client: Client) -> dict[str, Any]:
    """Give the tier that the rules say."""
    return {"to": _tier()}


def one_to_add(world: World, client: Client) -> dict[str, Any]:
    """Give an exercise that can be added, where there is room for it."""
    plan = PlanVersion.objects.get(state="draft")
    plan.draft["exercises"].pop()
    plan.save()
    return {"do": f"add:{_offer(None)}"}


def one_to_swap(world: World, client: Client) -> dict[str, Any]:
    """Give an exercise that can stand in the place of the first."""
    return {"do": f"swap:{_offer(world.values['exercise'])}"}


def every_page() -> list[tuple[str, str, Drawn]]:
    """Return every page of the intake, answered calmly; what only others are asked is not known."""
    found: dict[tuple[str, str], Drawn] = {}
    for case in CASES:
        facts = json.loads(case.read_text(encoding="utf-8"))["facts"]
        for part, page, form in walk(facts, knowledge(), DAY, age_years=40):
            found[part.id, page.id] = tuple((name, text.encode()) for name, texts in form.items() for text in texts)
    for part in knowledge().intake.values():
        for page in part.pages:
            found.setdefault((part.id, page.id), tuple((q.fact, b"unknown") for q in page.questions))
    return [(*address, pairs) for address, pairs in sorted(found.items())]


def asked(part: str, page: str, pairs: Drawn) -> Callable[[World, Client], dict[str, Any]]:
    """Give a page of the intake, and what is answered on it."""
    return lambda world, client: {"part": part, "page": page, "form": pairs}


def _code(secret: str) -> str:
    counters = list(totp.yield_hotp_counters_from_time())
    return totp.format_hotp_value(totp.hotp_value(secret, counters[len(counters) // 2]))


def _episode() -> Episode:
    return PlanVersion.objects.get(state="draft").episode


def _tier() -> str:
    return assessment_of(_episode(), knowledge(), timezone.now()).verdict.tier


def _offer(instead_of: str | None) -> str:
    plan = PlanVersion.objects.get(state="draft")
    found = assessment_of(plan.episode, knowledge(), timezone.now())
    all_of_them = offers(draft_from_json(plan.draft), found, knowledge(), instead_of)
    return next(one.exercise for one in all_of_them if one.allowed)


def _drawn(client: Client, world: World, address: str, found: dict[str, str]) -> Drawn:
    """Return the fields of a page as they stand in it, the first of each name and all that are ticked."""
    path = reverse(address, kwargs={"patient_id": world.values["patient_id"]})
    form: dict[str, list[str]] = {}
    for control in Page(client.get(path).content.decode()).controls:
        held = control.held if control.kind == "checkbox" else control.held or [""]
        if control.name == "row":
            form["row"] = [*form.get("row", []), *held]
        elif control.name not in NOT_SENT:
            form.setdefault(control.name, held)
    form |= {name: [value] for name, value in found.items()}
    return tuple((name, value.encode()) for name, values in form.items() for value in values)

"""The people of tests/conftest.py, two more, and Marta's record with something behind every address."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client

from multifidus.actions.agree import agree
from multifidus.actions.approve import approve
from multifidus.actions.invitations import issue
from multifidus.actions.judge import judge, raise_alert
from multifidus.actions.plan import Typed, start_draft
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.facts_of import record_facts
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Account, Cover, Episode, Share, Staff

CASE = Path(__file__).parent.parent / "cases" / "O15.json"


@dataclass(frozen=True)
class World:
    """Who there is, and what stands in the addresses about Marta."""

    people: dict[str, Account | None]
    values: dict[str, Any]
    otto: Opened

    def browser(self, person: str, **how: Any) -> Client:
        """Return a browser in which somebody is signed in, or nobody."""
        client = Client(raise_request_exception=False, **how)
        account = self.people[person]
        if account is not None:
            client.force_login(account)
        return client


@pytest.fixture
def otto(make_patient: Callable[..., Opened], carol: Staff) -> Opened:
    """Otto is Carol's patient."""
    return make_patient("Otto Brandt", carol)


@pytest.fixture
def dave(make_staff: Callable[..., Staff]) -> Staff:
    """Dave is a therapist who has not set up a second factor."""
    dave = make_staff("Dave")
    Authenticator.objects.filter(user=dave.account).delete()
    return dave


@pytest.fixture
def world(alice, bob, carol, olga, dave, marta, otto, now) -> World:
    """Marta is in care, with a plan, a new draft, an alert and a share; Otto has agreed and answers his questions."""
    for opened in (marta, otto):
        agree(Actor(opened.patient.account, None), opened, "What is kept.", now)
    facts = json.loads(CASE.read_text())["facts"]
    facts.pop("age_years")
    record_facts(
        marta.episode, facts, by=marta.patient.account, source="intake", at=now, zone="Europe/London",
        local_date=now.date(), revision=knowledge().revision,
    )  # fmt: skip
    Episode.objects.filter(pk=marta.episode.pk).update(intake_begun_at=now, intake_finished_at=now)
    marta.episode.refresh_from_db()
    judge(marta.episode, knowledge(), now, marta.patient.account)
    RecoveryCodes.activate(alice.account)
    values = {
        "patient_id": marta.patient.pk, "token": issue("staff", now, name="Ivo", email="ivo@example.org"),
        "number": _plans(marta, alice, now), "exercise": _first_of_draft(marta),
        "alert_id": raise_alert(marta.episode, "help", "today", "Marta asks for a call", [], now).pk,
        "share_id": Share.objects.create(patient=marta.patient, staff=bob, given_by=alice.account, since=now).pk,
        "cover_id": Cover.objects.get().pk, "pk": Authenticator.objects.get(user=alice.account, type="totp").pk,
        "part": "safety", "page": "bladder",
    }  # fmt: skip
    people = {"nobody": None, "marta": marta.patient.account, "otto": otto.patient.account}
    staff = {"alice": alice, "bob": bob, "carol": carol, "olga": olga, "dave": dave}
    return World(people | {name: one.account for name, one in staff.items()}, values, otto)


def _plans(opened: Opened, therapist: Staff, now) -> int:
    """Approve a plan, begin the next draft, and return the number of the approved one."""
    actor = Actor(therapist.account, None)
    draft = start_draft(actor, opened, now)
    plan = approve(actor, opened, draft.edits, Typed(), now)
    start_draft(actor, opened, now)
    return plan.number


def _first_of_draft(opened: Opened) -> str:
    return str(opened.episode.plans.get(state="draft").draft["exercises"][0]["exercise"])

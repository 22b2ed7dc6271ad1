"""A stored plan that is not word for word what was approved: the therapist is warned, the patient doesn't see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from multifidus.actions.approve import approve
from multifidus.actions.plan import Typed, start_draft
from multifidus.records.access import Opened
from multifidus.records.models import Agreement, Episode, PlanVersion, Staff
from ready_patient import ready, told

__all__ = ["ready", "told"]
WARNING = b"This is not the plan that was approved."


@pytest.fixture
def approved(ready: Opened, alice: Staff, acting: Callable[..., Any]) -> Opened:
    """Marta with a plan in force to which she said yes."""
    now = timezone.now()
    Agreement.objects.create(patient=ready.patient, words="w", agreed=True, at=now, by=ready.patient.account)
    Episode.objects.update(intake_begun_at=now, intake_finished_at=now)
    draft = start_draft(acting(alice), ready, now)
    approve(acting(alice), ready, draft.edits, Typed(), now)
    PlanVersion.objects.update(agreed_at=now)
    return ready


@pytest.fixture
def altered(approved: Opened) -> Opened:
    """The same, after somebody wrote into the database past this software."""
    plan = PlanVersion.objects.get()
    document = plan.document or {}
    document["exercises"][0]["dose_words"] = "900 times"
    PlanVersion.objects.filter(pk=plan.pk).update(document=document)
    return approved


@pytest.mark.parametrize("page", ["", "plan", "plan/1"])
def test_the_therapist_is_warned(page: str, altered: Opened, alice: Staff, signed_in: Callable[..., Client]) -> None:
    assert WARNING in signed_in(alice).get(f"/clinic/patients/{altered.patient.pk}/{page}").content


@pytest.mark.parametrize("page", ["", "plan", "plan/1"])
def test_nobody_is_warned_of_a_plan_as_it_was_approved(
    page: str, approved: Opened, alice: Staff, signed_in: Callable[..., Client]
) -> None:
    assert WARNING not in signed_in(alice).get(f"/clinic/patients/{approved.patient.pk}/{page}").content


@pytest.mark.parametrize("page", ["/my/", "/my/plan", "/my/plan/sheet", "/my/flare/days"])
def test_the_patient_does_not_see_it(page: str, altered: Opened, signed_in: Callable[..., Client]) -> None:
    words = signed_in(altered.patient.account).get(page, follow=True).content

    assert b"900 times" not in words


def test_the_patient_is_asked_to_call(altered: Opened, signed_in: Callable[..., Client]) -> None:
    words = signed_in(altered.patient.account).get("/my/").content

    assert b"Please ask your therapist before you go on" in words
    assert b"01632 960 000" in words


def test_the_phone_gets_no_exercise_of_it(altered: Opened, signed_in: Callable[..., Client]) -> None:
    session = signed_in(altered.patient.account).get("/my/session.json").json()

    assert (session["place"], session["plan"], session["exercises"]) == ("plan_altered", None, [])


def test_the_phone_gets_the_plan_as_it_was_approved(approved: Opened, signed_in: Callable[..., Client]) -> None:
    assert signed_in(approved.patient.account).get("/my/session.json").json()["plan"] is not None


def test_nobody_says_yes_to_it(altered: Opened, signed_in: Callable[..., Client]) -> None:
    PlanVersion.objects.update(agreed_at=None)

    signed_in(altered.patient.account).post("/my/plan/agree", {"number": "1"})

    assert PlanVersion.objects.get().agreed_at is None

"""Therapists and patients read words: no name of a fact, a rule or a row of the content stands on their pages."""

from __future__ import annotations

import contextlib
import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from multifidus.actions.approve import approve
from multifidus.actions.decide import decide
from multifidus.actions.deed import Refused
from multifidus.actions.judge import judge
from multifidus.actions.plan import Typed, start_draft
from multifidus.records.access import Opened, own_record
from multifidus.records.facts_of import record_facts
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Agreement, Episode, PlanVersion, Staff

CASES = Path(__file__).parents[1] / "cases"
CODE = re.compile(r"\b[a-z][a-z0-9]*_[a-z0-9_]+\b|\bp\d\d\b|\btbc:|->|\([A-Z]\d+\)")
REASON = "Seen and examined; the reason is in the letter."
OF_A_RECORD = ("", "intake", "examination", "diagnosis", "plan", "plan/1", "sessions", "access")
WITH_A_DRAFT = ("plan", "plan/preview", "plan/compare", "plan/add")
OF_A_PATIENT = (
    "/my/", "/my/stop", "/my/intake/answers", "/my/plan", "/my/plan/sheet", "/my/progress", "/my/help", "/my/flare",
)  # fmt: skip
TOLD = ("O01", "O05", "O10", "O13", "S01", "L02")


@pytest.fixture(params=TOLD)
def treated(request: Any, marta: Opened, alice: Staff, acting: Callable[..., Any]) -> Opened:
    """Marta as a written case tells it, with what a therapist decided and, where the rules allow it, a plan."""
    now = timezone.now()
    facts = json.loads((CASES / f"{request.param}.json").read_text())["facts"]
    record_facts(
        marta.episode, {name: value for name, value in facts.items() if name != "age_years" and value is not None},
        by=None, source="intake", at=now, zone="Europe/London", local_date=now.date(), revision="r",
    )  # fmt: skip
    judge(marta.episode, knowledge(), now, None)
    Episode.objects.update(intake_begun_at=now, intake_finished_at=now)
    Agreement.objects.create(patient=marta.patient, words="w", agreed=True, at=now, by=marta.patient.account)
    actor = acting(alice)
    decide(actor, own_record(marta.patient.account), "irritability", "high", REASON, now)
    decide(actor, own_record(marta.patient.account), "ask_again", "proceed", REASON, now)
    with contextlib.suppress(Refused):  # the rules allow no plan here; the pages say why, in words
        plan = start_draft(actor, own_record(marta.patient.account), now)
        approve(actor, own_record(marta.patient.account), plan.edits, Typed(), now)
        PlanVersion.objects.update(agreed_at=now)
    return own_record(marta.patient.account)


def codes_on(client: Client, paths: tuple[str, ...]) -> dict[str, list[str]]:
    """Return what looks like a code on pages, by their path."""
    found = {path: CODE.findall(words_of(client.get(path, follow=True).content.decode())) for path in paths}
    return {path: codes for path, codes in found.items() if codes}


def words_of(page: str) -> str:
    """Return what is read of a page."""
    page = re.sub(r"(?s)<(script|style|template)\b.*?</\1>", " ", page)
    return html.unescape(re.sub(r"(?s)<[^>]*>", " ", page))


def test_a_therapist_reads_words(treated: Opened, alice: Staff, signed_in: Callable[..., Client]) -> None:
    record = f"/clinic/patients/{treated.patient.pk}/"
    pages = ("/clinic/", "/clinic/patients", *(record + page for page in OF_A_RECORD))

    assert codes_on(signed_in(alice), pages) == {}


def test_a_draft_is_in_words(
    treated: Opened, alice: Staff, acting: Callable[..., Any], signed_in: Callable[..., Client]
) -> None:
    with contextlib.suppress(Refused):
        start_draft(acting(alice), treated, timezone.now())
    record = f"/clinic/patients/{treated.patient.pk}/"

    assert codes_on(signed_in(alice), tuple(record + page for page in WITH_A_DRAFT)) == {}


def test_a_patient_reads_words(treated: Opened, signed_in: Callable[..., Client]) -> None:
    assert codes_on(signed_in(treated.patient.account), OF_A_PATIENT) == {}

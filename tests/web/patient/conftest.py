"""Marta's browser, and how she walks through her questions."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from clinical.intake_walk import walk
from multifidus.actions.judge import assessment_of
from multifidus.clinical.document import resolve
from multifidus.clinical.draft import as_json, draft_from
from multifidus.records.access import Opened
from multifidus.records.document_hash import hash_of
from multifidus.records.facts_of import record_facts
from multifidus.records.knowledge import knowledge
from multifidus.records.local_time import local_date_of
from multifidus.records.models import Agreement, Episode, PlanVersion

CASES = Path(__file__).parents[2] / "cases"


def case(name: str) -> dict[str, Any]:
    """Return the facts of one of the cases."""
    return dict(json.loads((CASES / f"{name}.json").read_text())["facts"])


@pytest.fixture
def agreed(marta: Opened, now: datetime.datetime) -> Opened:
    """Marta, who has agreed to what is kept."""
    Agreement.objects.create(patient=marta.patient, words="w", agreed=True, at=now, by=marta.patient.account)
    return marta


@pytest.fixture
def browser(agreed: Opened, signed_in: Callable[[Any], Client]) -> Client:
    """Marta's browser, without JavaScript."""
    return signed_in(agreed.patient.account)


@pytest.fixture
def walks(browser: Client) -> Callable[..., list[str]]:
    """Answer the intake as a case says, and return where each page led; it ends where she is not led on."""

    def go(values: Mapping[str, Any]) -> list[str]:
        led: list[str] = []
        today = datetime.date.today()
        for part, page, form in walk(values, knowledge(), today, age_years=values.get("age_years", 40)):
            answer = browser.post(f"/my/intake/{part.id}/{page.id}", form)
            assert answer.status_code == 302, (part.id, page.id, form, answer.content.decode()[-3000:])
            led.append(answer.headers["Location"])
            if led[-1] == "/my/stop":
                break
        return led

    return go


@pytest.fixture
def treated(agreed: Opened) -> Opened:
    """Marta with a plan that she said yes to, drafted by the rules from case O15."""
    now = datetime.datetime.now(datetime.UTC)
    episode = agreed.episode
    today = local_date_of(agreed.patient, now)
    facts = {name: value for name, value in case("O15").items() if name != "age_years"}
    record_facts(episode, facts, by=None, source="entry", at=now, zone="Europe/London", local_date=today, revision="r")
    found = assessment_of(episode, knowledge(), now)
    draft = draft_from(found)
    Episode.objects.filter(pk=episode.pk).update(intake_begun_at=now, intake_finished_at=now)
    document = resolve(draft, found, knowledge())
    PlanVersion.objects.create(
        episode=episode, number=1, state=PlanVersion.APPROVED, draft=as_json(draft), edited_at=now,
        document=document, document_hash=hash_of(document), approved_at=now,
        approved_by=agreed.patient.therapist.account, agreed_at=now,
    )  # fmt: skip
    episode.refresh_from_db()
    return agreed

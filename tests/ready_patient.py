"""Fixtures: a patient whose answers allow a plan, those of the case O15 as they would be entered."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from multifidus.records.access import Opened
from multifidus.records.facts_of import record_facts
from multifidus.records.knowledge import knowledge

CASES = Path(__file__).parent / "cases"


@pytest.fixture
def told(now) -> Callable[..., None]:
    """Enter facts into the record of a patient, as if the patient had told them."""

    def tell(opened: Opened, **facts: Any) -> None:
        record_facts(
            opened.episode, facts, by=opened.patient.account, source="intake", at=now, zone="Europe/London",
            local_date=now.date(), revision=knowledge().revision,
        )  # fmt: skip

    return tell


@pytest.fixture
def ready(marta, told) -> Opened:
    """Marta, with everything known that a plan needs."""
    facts = json.loads((CASES / "O15.json").read_text())["facts"]
    facts.pop("age_years")
    told(marta, **facts)
    return marta

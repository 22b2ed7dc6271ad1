"""SIMULATED patients of tests/cases with answers changed, for the tests of drafts and documents. None is a person."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from multifidus.clinical.assess import Assessment, assess
from multifidus.clinical.case import read_case
from multifidus.library.load import load_knowledge

CASES = Path(__file__).parents[1] / "cases"
KNOWLEDGE = load_knowledge()
TODAY = datetime.date(2026, 11, 23)
WHY = "She asked for it and it eases."
NURSE, FUSED, BRITTLE = "O15", "O13", "O17"  # control deficit; spinal fusion weeks ago; osteoporosis


def assessed(case: str = NURSE, overrides: list[dict[str, str]] | None = None, **changes: Any) -> Assessment:
    """Return the assessment of a case, some answers changed."""
    found = json.loads((CASES / f"{case}.json").read_text(encoding="utf-8"))
    document = {"facts": {**found["facts"], **changes}, "overrides": overrides or []}
    return assess(read_case(document, KNOWLEDGE.facts, TODAY, KNOWLEDGE.exercises), KNOWLEDGE)


def approval(exercise: str) -> dict[str, str]:
    """Return a clinician's override that approves an exercise."""
    reason = "Tried here today, without any trouble."
    return {"of": f"exercise:{exercise}", "to": "approve", "by": "A. Clinician", "role": "clinician", "reason": reason}

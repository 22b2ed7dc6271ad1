"""The assessment as JSON: every line with its reasons, for other programs."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any

from multifidus.cli.review import signed_off
from multifidus.clinical.assess import Assessment
from multifidus.clinical.facts import Missing
from multifidus.clinical.knowledge import Knowledge


def to_json(assessment: Assessment, knowledge: Knowledge) -> dict[str, Any]:
    """Return the assessment as plain values: no class of ours is left in it."""
    verdict = assessment.verdict
    return {
        "case": assessment.case.id,
        "today": assessment.case.today.isoformat(),
        "content_revision": knowledge.revision,
        "review": signed_off(knowledge),
        "triage": {
            "tier": verdict.tier,
            "within": verdict.within,
            "may_plan": verdict.may_plan,
            "suspected": sorted(verdict.suspected),
            "fired": [_fired(found) for found in verdict.fired],
            "monitored": [_fired(found) for found in verdict.monitored],
            "ask_again": plain(verdict.ask_again),
            "not_asked": list(verdict.not_asked),
            "overruled": plain(verdict.overruled),
        },
        "stage": assessment.facts.known("stage"),
        "classification": [
            {
                "axis": named.label.axis,
                "code": named.label.code,
                "title": named.label.title,
                "confidence": named.confidence,
                "for": list(named.supports),
                "against": list(named.against),
                "reason": plain(named.reason),
            }
            for named in assessment.classification.named
        ],
        "overrides": plain(assessment.case.overrides),
        "conflicts": list(assessment.classification.conflicts),
        "techniques": plain(assessment.techniques),
        "labels": list(assessment.labels()),
        "plan": plain(assessment.plan),
        "safe_advice": plain(assessment.safe_advice),
        "letter": assessment.letter,
    }


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it; sets are sorted, so the same value gives the same text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Missing):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def _fired(found: Any) -> dict[str, Any]:
    flag = found.flag
    return {
        "id": flag.id,
        "title": flag.title,
        "then": flag.then,
        "within": flag.within,
        "suspects": flag.suspects,
        "say": flag.say,
        "tell": flag.tell,
        "reason": plain(found.reason),
    }

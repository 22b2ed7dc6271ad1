"""What a therapist found: kept beside what was known before, and judged at once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from multifidus.actions.deed import Invalid, deed
from multifidus.actions.judge import assessment_of, judge
from multifidus.clinical.assess import Assessment
from multifidus.clinical.case import check_value
from multifidus.clinical.complaints import Complaint
from multifidus.clinical.facts import Missing
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.facts_of import EXAMINATION, record_facts
from multifidus.records.knowledge import knowledge
from multifidus.records.local_time import local_date_of, zone_of


def examine(actor: Actor, opened: Opened, values: Mapping[str, Any], now: datetime.datetime) -> Assessment:
    """Keep the findings of an examination and return what the rules say now. A red flag raises its alert.

    Args:
        values: by fact; JSON values as a case holds them, UNKNOWN where it was not done or is not known,
            NOT_ASKED where a finding is taken back. What is not named stays as it was: not examined, or found before.

    Raises:
        Invalid: by fact, what is wrong with its value. Nothing was kept.
    """
    content, patient, episode = knowledge(), opened.patient, opened.episode
    today = local_date_of(patient, now)
    faults = _faults(values, content, today)
    if faults:
        raise Invalid(faults)
    with deed(actor, "examination.saved", now, patient) as what:
        written = record_facts(
            episode, values, by=actor.account, source=EXAMINATION, at=now, zone=zone_of(patient), local_date=today,
            revision=content.revision,
        )  # fmt: skip
        what["facts"] = list(written)
        if not written:
            return assessment_of(episode, content, now)
        found, _ = judge(episode, content, now, actor.account)
        what["tier"] = found.verdict.tier
        return found


def _faults(values: Mapping[str, Any], content: Knowledge, today: datetime.date) -> dict[str, str]:
    faults = {}
    for name, value in values.items():
        definition = content.facts.get(name)
        if definition is None or definition.derived:
            faults[name] = "This can't be entered: it is worked out, or no fact we know."
        elif not isinstance(value, Missing):
            checked = check_value(definition, value, today)
            if isinstance(checked, Complaint):
                faults[name] = f"{definition.title} {checked.message}"
    return faults

"""The diagnosis, axis by axis, with what a clinician may decide instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from multifidus.clinical.assess import Assessment
from multifidus.clinical.classify import FACT_OF_AXIS, IN_ORDER, Named
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import brief
from multifidus.clinical.overrides import ONE_ANSWER, Override
from multifidus.clinical.reasons import Reason
from multifidus.clinical.triage import MOST_URGENT_FIRST

PROCEED = "Go on with the plan; the open questions are judged by the clinician"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a clinician may decide on, in words."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class AxisValue:
    """One answer on an axis, with its reasons."""

    code: str
    title: str
    means: str
    confidence: str
    supports: tuple[str, ...]
    against: tuple[str, ...]
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class AxisLine:
    """One axis of the diagnosis. `axis` is the `of` of an override; without `choices` none can be made."""

    axis: str
    title: str
    values: tuple[AxisValue, ...]  # none where no rule decides it
    conflicts: tuple[str, ...]
    choices: tuple[Choice, ...]
    decided: Override | None


def diagnosis_of(assessment: Assessment, knowledge: Knowledge) -> tuple[AxisLine, ...]:
    """Return the lines of the diagnosis: triage, what must be asked again, then every axis of the classification."""
    return tuple(_lines(assessment, knowledge))


def _lines(assessment: Assessment, knowledge: Knowledge) -> Iterator[AxisLine]:
    verdict, action = assessment.verdict, assessment.action
    tiers = tuple(Choice(tier, knowledge.tiers[tier].title) for tier in MOST_URGENT_FIRST)
    flags = tuple(found.flag.title for found in verdict.fired)
    reason = verdict.overruled or next((found.reason for found in verdict.fired), None)
    value = AxisValue(verdict.tier, action.title, action.headline, "", flags, (), reason)
    yield AxisLine("triage", "How urgent it is", (value,), (), tiers, _decided("triage", assessment))
    if verdict.ask_again:
        asked_titles = {q.fact: brief(knowledge.facts[q.fact].title) for q in verdict.ask_again}
        asked = tuple(
            AxisValue(q.fact, asked_titles[q.fact], q.why, "blocks the plan" if q.blocks else "", (), (), None)
            for q in verdict.ask_again
        )
        choice = (Choice("proceed", PROCEED),)
        yield AxisLine("ask_again", "To be asked again", asked, (), choice, _decided("ask_again", assessment))
    for axis in IN_ORDER:
        named = assessment.classification.on(axis)
        titles = tuple(found.label.title for found in named)
        conflicts = tuple(text for text in assessment.classification.conflicts if _names(text, titles))
        yield AxisLine(
            axis,
            knowledge.facts[FACT_OF_AXIS.get(axis, axis)].title,
            tuple(_value(found) for found in named),
            conflicts,
            _choices(axis, knowledge),
            _decided(axis, assessment),
        )


def _names(conflict: str, titles: tuple[str, ...]) -> bool:
    return not set(conflict.split(" / ")).isdisjoint(titles)


def _value(found: Named) -> AxisValue:
    label = found.label
    return AxisValue(
        label.code, label.title, label.means, found.confidence, found.supports, found.against, found.reason
    )


def _choices(axis: str, knowledge: Knowledge) -> tuple[Choice, ...]:
    if axis not in ONE_ANSWER:
        return ()
    labels = sorted(knowledge.labels.values(), key=lambda label: (-label.order, label.id), reverse=False)
    titles = {label.code: label.title for label in labels if label.axis == axis}
    values = knowledge.facts[FACT_OF_AXIS.get(axis, axis)].choices
    return tuple(Choice(value, titles.get(value, value.replace("_", " ").capitalize())) for value in values)


def _decided(axis: str, assessment: Assessment) -> Override | None:
    return next((override for override in assessment.case.overrides if override.of == axis), None)

"""What must hold between two patients who differ in one answer."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from tests.properties.check import STOPPED, case_of
from tests.properties.patients import ALARMING, ASKABLE, KNOWLEDGE, Found, alarming, is_alarming

from multifidus.clinical.assess import Assessment, assess
from multifidus.clinical.safety import permit
from multifidus.clinical.triage import MOST_URGENT_FIRST

LAXEST_LAST = ("absolute", "relative", "ask", "caution", "none")


def assessed(found: Found) -> Assessment:
    """Return the assessment of a patient."""
    return assess(case_of(found), KNOWLEDGE)


def with_answer(found: Found, name: str, answer: Any) -> Found:
    """Return a patient with one answer changed or added."""
    return {**found, name: answer}


def permitted(assessment: Assessment) -> frozenset[str]:
    """Return all exercises that this patient's conditions permit."""
    return frozenset(
        exercise.id
        for exercise in KNOWLEDGE.exercises.values()
        if permit(exercise, assessment.safety, KNOWLEDGE.tags).allowed
    )


def is_less_urgent(now: Assessment, before: Assessment) -> bool:
    """Return whether the tier of triage fell."""
    return _place(now) > _place(before)


def grew_laxer(now: Assessment, before: Assessment) -> Iterator[str]:
    """Yield what is less urgent, newly permitted or laxer than before."""
    if is_less_urgent(now, before):
        yield f"urgency fell from {before.verdict.tier} to {now.verdict.tier}"
    if now.verdict.may_plan and not before.verdict.may_plan:
        yield "a plan may be made that was not allowed before"
    added = permitted(now) - permitted(before)
    if added:
        yield f"{len(added)} exercises became permitted, such as {min(added)}"
    was = {(found.technique, found.region): found for found in before.techniques}
    for found in now.techniques:
        old = was[found.technique, found.region]
        if LAXEST_LAST.index(found.decision) > LAXEST_LAST.index(old.decision):
            yield f"{found.technique}@{found.region} went from {old.decision} to {found.decision}"


def lost_alarm(now: Assessment, before: Assessment) -> Iterator[str]:
    """Yield how an answer that became unknown let an alarm go quiet; to ask again is right."""
    if not is_less_urgent(now, before):
        return
    asked = bool(now.verdict.ask_again)
    if before.verdict.tier in STOPPED and now.verdict.tier not in STOPPED and (now.verdict.may_plan or not asked):
        yield f"{before.verdict.tier} became {now.verdict.tier} without a question that blocks"
    if not asked:
        yield f"{before.verdict.tier} became {now.verdict.tier} and nothing is asked"


def broken_by_a_change(found: Found, chance: Random) -> Iterator[str]:
    """Yield what breaks when one answer, drawn by chance, becomes alarming, and another becomes unknown."""
    before = assessed(found)
    calm = [name for name in ALARMING if not is_alarming(ASKABLE[name], found.get(name))]
    name = calm[chance.randrange(len(calm))]
    after = assessed(with_answer(found, name, alarming(ASKABLE[name], chance)))
    if is_less_urgent(after, before):
        yield f"{name} became alarming and urgency fell from {before.verdict.tier} to {after.verdict.tier}"
    known = sorted(name for name, answer in found.items() if answer != "unknown")
    if known:
        name = known[chance.randrange(len(known))]
        after = assessed(with_answer(found, name, "unknown"))
        yield from (f"{name} became unknown: {words}" for words in lost_alarm(after, before))
        if ASKABLE[name].alarming and not is_alarming(ASKABLE[name], found[name]):
            yield from (f"{name} became unknown: {words}" for words in grew_laxer(after, before))


def _place(assessment: Assessment) -> int:
    return MOST_URGENT_FIRST.index(assessment.verdict.tier)

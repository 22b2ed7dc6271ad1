"""The assessment in plain words for the patient. Nothing to exercise is shown where a doctor comes first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from multifidus.clinical.assess import Assessment
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.plan import Plan
from multifidus.clinical.triage import PLAN_TIERS

WIDTH = 80


def render(assessment: Assessment, knowledge: Knowledge) -> str:
    """Return what the patient reads."""
    return "\n".join(_lines(assessment, knowledge)).rstrip() + "\n"


def _lines(assessment: Assessment, knowledge: Knowledge) -> Iterator[str]:
    verdict, plan, action = assessment.verdict, assessment.plan, assessment.action
    if verdict.withholding and action.id in PLAN_TIERS:
        yield "BEFORE YOU START"
        yield from _wrapped(verdict.withholding[0].flag.say)
        yield from _safety(assessment)
        return
    if plan is None and verdict.ask_again and action.id in PLAN_TIERS:
        yield "A FEW QUESTIONS FIRST"
        yield from _wrapped("Before you start, we need to know a little more. Please tell us:")
        for question in verdict.ask_again:
            definition = knowledge.facts[question.fact]
            yield from _bullet(definition.ask or definition.title)
        yield from _safety(assessment)
        return
    if action.id != "treat":
        yield "WHAT TO DO NOW" if plan is None else "PLEASE SEE A DOCTOR TOO"
        fired = next((found.flag.say for found in verdict.fired if found.flag.then == verdict.tier), action.say)
        yield from _wrapped(fired)
        for text in action.do_now if plan is None else ():
            yield from _bullet(text)
        for text in action.avoid if plan is None else ():
            yield from _bullet(text)
        yield from _wrapped(f"Whom to call: {action.call}")
        yield ""
    if plan is None:
        yield from _safety(assessment)
        return
    yield from _plan(assessment, plan, knowledge)


def _safety(assessment: Assessment) -> Iterator[str]:
    yield ""
    yield "WHEN TO GET HELP"
    for line in assessment.safe_advice:
        yield from _bullet(line.plain)


def _plan(assessment: Assessment, plan: Plan, knowledge: Knowledge) -> Iterator[str]:
    yield "YOUR PLAN (a draft; your therapist decides with you)"
    yield from _wrapped(plan.pathways[0].plain)
    for found in assessment.classification.on("category"):
        yield from _wrapped(found.label.say)
    if plan.expect:
        yield from _wrapped(plan.expect.plain)
    yield ""
    yield "YOUR EXERCISES"
    if plan.home:
        yield from _wrapped(plan.home.plain)
    for planned in plan.exercises:
        yield from _bullet(planned.line.plain)
        for text in planned.modifications:
            yield from _wrapped(text, 4)
        for cue in knowledge.exercises[planned.exercise].cues:
            yield from _wrapped(f"- {cue}", 4)
    if plan.walking:
        yield from _bullet(plan.walking.plain)
    for line in plan.functional:
        yield from _bullet(line.plain)
    yield ""
    yield "HOW MUCH PAIN IS ALL RIGHT"
    yield from _wrapped(
        "Up to 3 out of 10, or 1 more than before, is fine. Up to 5 is all right if it settles by the next morning. "
        "More than that: do less next time and tell us."
    )
    yield ""
    yield "GOOD TO KNOW"
    safety = [line for line in plan.advice if line.id.startswith("advice:safety")]
    for line in (*(x for x in plan.advice if x not in safety), *plan.education[:2]):
        yield from _bullet(line.plain)
    yield ""
    yield "WHEN TO GET HELP"
    for line in safety:
        yield from _bullet(line.plain)


def _bullet(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="* ", subsequent_indent="  ")


def _wrapped(text: str, indent: int = 0) -> list[str]:
    space = " " * indent
    return textwrap.wrap(text, WIDTH, initial_indent=space, subsequent_indent=space)

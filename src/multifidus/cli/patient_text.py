"""The assessment in plain words for the patient. Nothing to exercise is shown where a doctor comes first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from multifidus.clinical.assess import Assessment
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import WITHIN
from multifidus.clinical.patient_words import effort_words, patient_words
from multifidus.clinical.plan import Plan, PlannedExercise
from multifidus.clinical.triage import PLAN_TIERS

WIDTH = 80
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def render(assessment: Assessment, knowledge: Knowledge) -> str:
    """Return what the patient reads."""
    return "\n".join(_lines(assessment, knowledge)).rstrip() + "\n"


def _lines(assessment: Assessment, knowledge: Knowledge) -> Iterator[str]:
    verdict, plan, action = assessment.verdict, assessment.plan, assessment.action
    if plan is None and action.id in PLAN_TIERS:
        yield from _first(assessment, knowledge)
        return
    if action.id != "treat":
        yield "WHAT TO DO NOW" if plan is None else "PLEASE SEE A DOCTOR TOO"
        yield from _wrapped(f"When: {WITHIN[verdict.within]}.")
        yield from _wrapped(next((f.flag.say for f in verdict.fired if f.flag.then == verdict.tier), action.say))
        for text in (*action.do_now, *action.avoid) if plan is None else ():
            yield from _bullet(text)
        yield from _wrapped(f"Whom to call: {action.call}")
        yield ""
    if plan is not None:
        yield from _plan(assessment, plan, knowledge)
    elif action.id != "emergency":
        yield from _safety(assessment)


def _first(assessment: Assessment, knowledge: Knowledge) -> Iterator[str]:
    verdict = assessment.verdict
    if verdict.withholding:
        yield "BEFORE YOU START"
        yield from _wrapped(verdict.withholding[0].flag.say)
    else:
        yield "A FEW QUESTIONS FIRST"
        yield from _wrapped("Before you start, we need to know a little more. Please tell us:")
        asked = [knowledge.facts[question.fact].ask for question in verdict.ask_again]
        for text in dict.fromkeys(text for text in asked if text):
            yield from _bullet(text)
        if None in asked:
            yield from _wrapped("Your therapist will examine you for the rest.")
    yield from _safety(assessment)


def _safety(assessment: Assessment) -> Iterator[str]:
    yield ""
    yield "WHEN TO GET HELP"
    for line in assessment.safe_advice:
        yield from _bullet(line.plain)


def _plan(assessment: Assessment, plan: Plan, knowledge: Knowledge) -> Iterator[str]:
    yield "YOUR PLAN (a draft; your therapist decides with you)"
    words = patient_words(assessment, plan)
    yield from _wrapped(words.message)
    yield from _wrapped(words.category_say)
    if words.expect:
        yield from _wrapped(words.expect)
    if words.goals:
        yield from _wrapped(f"Your goals: {'; '.join(words.goals)}.")
    if words.take_care:
        yield ""
        yield "TAKE CARE"
        for text in words.take_care:
            yield from _bullet(text)
    yield ""
    yield "YOUR EXERCISES"
    if words.home:
        yield from _wrapped(words.home)
    for planned in plan.exercises:
        yield from _exercise(planned, knowledge)
    if plan.walking:
        yield from _bullet(plan.walking.plain)
    for line in plan.functional:
        yield from _bullet(line.plain)
    yield from _week(plan, knowledge)
    yield ""
    yield "HOW MUCH PAIN IS ALL RIGHT"
    yield from _wrapped(words.pain)
    yield ""
    yield "GOOD TO KNOW"
    for text in words.good_to_know:
        yield from _bullet(text)
    if words.reassess:
        yield from _bullet(words.reassess)
    yield ""
    yield "WHEN TO GET HELP"
    for text in words.when_to_get_help:
        yield from _bullet(text)


def _exercise(planned: PlannedExercise, knowledge: Knowledge) -> Iterator[str]:
    yield from _bullet(f"{planned.line.plain} {effort_words(planned.dose)}")
    for text in planned.modifications:
        yield from _wrapped(text, 4)
    for cue in knowledge.exercises[planned.exercise].cues:
        yield from _wrapped(f"- {cue}", 4)


def _week(plan: Plan, knowledge: Knowledge) -> Iterator[str]:
    daily = [planned.exercise for planned in plan.exercises if all(planned.exercise in day for day in plan.week)]
    yield ""
    yield "YOUR WEEK"
    if daily:
        yield from _wrapped(f"Every day: {'; '.join(knowledge.exercises[name].plain for name in daily)}.")
    for name, day in zip(DAY_NAMES, plan.week, strict=True):
        rest = [knowledge.exercises[exercise].plain for exercise in day if exercise not in daily]
        if rest:
            yield from _wrapped(f"{name}: {'; '.join(rest)}.")


def _bullet(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="* ", subsequent_indent="  ")


def _wrapped(text: str, indent: int = 0) -> list[str]:
    space = " " * indent
    return textwrap.wrap(text, WIDTH, initial_indent=space, subsequent_indent=space)

"""Answers one question about a plan: why this, or why not."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from multifidus.cli.read_input import InputError
from multifidus.cli.therapist_text import line_of
from multifidus.clinical.assess import Assessment
from multifidus.clinical.classify import IN_ORDER
from multifidus.clinical.complaints import named
from multifidus.clinical.conditions import truth
from multifidus.clinical.eligibility import level_ceiling, means_of
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import shown
from multifidus.clinical.reasons import Reason, reason_for
from multifidus.clinical.safety import permit

MOST_LETTERS = 100
ASKED = ("triage", "stage", "not_asked")


def answer(assessment: Assessment, asked: str, knowledge: Knowledge) -> str:
    """Return why something is in the plan, or why it is not.

    Args:
        asked: a line's id, an exercise, a technique, a label, a row, a red
            flag, `triage`, `stage` or `not_asked`.

    Raises:
        InputError: nothing in the content has that name.
    """
    lines = list(_answer(assessment, asked, knowledge))
    if not lines:
        close = difflib.get_close_matches(asked[:MOST_LETTERS], _names(assessment, knowledge), n=3, cutoff=0.5)
        hint = f"Did you mean {' or '.join(close)}?" if close else "Try triage, stage, not_asked or an id of content/."
        raise InputError(f"Nothing is called `{named(asked)}`. {hint}")
    return "\n".join(lines) + "\n"


def _names(assessment: Assessment, knowledge: Knowledge) -> list[str]:
    kinds = (knowledge.exercises, knowledge.techniques, knowledge.labels, knowledge.pathways, knowledge.red_flags)
    kinds_too = (knowledge.advice, knowledge.needs, knowledge.conditions, knowledge.tags, knowledge.ladders)
    lines = assessment.plan.lines() if assessment.plan else ()
    return [
        *ASKED,
        *(name for kind in (*kinds, *kinds_too, knowledge.topics) for name in kind),
        *(label.code for label in knowledge.labels.values()),
        *(line.id for line in lines),
    ]


def _answer(assessment: Assessment, asked: str, knowledge: Knowledge) -> Iterator[str]:
    name = asked.split(":")[-1]
    if asked == "triage":
        verdict = assessment.verdict
        yield f"{verdict.tier}: {assessment.action.headline}"
        if verdict.overruled:
            yield f"Overruled: {verdict.overruled.because}"
        for fired in (*verdict.fired, *verdict.monitored):
            yield from _reasons(fired.flag.title, (fired.reason,), knowledge)
    elif asked == "not_asked":
        open_ = assessment.verdict.not_asked
        yield from (knowledge.facts[fact].title for fact in open_)
        if not open_:
            yield "Every safety item was asked."
    elif asked == "stage":
        yield f"{assessment.facts.known('stage') or 'not known'}: acute under 42 days, chronic from 84 (wallwork2024)"
        yield shown("duration_days", assessment.facts.get("duration_days"), knowledge.facts)
    elif asked in IN_ORDER:
        yield from _axis(assessment, asked, knowledge)
    elif assessment.plan and (line := line_of(assessment.plan, asked)):
        yield from _reasons(line.text, line.reasons, knowledge)
    elif name in knowledge.exercises:
        yield from _why_not(assessment, name, knowledge)
    elif name.split("@")[0] in knowledge.techniques:
        for found in assessment.techniques:
            if found.technique == name or f"{found.technique}@{found.region}" == name:
                yield from _reasons(found.line.text, found.line.reasons, knowledge)
    else:
        yield from _rule(assessment, name, knowledge)
        yield from _named_elsewhere(assessment, name, knowledge)


def _why_not(assessment: Assessment, name: str, knowledge: Knowledge) -> Iterator[str]:
    exercise = knowledge.exercises[name]
    if assessment.plan is None:
        yield f"{exercise.title}: there is no exercise plan ({assessment.verdict.tier})."
        yield from _reasons("", (assessment.techniques[0].line.reasons), knowledge)
        return
    left_out = next((found for found in assessment.plan.excluded if found.exercise == name), None)
    if left_out:
        yield from _reasons(f"{exercise.title} is left out:", left_out.reasons, knowledge)
        return
    permission = permit(exercise, assessment.safety, knowledge.tags)
    if not permission.allowed:
        yield from _reasons(f"{exercise.title} is not allowed:", permission.reasons, knowledge)
        return
    highest, because = level_ceiling(assessment.facts, leads=False, directed=False)
    if exercise.level > highest:
        yield f"{exercise.title} is level {exercise.level}. {because}"
        return
    active = {line.id.removeprefix("need:") for line in assessment.plan.needs}
    serves = ", ".join(exercise.serves)
    if not active & set(exercise.serves):
        yield f"{exercise.title} is allowed, but trains {serves}, which is no need of this patient now."
    else:
        minutes = means_of(assessment.facts).minutes
        yield f"{exercise.title} is allowed; others serve the needs better in {minutes:g} minutes a day."


def _axis(assessment: Assessment, axis: str, knowledge: Knowledge) -> Iterator[str]:
    """Yield the labels of one axis with their reasons; "open" where no rule decides it."""
    for found in assessment.classification.on(axis):
        yield from _reasons(f"{found.label.title} ({found.confidence}):", (found.reason,), knowledge)
    if not assessment.classification.on(axis):
        yield f"{axis.replace('_', ' ')}: not known"


def _rule(assessment: Assessment, name: str, knowledge: Knowledge) -> Iterator[str]:
    kinds = (
        ("red_flags", knowledge.red_flags),
        ("classification", knowledge.labels),
        ("pathways", knowledge.pathways),
        ("advice", knowledge.advice),
        ("needs", knowledge.needs),
        ("conditions", knowledge.conditions),
    )
    for found in assessment.classification.named:
        if found.reason.rule == "override" and name in (found.label.id, found.label.code):
            yield from _reasons(f"{found.label.title} ({found.confidence}):", (found.reason,), knowledge)
    for kind, rules in kinds:
        for rule in rules.values():
            if name in (rule.id, getattr(rule, "code", None)):
                reason = reason_for(f"{kind}/{rule.id}", rule.title, rule.when, assessment.facts, rule.sources)
                held = truth(rule.when, assessment.facts)
                state = {True: "holds", False: "does not hold", None: "open"}[held]
                yield from _reasons(f"{rule.title} ({state}):", (reason,), knowledge)


def _named_elsewhere(assessment: Assessment, name: str, knowledge: Knowledge) -> Iterator[str]:
    for fired in assessment.verdict.fired:
        if name == fired.flag.id and name not in knowledge.red_flags:
            yield from _reasons(f"{fired.flag.title}:", (fired.reason,), knowledge)
    if name in knowledge.tags:
        raised = assessment.safety.raised.get(name)
        head = f"{knowledge.tags[name].title}: " + ("is raised." if raised else "no condition raises it.")
        yield from _reasons(head, (raised.reason,) if raised else (), knowledge)
    if name in knowledge.topics:
        yield f"{knowledge.topics[name].title}: no topic of this plan."
    if name in knowledge.ladders:
        yield f"{knowledge.ladders[name].title}: no goal of this patient names it, or there is no plan."


def _reasons(head: str, reasons: tuple[Reason, ...], knowledge: Knowledge) -> Iterator[str]:
    if head:
        yield head
    for reason in reasons:
        yield f"  {reason.because}"
        yield f"    rule: {reason.rule}"
        for fact, value in reason.facts.items():
            yield f"    fact: {shown(fact, value, knowledge.facts)}"
        for fact in reason.missing:
            yield f"    not known: {knowledge.facts[fact].title}"
        for source in reason.sources:
            yield f"    source: {knowledge.sources[source].cite}"

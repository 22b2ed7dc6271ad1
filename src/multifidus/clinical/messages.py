"""The words of a plan: advice, education and daily tasks, the most important first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from multifidus.clinical.conditions import truth
from multifidus.clinical.facts import Facts
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.plan import Line
from multifidus.clinical.reasons import Reason, reason_for
from multifidus.clinical.rules import Advice, PainRule
from multifidus.clinical.safety import Safety, permit
from multifidus.clinical.treatments import Pathway

MOST_LABELS = 16  # [project] a plan that tries more at once is not read; the rest waits
MOST_TOPICS = 5


def advice_lines(facts: Facts, advice: Iterable[Advice]) -> list[tuple[Advice, Line]]:
    """Return the advice that applies, the most important first."""
    found = [item for item in advice if truth(item.when, facts)]
    return [(item, _advice_line(item, facts)) for item in sorted(found, key=lambda a: (a.rank, a.id))]


def keep_readable(
    advice: Sequence[tuple[Advice, Line]], carried: Iterable[str]
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Return the advice for now and the titles kept for later visits, so that the plan stays readable."""
    labels = set(carried)
    now: list[Line] = []
    later: list[str] = []
    for item, line in advice:
        grown = labels | set(line.labels)
        if line.labels and len(grown) > MOST_LABELS:
            later.append(item.title)
            continue
        labels = grown
        now.append(line)
    return tuple(now), tuple(later)


def topic_lines(pathways: Sequence[Pathway], knowledge: Knowledge) -> tuple[Line, ...]:
    """Return the education topics of the rows, at most five."""
    names = dict.fromkeys(topic for pathway in pathways for topic in pathway.education)
    lines = []
    for name in list(names)[:MOST_TOPICS]:
        topic = knowledge.topics[name]
        reason = Reason(f"education/{name}", "Chosen by the pathway for this stage and need.", {}, topic.sources)
        lines.append(Line(f"topic:{name}", topic.title, topic.say, (reason,)))
    return tuple(lines)


def ladder_lines(
    facts: Facts, knowledge: Knowledge, safety: Safety, needs: Iterable[str], approved: frozenset[str]
) -> tuple[Line, ...]:
    """Return the first allowed step of each ladder that the patient's goals point to."""
    active = frozenset(name for name in needs if knowledge.needs[name].is_code)
    lines = []
    for name in sorted(facts.known("goal_ladders") or ()):
        ladder = knowledge.ladders[name]
        for number, step in enumerate(ladder.steps, 1):
            exercise = knowledge.exercises[step.exercise]
            if not permit(exercise, safety, knowledge.tags, approved).allowed:
                continue
            text = (
                f"{ladder.title}: entry {ladder.entry}; step {number} of {len(ladder.steps)}: "
                f"{exercise.title} ({step.setup}), passed when {step.passed}."
            )
            reason = Reason(f"progression/ladders/{name}", "A goal of the patient names it.", {}, ladder.sources)
            labels = tuple(need for need in exercise.serves if need in active)
            lines.append(
                Line(f"ladder:{name}", text, f"{ladder.plain}: we build it up step by step.", (reason,), labels)
            )
            break
    return tuple(lines)


def _advice_line(item: Advice, facts: Facts) -> Line:
    reason = reason_for(f"advice/{item.id}", item.because, item.when, facts, item.sources)
    return Line(f"advice:{item.id}", f"{item.title}. {item.do}", item.say, (reason,), item.labels)


def pain_line(facts: Facts, rules: Iterable[PainRule]) -> Line:
    """Return how much pain is all right for this patient: the first rule that holds.

    The last rule always holds.
    """
    rule = next(r for r in sorted(rules, key=lambda r: (r.order, r.id)) if truth(r.when, facts))
    reason = reason_for(f"progression/pain_rules/{rule.id}", rule.title, rule.when, facts, rule.sources)
    return Line("pain", f"Pain: {rule.do}", rule.say, (reason,))

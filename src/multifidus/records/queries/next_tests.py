"""What is most useful to ask or test next: only what triage or an open label names, nothing guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from multifidus.clinical.assess import Assessment
from multifidus.clinical.classify import MANY
from multifidus.clinical.conditions import examine, truth
from multifidus.clinical.derive import STANDS_ON
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import brief

FEW = 2  # a label is near when so few answers keep it open
MOST = 6


@dataclass(frozen=True, slots=True)
class Next:
    """One thing to ask or test, and why. `blocks`: there is no plan until it is answered."""

    fact: str
    title: str
    why: str
    blocks: bool


def asked_by_triage(assessment: Assessment, knowledge: Knowledge) -> tuple[Next, ...]:
    """Return what triage asks for, the blocking first."""
    found = sorted(assessment.verdict.ask_again, key=lambda question: not question.blocks)
    return tuple(Next(q.fact, brief(knowledge.facts[q.fact].title), q.why, q.blocks) for q in found)


def near_labels(assessment: Assessment, knowledge: Knowledge) -> tuple[Next, ...]:
    """Return the findings that would settle most labels, each with the labels that it keeps open."""
    by_fact: dict[str, list[str]] = {}
    for title, missing in _open(assessment, knowledge):
        for fact in missing:
            by_fact.setdefault(fact, []).append(title)
    most_first = sorted(by_fact.items(), key=lambda item: (-len(item[1]), list(knowledge.facts).index(item[0])))
    return tuple(
        Next(fact, brief(knowledge.facts[fact].title), f"Would settle: {'; '.join(dict.fromkeys(titles))}.", False)
        for fact, titles in most_first[:MOST]
    )


def _open(assessment: Assessment, knowledge: Knowledge) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the labels that few answers keep open, with those answers."""
    facts, named = assessment.facts, assessment.classification
    settled = {found.label.axis for found in named.named if found.confidence != "possible"}
    for label in knowledge.labels.values():
        if label.otherwise or (label.axis in settled and label.axis not in MANY):
            continue
        if truth(label.when, facts) is None:
            missing = dict.fromkeys(
                answer for name in examine(label.when, facts).missing for answer in STANDS_ON.get(name, (name,))
            )
            entered = tuple(name for name in missing if not knowledge.facts[name].derived)
            if len(entered) == len(missing) and len(entered) <= FEW:
                yield label.title, entered

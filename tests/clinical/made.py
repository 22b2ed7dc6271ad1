"""Small content made by hand for the tests of decisions: only what a test is about needs to be said."""

from __future__ import annotations

from typing import Any

from multifidus.clinical.conditions import AllOf, Compare, Condition
from multifidus.clinical.rules import Advice, FactDefinition, Label, RedFlag, SafetyCondition, Support, Tag
from multifidus.clinical.treatments import Exercise, Pathway, Technique, Visits

ALWAYS = AllOf(())
ABOUT: dict[str, Any] = {"sources": ("project",), "review": "pending"}
RULE: dict[str, Any] = {**ABOUT, "cases": ()}


def is_true(fact: str) -> Condition:
    return Compare(fact, "is", True)


def yes_no(name: str, **more: Any) -> FactDefinition:
    return FactDefinition(id=name, kind="yes_no", title=name.capitalize(), **more)


def red_flag(name: str, when: Condition, then: str, within: str = "now", **more: Any) -> RedFlag:
    words = {"title": name.capitalize(), "say": f"Say {name}.", "tell": f"Tell {name}.", "because": f"Because {name}."}
    return RedFlag(id=name, when=when, then=then, within=within, **{"suspects": name, **words, **RULE, **more})


def label(name: str, axis: str, when: Condition, order: int = 0, **more: Any) -> Label:
    words = {"title": name.capitalize(), "code": name, "means": f"Means {name}.", "say": "Say."}
    return Label(id=f"{axis}_{name}", axis=axis, when=when, order=order, **{**words, **RULE, **more})


def support(fact: str) -> Support:
    return Support(when=is_true(fact), say=f"it is {fact}")


def condition(name: str, when: Condition, **more: Any) -> SafetyCondition:
    return SafetyCondition(id=name, title=name.capitalize(), when=when, **{**RULE, **more})


def tag(name: str, action: str) -> Tag:
    return Tag(id=name, title=name, action=action, means=f"Mind {name}.", modify=f"Adapt {name}.", **ABOUT)


def exercise(name: str, **more: Any) -> Exercise:
    words = {"title": name.capitalize(), "plain": name, "purpose": "p", "family": "mobility", "goals": (), "serves": ()}
    rest = {"level": 1, "position": "supine", "loading": "neutral", "unilateral": False, "doses": (), "cues": ()}
    return Exercise(id=name, **{**words, **rest, **ABOUT, **more})


def technique(name: str, **more: Any) -> Technique:
    words = {"title": name.capitalize(), "indication": "For stiffness.", "dose": "d", "pressure": "p", "say": "s"}
    rest = {"expected": "e", "evidence": "Evidence is against it.", "regions": ("lumbar",)}
    return Technique(id=name, **{**words, **rest, **ABOUT, **more})


def pathway(name: str, **more: Any) -> Pathway:
    words = {"title": name, "message": "m", "walking": "w", "self_management": "s", "mind": "m", "discharge": "d"}
    rest = {"order": 1, "phases": (), "reassess_days": (14,), "escalate": "e", "when": ALWAYS}
    visits = Visits(fewest=1, most=2, weeks=3, per_week="one")
    return Pathway(id=name, visits=visits, **{**words, **rest, **RULE, **more})


def advice(name: str, rank: int, **more: Any) -> Advice:
    words = {"title": name.capitalize(), "topic": "activity", "say": "s", "do": "d", "because": "b", "when": ALWAYS}
    return Advice(id=name, rank=rank, **{**words, **RULE, **more})

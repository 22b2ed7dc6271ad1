"""SIMULATED patients: random facts of every kind, for the property tests and for the bench. None is a person.

One generator serves both: it takes a `random.Random`, which Hypothesis can
also play, so that it can shrink a patient to the few facts that matter.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st

from multifidus.clinical.case import read_case
from multifidus.clinical.conditions import AllOf, AnyOf, AtLeast, Compare, Condition, Not, facts_named, truth
from multifidus.clinical.derive import STANDS_ON, derive
from multifidus.clinical.facts import UNKNOWN
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.rules import FactDefinition
from multifidus.library.load import load_knowledge

KNOWLEDGE = load_knowledge()
TODAY = datetime.date(2026, 6, 15)
ASKABLE = {name: definition for name, definition in KNOWLEDGE.facts.items() if not definition.derived}
NAMES = tuple(ASKABLE)
CORE = tuple(name for name, definition in ASKABLE.items() if definition.core)
ALARMING = tuple(name for name, definition in ASKABLE.items() if definition.alarming)
FLAGS = tuple(KNOWLEDGE.red_flags.values())
ANSWERS = {"rmdq": 24, "odi": 10, "psfs": 3, "peg": 3, "startback": 9, "phq2": 2, "phq4": 4}
GOALS = (*(word for ladder in KNOWLEDGE.ladders.values() for word in ladder.words[:2]), "run a race", "be happy")
MEASURED = ("muscle_power", "post_void_residual_ml", "systolic_mmhg", "diastolic_mmhg")
STEADY = 0.97  # share of alarming questions that a mostly healthy patient answers with the reassuring value

Found = dict[str, Any]
CALM: Found = {"age_years": 40} | {name: "none" for name in CORE if ASKABLE[name].kind == "choice"}
CALM |= {name: False for name in CORE if ASKABLE[name].kind == "yes_no"}


def _thresholds(knowledge: Knowledge) -> dict[str, tuple[float, ...]]:
    """Return, by fact, every number that a condition in the content compares it with."""
    found: dict[str, set[float]] = {}
    entries = (knowledge.red_flags, knowledge.conditions, knowledge.labels, knowledge.needs, knowledge.advice)
    for rule in (rule for kind in (*entries, knowledge.pathways) for rule in kind.values()):
        for test in _compares(rule.when):
            if isinstance(test.value, int | float) and not isinstance(test.value, bool):
                found.setdefault(test.fact, set()).add(float(test.value))
    return {name: tuple(sorted(values)) for name, values in found.items()}


def _compares(condition: Condition) -> Iterator[Compare]:
    if isinstance(condition, Compare):
        yield condition
        return
    parts = (condition.part,) if isinstance(condition, Not) else condition.parts
    assert isinstance(condition, Not | AllOf | AnyOf | AtLeast)
    for part in parts:
        yield from _compares(part)


def _examples(knowledge: Knowledge) -> tuple[Found, ...]:
    """Return, from the worked cases of the content that fire, what a patient can answer."""
    rules = (rule for kind in (knowledge.labels, knowledge.needs, knowledge.conditions) for rule in kind.values())
    fire = (case.given for rule in rules for case in rule.cases if case.expect == "fires")
    found = ({name: as_answered(answer) for name, answer in given.items() if name in ASKABLE} for given in fire)
    return tuple(answers for answers in found if answers)


def as_answered(answer: Any) -> Any:
    if answer is UNKNOWN:
        return "unknown"
    if isinstance(answer, frozenset):
        return sorted(answer)
    if isinstance(answer, Mapping):
        return dict(answer)
    return list(answer) if isinstance(answer, tuple) else answer


THRESHOLDS = _thresholds(KNOWLEDGE)
EXAMPLES = _examples(KNOWLEDGE)
CASES = tuple(
    json.loads(path.read_text(encoding="utf-8"))["facts"]
    for path in sorted((Path(__file__).parents[1] / "cases").glob("*.json"))
)


def clean_patient(rng: Random) -> Found:
    """Return a SIMULATED adult who answers the core screen with nothing alarming; few other alarms, if any."""
    facts = {name: reassuring(ASKABLE[name], rng) for name in CORE}
    facts["age_years"] = rng.randint(18, 90)
    for _ in range(rng.randint(0, 3)):
        example = EXAMPLES[rng.randrange(len(EXAMPLES))]
        facts |= {name: answer for name, answer in example.items() if is_calm(ASKABLE[name], answer)}
    for name in _some(NAMES, rng, most=60):
        definition = ASKABLE[name]
        if name in facts or (name in MEASURED and rng.random() < STEADY):
            continue
        if definition.alarming and rng.random() < STEADY:
            facts[name] = reassuring(definition, rng)
        else:
            facts[name] = "unknown" if rng.random() < 0.08 and not definition.alarming else value(definition, rng)
    if "surgery_kind" in facts:
        facts.setdefault("surgery_weeks", value(ASKABLE["surgery_weeks"], rng))
    return _consistent(facts)


def _consistent(facts: Found) -> Found:
    """Return the facts without those, beside the core, that contradict each other here."""
    known = derive(read_case({"facts": facts}, KNOWLEDGE.facts, TODAY).facts, TODAY, KNOWLEDGE)
    clash = [pair.when for pair in KNOWLEDGE.contradictions.values() if truth(pair.when, known)]
    names = {name for condition in clash for name in _answers_behind(facts_named(condition))} - set(CORE)
    return {name: answer for name, answer in facts.items() if name not in names}


def flagged_patient(rng: Random) -> Found:
    """Return a SIMULATED patient in whom one red flag, drawn by chance, is near: its facts take any value."""
    facts = clean_patient(rng)
    flag = FLAGS[rng.randrange(len(FLAGS))]
    for name in sorted(_answers_behind(facts_named(flag.when))):
        pick = rng.random()
        if pick < 0.4:
            facts[name] = worrying(ASKABLE[name], rng)
        elif pick < 0.5:
            facts[name] = "unknown"
        elif pick < 0.9:
            facts[name] = reassuring(ASKABLE[name], rng)
    return facts


def neighbour_patient(rng: Random) -> Found:
    """Return a SIMULATED patient who differs from one of the written cases in some answers."""
    facts = dict(CASES[rng.randrange(len(CASES))])
    for name in _some(NAMES, rng, most=12):
        pick = rng.random()
        if pick < 0.5:
            facts[name] = reassuring(ASKABLE[name], rng)
        elif pick < 0.8:
            facts[name] = value(ASKABLE[name], rng)
        elif pick < 0.9:
            facts[name] = "unknown"
        else:
            facts.pop(name, None)
    return facts


def wild_patient(rng: Random) -> Found:
    """Return a SIMULATED patient of whom anything may be known, unknown or not asked."""
    return {
        name: "unknown" if rng.random() < 0.1 else value(ASKABLE[name], rng)
        for name in _some(NAMES, rng, most=len(NAMES))
    }


def any_patient(rng: Random) -> Found:
    """Return a SIMULATED patient: most are clean, some near a written case or a red flag, few wild."""
    return MAKERS[rng.randrange(len(MAKERS))](rng)


def _answers_behind(names: frozenset[str]) -> frozenset[str]:
    """Return the facts that can be answered, derived ones being replaced by what they stand on."""
    behind = frozenset(answer for name in names - ASKABLE.keys() for answer in STANDS_ON.get(name, ()))
    return (names & ASKABLE.keys()) | behind


def _some(names: tuple[str, ...], rng: Random, most: int) -> list[str]:
    return [names[rng.randrange(len(names))] for _ in range(rng.randint(0, most))]


def reassuring(definition: FactDefinition, rng: Random) -> Any:
    """Return a value that is not among the alarming ones."""
    if definition.kind == "yes_no":
        return False
    if definition.kind == "choice":
        calm = [choice for choice in definition.choices if choice not in definition.alarming]
        return calm[0] if rng.random() < 0.8 else rng.choice(calm)
    return value(definition, rng)


def alarming(definition: FactDefinition, rng: Random) -> Any:
    """Return one of the values that can raise the alarm."""
    return True if definition.kind == "yes_no" else rng.choice(definition.alarming)


def worrying(definition: FactDefinition, rng: Random) -> Any:
    """Return an alarming value, or any where none is declared so."""
    return alarming(definition, rng) if definition.alarming else value(definition, rng)


def is_alarming(definition: FactDefinition, found: Any) -> bool:
    """Return whether a value is one of those that can raise the alarm."""
    return ("yes" if found is True else found) in definition.alarming


def is_calm(definition: FactDefinition, found: Any) -> bool:
    """Return whether an answer raises no question of safety: known where it must be, and not alarming."""
    return not definition.alarming or (found != "unknown" and not is_alarming(definition, found))


def value(definition: FactDefinition, rng: Random) -> Any:
    """Return a random value of a fact, as a case file holds it."""
    return _VALUES[definition.kind](definition, rng)


def _yes_no(_: FactDefinition, rng: Random) -> bool:
    return rng.random() >= 0.5


def _number(definition: FactDefinition, rng: Random) -> float:
    """Numbers where a rule turns are tried as often as all others together."""
    low, high = definition.low or 0.0, definition.high if definition.high is not None else 100.0
    turns = THRESHOLDS.get(definition.id, ())
    pick = rng.random()
    if turns and pick < 0.5:
        found = rng.choice(turns) + rng.choice((0.0, -1.0, 1.0))
    elif pick < 0.75:
        found = low + (high - low) * rng.random()
    else:  # near the low end: real durations and counts lie there
        found = low + math.expm1(rng.random() * math.log1p(high - low))
    found = min(high, max(low, found))
    return int(found) if definition.whole or rng.random() < 0.5 else round(found, 1)


def _choice(definition: FactDefinition, rng: Random) -> str:
    return rng.choice(definition.choices)


def _choices(definition: FactDefinition, rng: Random) -> list[str]:
    return sorted(set(_some(definition.choices, rng, most=3 if rng.random() < 0.8 else len(definition.choices))))


def _ratings(definition: FactDefinition, rng: Random) -> dict[str, float]:
    return {name: rng.randint(0, 5) for name in _some(definition.choices, rng, most=4)}


def _answers(definition: FactDefinition, rng: Random) -> list[int | None]:
    length = ANSWERS[definition.id.partition("_")[0]]
    high = int(definition.high or 1)
    return [None if rng.random() < 0.02 else rng.randint(0, high) for _ in range(length)]


def _date(_: FactDefinition, rng: Random) -> str:
    days = int(math.expm1(rng.random() * math.log1p(4000)))
    return (TODAY - datetime.timedelta(days=days)).isoformat()


def _goals(_: FactDefinition, rng: Random) -> list[dict[str, Any]]:
    texts = dict.fromkeys(rng.choice(GOALS) for _ in range(rng.randint(0, 3)))
    return [{"text": text, "ability_0_10": rng.randint(0, 10)} for text in texts]


_VALUES: Mapping[str, Callable[[FactDefinition, Random], Any]] = {
    "yes_no": _yes_no,
    "number": _number,
    "choice": _choice,
    "choices": _choices,
    "ratings": _ratings,
    "answers": _answers,
    "date": _date,
    "goals": _goals,
    "text": lambda _, rng: rng.choice(("", "a word", "two words")),
}

MAKERS = (*[clean_patient] * 5, *[neighbour_patient] * 2, *[flagged_patient] * 2, wild_patient)
CHANCE = st.randoms(use_true_random=False, note_method_calls=False)
ANYBODY = CHANCE.map(any_patient)
MOSTLY_WELL = CHANCE.map(clean_patient)

"""Three-valued conditions, against a second way of working them out: fill the gaps in every way."""

from __future__ import annotations

from itertools import product
from types import MappingProxyType

import pytest

from multifidus.clinical.conditions import AllOf, AnyOf, AtLeast, Compare, Not, examine, facts_named, truth
from multifidus.clinical.facts import NOT_ASKED, UNKNOWN, Facts

NAMES = ("a", "b", "c")
A, B, C = (Compare(name, "is", True) for name in NAMES)
VALUES = (True, False, UNKNOWN, NOT_ASKED)
# Conditions that name each fact once: for those the three values are exact, not only safe.
ONCE = {
    "a": A,
    "not a": Not(A),
    "not not a": Not(Not(A)),
    "all": AllOf((A, B, C)),
    "any": AnyOf((A, B, C)),
    "all of any": AllOf((A, AnyOf((B, C)))),
    "any of all": AnyOf((A, AllOf((B, C)))),
    "all of not": AllOf((Not(A), B, Not(C))),
    "not any": Not(AnyOf((A, B, C))),
    "not all": Not(AllOf((A, B, C))),
    "one of three": AtLeast(1, (A, B, C)),
    "two of three": AtLeast(2, (A, B, C)),
    "three of three": AtLeast(3, (A, B, C)),
    "not two of three": Not(AtLeast(2, (A, B, C))),
    "two of any, not": AtLeast(2, (AnyOf((A, B)), Not(C))),
}


def facts_of(values):
    return Facts({name: value for name, value in zip(NAMES, values, strict=True) if value is not NOT_ASKED})


def filled(values):
    """Yield the facts with every gap filled in every way."""
    for whole in product(*((value,) if isinstance(value, bool) else (True, False) for value in values)):
        yield Facts(dict(zip(NAMES, whole, strict=True)))


@pytest.mark.parametrize("name", ONCE)
def test_a_condition_is_known_exactly_when_no_answer_could_change_it(name):
    condition = ONCE[name]

    for values in product(VALUES, repeat=3):
        outcomes = {truth(condition, facts) for facts in filled(values)}
        assert truth(condition, facts_of(values)) == (outcomes.pop() if len(outcomes) == 1 else None), values


@pytest.mark.parametrize("name", ONCE)
def test_examine_comes_to_the_same_and_names_what_decided_it(name):
    condition = ONCE[name]

    for values in product(VALUES, repeat=3):
        facts = facts_of(values)
        finding = examine(condition, facts)
        alone = Facts({fact: facts.values[fact] for fact in finding.used})
        assert finding.truth == truth(condition, facts)
        assert all(facts.known(fact) is None for fact in finding.missing)
        assert bool(finding.missing) == (finding.truth is None)
        if finding.truth is not None:
            assert truth(condition, alone) == finding.truth


@pytest.mark.parametrize(
    ("how", "limit", "value", "held"),
    [
        ("is", 70, 70, True),
        ("is", 70, 71, False),
        ("above", 70, 70, False),
        ("above", 70, 70.5, True),
        ("at_least", 70, 70, True),
        ("at_least", 70, 69.9, False),
        ("below", 70, 70, False),
        ("below", 70, 69.9, True),
        ("at_most", 70, 70, True),
        ("at_most", 70, 70.1, False),
        ("one_of", frozenset({"x", "y"}), "y", True),
        ("one_of", frozenset({"x", "y"}), "z", False),
        ("includes", "x", frozenset({"x", "z"}), True),
        ("includes", "x", frozenset(), False),
        ("includes_any", frozenset({"x", "y"}), frozenset({"y", "z"}), True),
        ("includes_any", frozenset({"x", "y"}), frozenset({"z"}), False),
        ("is_empty", True, frozenset(), True),
        ("is_empty", True, frozenset({"x"}), False),
        ("is_empty", False, frozenset({"x"}), True),
        ("is_empty", True, MappingProxyType({}), True),
        ("lowest_at_most", 3, MappingProxyType({"L4": 5, "L5": 3}), True),
        ("lowest_at_most", 3, MappingProxyType({"L4": 5, "L5": 4}), False),
        ("lowest_at_most", 3, MappingProxyType({}), False),
        ("highest_at_least", 3, MappingProxyType({"L4": 0, "L5": 3}), True),
        ("highest_at_least", 3, MappingProxyType({"L4": 0}), False),
        ("highest_at_least", 0, MappingProxyType({}), False),
    ],
)
def test_a_comparison_at_its_border(how, limit, value, held):
    assert truth(Compare("x", how, limit), Facts({"x": value})) is held


@pytest.mark.parametrize("how", ["is", "above", "one_of", "includes", "includes_any", "is_empty", "lowest_at_most"])
@pytest.mark.parametrize("facts", [Facts({"x": UNKNOWN}), Facts()])
def test_a_comparison_with_nothing_is_not_known(how, facts):
    assert truth(Compare("x", how, frozenset()), facts) is None


@pytest.mark.parametrize(
    ("value", "held"),
    [(True, True), (False, True), (0, True), (frozenset(), True), (UNKNOWN, False), (NOT_ASKED, False)],
)
def test_whether_a_fact_is_known_is_always_known(value, held):
    facts = Facts() if value is NOT_ASKED else Facts({"x": value})

    assert truth(Compare("x", "is_known", True), facts) is held
    assert truth(Compare("x", "is_known", False), facts) is not held


def test_all_of_nothing_holds_and_any_of_nothing_does_not():
    assert truth(AllOf(()), Facts()) is True
    assert truth(AnyOf(()), Facts()) is False


def test_the_facts_of_a_condition_are_named_wherever_they_stand():
    condition = AllOf((A, Not(AnyOf((B, AtLeast(1, (C, Compare("d", "is_known", True))))))))

    assert facts_named(condition) == {"a", "b", "c", "d"}
    assert facts_named(Not(AllOf(()))) == frozenset()

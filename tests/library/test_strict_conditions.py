"""Conditions and worked cases: what can't be meant is told, not guessed."""

from __future__ import annotations

import pytest

from multifidus.clinical.conditions import AllOf, AnyOf, AtLeast, Compare, Not

FLAG = "red_flags/cauda_equina"
PHASE = "{name: first, from_week: 0, exercises: [], dose: little, when:"
NUMB = Compare("saddle_numbness", "is", True)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{sadle_numbness: true}", "`sadle_numbness` is no fact in content/facts; did you mean saddle_numbness?"),
        ("{saddle_numbness: maybe}", '`saddle_numbness` is "maybe"; true, false or "unknown" are allowed.'),
        ("{saddle_numbness: yes}", '`saddle_numbness` is "yes"; true, false or "unknown" are allowed.'),
        ("{saddle_numbness: 'true'}", '`saddle_numbness` is "true"; true, false or "unknown" are allowed.'),
        ("{saddle_numbness: unknown}", "write {saddle_numbness: {is_known: false}}."),
        ("{saddle_numbness: [true]}", "needs a value, or one comparison such as {above: 70}."),
        ("{saddle_numbness: {above: 1}}", "can't be compared by `above`; allowed are: is, is_known."),
        ("{saddle_numbness: {is_known: yes}}", "`is_known` needs true or false."),
        ("{saddle_numbness: {is: true, is_known: true}}", "needs a value, or one comparison"),
        ("{saddle_numbness: true, age_years: 70}", "a condition has one line"),
        ("{age_years: true}", "`age_years` is true; a number from 0 to 120 years is allowed."),
        ("{age_years: {abov: 70}}", "can't be compared by `abov`; did you mean above?"),
        ("{age_years: {above: seventy}}", "`age_years: above` needs a number, not seventy."),
        ("{age_years: {above: nan}}", "`age_years: above` needs a number, not nan."),
        ("{age_years: {above: .inf}}", "`age_years: above` needs a number, not .inf."),
        ("{age_years: {above: 700}}", "`age_years: above` is 700; it runs from 0 to 120."),
        ("{age_years: {above: [70]}}", "`age_years: above` needs a single value."),
        ("{age_years: {one_of: [70, 71]}}", "can't be compared by `one_of`"),
        ("{age_years: {includes: 70}}", "can't be compared by `includes`"),
        ("{falls: 1.5}", "`falls` is 1.5; a whole number from 0 to 99 is allowed."),
        ("{trauma: minro}", '`trauma` is "minro"; did you mean minor?'),
        ("{trauma: {one_of: [minro]}}", "`trauma` has no value minro; did you mean minor?"),
        ("{trauma: {one_of: []}}", "`trauma: one_of` needs at least one value."),
        ("{trauma: {one_of: minor}}", "`trauma: one_of` needs a list, as [a, b]."),
        ("{pain_areas: {includes_any: low_back}}", "`pain_areas: includes_any` needs a list, as [a, b]."),
        ("{trauma: {includes_any: [minor]}}", "can't be compared by `includes_any`"),
        ("{pain_areas: low_bck}", "`pain_areas` has no value low_bck; did you mean low_back?"),
        ("{pain_areas: {one_of: [low_back]}}", "can't be compared by `one_of`"),
        ("{pain_areas: {includes_any: [[low_back]]}}", "`pain_areas` has no value"),
        ("{muscle_power: 3}", "can't be compared by `is`; allowed are: lowest_at_most"),
        ("{muscle_power: {lowest_at_most: 6}}", "`muscle_power: lowest_at_most` is 6; it runs from 0 to 5."),
        ("{job: {is_known: true}}", "`job` is kept for the record only; no rule may read it."),
        ("{any: []}", "`any` needs a list of conditions."),
        ("{all: {saddle_numbness: true}}", "`all` needs a list of conditions."),
        ("{all: [saddle_numbness]}", "a condition has one line"),
        ("{not: [a]}", "a condition has one line"),
        ("[{saddle_numbness: true}]", "a condition has one line"),
        ("sometimes", "a condition has one line: all, any, not, at_least with of, or `fact: value`."),
        ("{at_least: 3, of: [{saddle_numbness: true}, {falls: 1}]}", "`at_least` needs a number from 1 to 2"),
        ("{at_least: 0, of: [{saddle_numbness: true}]}", "`at_least` needs a number from 1 to 1, the length of `of`."),
        ("{at_least: \u00b2, of: [{saddle_numbness: true}]}", "`at_least` needs a number from 1 to 1"),
        ("{at_least: two, of: [{saddle_numbness: true}]}", "`at_least` needs a number from 1 to 1"),
        ("{at_least: 1}", "`at_least` is no fact"),
        ("{of: [{saddle_numbness: true}]}", "`of` is no fact"),
        ("always", "has a condition that names no fact, so it would hold for everybody."),
        ("{not: {not: always}}", "has a condition that names no fact"),
    ],
)
def test_a_condition_that_can_not_be_meant_is_told(content, written, told):
    content.replace(FLAG, "when: {saddle_numbness: true}", f"when: {written}")

    faults = [str(fault) for fault in content.faults()]

    assert any(told in fault for fault in faults)
    assert all(fault.startswith(f"content/{FLAG}.yaml:") for fault in faults)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{saddle_numbness: true}", NUMB),
        ("{saddle_numbness: {is_known: false}}", Compare("saddle_numbness", "is_known", False)),
        ("{age_years: {above: 70}}", Compare("age_years", "above", 70.0)),
        ("{age_years: {at_most: 70.5}}", Compare("age_years", "at_most", 70.5)),
        ("{age_years: 70}", Compare("age_years", "is", 70)),
        ("{trauma: none}", Compare("trauma", "is", "none")),
        ("{trauma: {one_of: [none, minor]}}", Compare("trauma", "one_of", frozenset({"none", "minor"}))),
        ("{pain_areas: low_back}", Compare("pain_areas", "includes", "low_back")),
        ("{pain_areas: {includes_any: [low_back]}}", Compare("pain_areas", "includes_any", frozenset({"low_back"}))),
        ("{pain_areas: {is_empty: true}}", Compare("pain_areas", "is_empty", True)),
        ("{muscle_power: {lowest_at_most: 3}}", Compare("muscle_power", "lowest_at_most", 3.0)),
        ("{not: {saddle_numbness: true}}", Not(NUMB)),
        ("{all: [{saddle_numbness: true}, {any: [{falls: 0}]}]}", AllOf((NUMB, AnyOf((Compare("falls", "is", 0),))))),
        ("{at_least: 1, of: [{saddle_numbness: true}]}", AtLeast(1, (NUMB,))),
    ],
)
def test_a_condition_is_read_as_it_is_written(content, written, read):
    content.replace("pathways/p00", "phases: []", f"phases: [{PHASE} {written}}}]")

    (phase,) = content.load().pathways["p00"].phases

    assert phase.when == read


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("expect: fires", "expect: silent", "case 1 expects silent, but the rule is fires. Mend one of them."),
        ("expect: silent", "expect: fires", "case 2 expects fires, but the rule is silent. Mend one of them."),
        ("expect: unknown", "expect: silent", "case 3 expects silent, but the rule is unknown. Mend one of them."),
        ("  - {given: {saddle_numbness: true}, expect: fires}\n", "", "has no case that expects fires."),
        ("  - {given: {saddle_numbness: false}, expect: silent}\n", "", "has no case that expects silent."),
        ("  - {given: {saddle_numbness: unknown}, expect: unknown}\n", "", "has no case that expects unknown."),
        ("expect: fires", "expect: fire", ":13: `expect` is fire; did you mean fires?"),
        ("given: {saddle_numbness: true}, ", "", ":13: `given` is missing"),
        ("given: {saddle_numbness: true}", "given: {sadle_numbness: true}", "did you mean saddle_numbness?"),
        ("given: {saddle_numbness: true}", "given: {saddle_numbness: 1}", "`saddle_numbness` is 1; true, false or"),
        ("given: {saddle_numbness: true}", "given: [saddle_numbness]", ":13: `given` must be a set of"),
    ],
)
def test_a_worked_case_must_come_true_and_each_outcome_must_have_one(content, old, new, told):
    content.replace(FLAG, old, new)

    faults = [str(fault) for fault in content.faults()]

    assert any(told in fault for fault in faults)

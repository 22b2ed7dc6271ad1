"""More alarm never means less urgency; what is not known never passes for normal."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from tests.properties.changes import assessed, grew_laxer, is_less_urgent, lost_alarm, with_answer
from tests.properties.check import STOPPED
from tests.properties.patients import (
    ALARMING,
    ANYBODY,
    ASKABLE,
    CALM,
    CHANCE,
    CORE,
    FLAGS,
    KNOWLEDGE,
    MOSTLY_WELL,
    Found,
    alarming,
    is_alarming,
)

from multifidus.clinical.conditions import facts_named
from multifidus.clinical.derive import STANDS_ON

MANY = settings(max_examples=300, derandomize=True, deadline=None, database=None)
UNKNOWN_WORD = "unknown"


@MANY
@given(ANYBODY, CHANCE)
def test_one_more_red_flag_never_lowers_urgency(patient: Found, chance: Random):
    calm = [name for name in ALARMING if not is_alarming(ASKABLE[name], patient.get(name))]
    name = calm[chance.randrange(len(calm))]

    after = assessed(with_answer(patient, name, alarming(ASKABLE[name], chance)))

    assert not is_less_urgent(after, assessed(patient)), name


@MANY
@given(ANYBODY, CHANCE)
def test_a_reassuring_answer_that_becomes_unknown_makes_nothing_laxer(patient: Found, chance: Random):
    names = [
        name
        for name in ALARMING
        if patient.get(name, UNKNOWN_WORD) != UNKNOWN_WORD and not is_alarming(ASKABLE[name], patient[name])
    ]
    if not names:
        return
    name = names[chance.randrange(len(names))]

    after = assessed(with_answer(patient, name, UNKNOWN_WORD))

    assert list(grew_laxer(after, assessed(patient))) == [], name


@MANY
@given(ANYBODY, CHANCE)
def test_an_answer_that_becomes_unknown_is_asked_again_before_an_alarm_goes_quiet(patient: Found, chance: Random):
    """For every fact, declared alarming or not: any of them may be what an alarm stands on."""
    before = assessed(patient)
    known = sorted(name for name, answer in patient.items() if answer != UNKNOWN_WORD)
    behind = sorted(name for fired in before.verdict.fired for name in fired.reason.facts if name in known)
    names = behind or known
    if not names:
        return
    name = names[chance.randrange(len(names))]

    after = assessed(with_answer(patient, name, UNKNOWN_WORD))

    assert list(lost_alarm(after, before)) == [], name


@MANY
@given(MOSTLY_WELL, CHANCE)
def test_without_the_whole_core_screen_there_is_no_plan(patient: Found, chance: Random):
    name = CORE[chance.randrange(len(CORE))]
    not_asked = {other: answer for other, answer in patient.items() if other != name}

    for answers in (not_asked, with_answer(patient, name, UNKNOWN_WORD)):
        after = assessed(answers)

        assert not after.verdict.may_plan
        assert after.plan is None
        assert any(question.fact == name and question.blocks for question in after.verdict.ask_again)


def test_power_that_is_not_known_is_asked_again():
    """Found by these properties: weakness is worked out from the power table, and its unknown was lost on the way."""
    weak = with_answer(CALM, "muscle_power", {"L5_left": 2})
    assert assessed(weak).verdict.tier in STOPPED

    after = assessed(with_answer(weak, "muscle_power", UNKNOWN_WORD))

    assert not after.verdict.may_plan
    assert "muscle_power" in {question.fact for question in after.verdict.ask_again}


def test_every_derived_fact_of_a_red_flag_names_the_answers_it_stands_on():
    """Else an answer of "not known" behind it would be lost, and never asked again."""
    read = {name for flag in FLAGS for name in facts_named(flag.when)}

    derived = {name for name in read if KNOWLEDGE.facts[name].derived}

    assert derived <= STANDS_ON.keys()
    assert all(answer in KNOWLEDGE.facts for answers in STANDS_ON.values() for answer in answers)

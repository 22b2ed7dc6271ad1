"""Techniques of the hand: the strictest decision wins, and nothing is offered that was not asked about."""

from __future__ import annotations

import dataclasses

import pytest
from tests.clinical.made import condition, is_true, pathway, technique

from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.hands_on import STRICTEST_FIRST, judge_techniques, withheld
from multifidus.clinical.reasons import Reason
from multifidus.clinical.safety import assess_safety
from multifidus.library.load import load_knowledge

THRUST = technique("hvla", regions=("lumbar", "thoracic"))
RUB = technique("stm", regions=("lumbar", "hip"))
ROW = pathway("row", techniques=("hvla", "stm"))
FRAGILE = condition("fragile", is_true("thin"), techniques={"hvla": "absolute", "stm": "caution"})
SORE = condition("sore", is_true("sore"), techniques={"hvla": "caution", "stm": "relative"})
LOCAL = condition("local", is_true("local"), techniques={"hvla": "absolute", "hvla@thoracic": "none"})


def judged(*conditions, techniques=(THRUST, RUB), rows=(ROW,), **facts):
    by_id = {one.id: one for one in conditions}
    knowledge = dataclasses.replace(load_knowledge(), techniques={one.id: one for one in techniques}, conditions=by_id)
    known = Facts(facts)
    found = judge_techniques(known, knowledge, assess_safety(known, conditions), rows)
    return {f"{one.technique}@{one.region}": one for one in found}


def decisions(*conditions, **more):
    return {name: one.decision for name, one in judged(*conditions, **more).items()}


def test_every_technique_is_judged_in_each_of_its_regions():
    assert set(judged()) == {"hvla@lumbar", "hvla@thoracic", "stm@lumbar", "stm@hip"}


def test_the_strictest_decision_of_all_conditions_wins():
    found = decisions(FRAGILE, SORE, thin=True, sore=True)

    assert (found["hvla@lumbar"], found["stm@lumbar"]) == ("absolute", "relative")


def test_the_strictest_decision_gives_the_reason():
    found = judged(FRAGILE, SORE, thin=True, sore=True)["stm@lumbar"]

    assert [reason.because for reason in found.line.reasons] == ["Sore"]


def test_an_unknown_answer_blocks_like_a_yes():
    assert decisions(FRAGILE, thin=UNKNOWN)["hvla@lumbar"] == "absolute"


def test_a_decision_for_a_region_stands_above_that_for_the_technique():
    found = decisions(LOCAL, local=True)

    assert (found["hvla@lumbar"], found["hvla@thoracic"]) == ("absolute", "none")


@pytest.mark.parametrize(("thin", "decision"), [(None, "ask"), (False, "none"), (True, "absolute")])
def test_a_strong_technique_asks_first_what_nobody_has_asked(thin, decision):
    facts = {} if thin is None else {"thin": thin}

    assert decisions(FRAGILE, **facts)["hvla@lumbar"] == decision


def test_a_gentle_technique_is_not_held_up_by_what_nobody_has_asked():
    assert decisions(FRAGILE)["stm@lumbar"] == "none"


def test_asking_first_names_what_to_ask_and_counts_the_rest():
    many = [condition(f"c{n}", is_true(f"f{n}"), techniques={"hvla": "absolute"}) for n in range(9)]

    reason = judged(*many)["hvla@lumbar"].line.reasons[-1]

    assert reason.because == "Ask first: C0, C1, C2, C3, C4, C5 and 3 more."


@pytest.mark.parametrize(
    ("facts", "offered"),
    [
        ({}, True),
        ({"wants_hands_on": "no"}, False),
        ({"wants_hands_on": "yes"}, True),
        ({"consent_to_hands_on": False}, False),
        ({"consent_to_hands_on": UNKNOWN}, True),
        ({"sore": True}, False),
    ],
)
def test_a_technique_is_offered_only_where_it_is_wanted_and_safe(facts, offered):
    assert judged(SORE, **{"sore": False, **facts})["stm@lumbar"].offered is offered


def test_a_technique_that_no_row_names_is_not_offered():
    assert not judged(rows=(pathway("bare"),))["stm@lumbar"].offered


def test_a_technique_for_another_region_is_not_offered_unless_that_is_the_place():
    assert not judged()["stm@hip"].offered
    assert judged(hip_stiff=True)["stm@hip"].offered
    assert judged(categories=frozenset({"hip_related"}))["stm@hip"].offered


@pytest.mark.parametrize(("stiff", "offered"), [(True, True), (False, False), (UNKNOWN, False)])
def test_a_technique_with_a_condition_is_offered_only_when_it_is_known_to_hold(stiff, offered):
    fitting = technique("stm", offer_when=is_true("stiff"))

    assert judged(techniques=(fitting,), stiff=stiff)["stm@lumbar"].offered is offered


def test_a_technique_that_is_not_routine_is_never_offered_and_says_why():
    found = judged(techniques=(technique("stm", routine=False),))["stm@lumbar"]

    assert (found.decision, found.offered) == ("relative", False)
    assert found.line.reasons[-1].because == "Evidence is against it."


def test_an_offer_begins_with_what_it_is_for():
    assert judged()["stm@lumbar"].line.reasons[0].because == "Indicated for: For stiffness."


def test_where_a_doctor_comes_first_everything_is_withheld_for_that_reason():
    reason = Reason("red_flags/x", "A doctor first.")

    found = withheld(load_knowledge(), reason)

    assert {(one.decision, one.offered) for one in found} == {("absolute", False)}
    assert all(one.line.reasons == (reason,) for one in found)


def test_the_decisions_are_ordered_from_the_strictest():
    assert STRICTEST_FIRST == ("absolute", "relative", "ask", "caution", "none")

"""Facts and cases as values: unknown is a value, and a case is read whole or not at all."""

from __future__ import annotations

import datetime

import pytest

from multifidus.clinical.case import CaseError, check_value, read_case
from multifidus.clinical.complaints import Complaint
from multifidus.clinical.facts import NOT_ASKED, UNKNOWN, Facts
from multifidus.clinical.rules import FactDefinition

TODAY = datetime.date(2026, 3, 1)
DEFINITIONS = {
    fact.id: fact
    for fact in (
        FactDefinition(id="fever", kind="yes_no", title="Fever"),
        FactDefinition(id="age", kind="number", low=0, high=120, title="Age"),
        FactDefinition(id="falls", kind="number", low=0, high=9, whole=True, title="Falls"),
        FactDefinition(id="areas", kind="choices", choices=("back", "leg"), title="Areas"),
        FactDefinition(id="power", kind="ratings", low=0, high=5, choices=("L4", "L5"), title="Power"),
        FactDefinition(id="answers", kind="answers", low=0, high=3, whole=True, length=2, title="Answers"),
        FactDefinition(id="began", kind="date", title="Began"),
        FactDefinition(id="due", kind="date", future=True, title="Due"),
        FactDefinition(id="goals", kind="goals", title="Goals"),
        FactDefinition(id="stage", kind="choice", choices=("acute",), derived=True, title="Stage"),
    )
}


def read(**facts):
    return read_case({"facts": facts}, DEFINITIONS, TODAY)


def test_a_fact_is_known_unknown_or_not_asked():
    facts = Facts({"fever": False, "age": UNKNOWN})

    assert [facts.get(name) for name in ("fever", "age", "falls")] == [False, UNKNOWN, NOT_ASKED]
    assert [facts.known(name) for name in ("fever", "age", "falls")] == [False, None, None]


def test_changing_facts_gives_new_facts():
    facts = Facts({"fever": False})

    changed = facts.with_values(fever=True, age=40)

    assert dict(facts.values) == {"fever": False}
    assert dict(changed.values) == {"fever": True, "age": 40}
    assert list(changed.without("fever", "nothing")) == ["age"]


def test_no_and_zero_and_an_empty_list_are_answers():
    facts = read(fever=False, age=0, areas=[], power={}).facts

    assert [facts.known(name) for name in ("fever", "age", "areas", "power")] == [False, 0, frozenset(), {}]


@pytest.mark.parametrize("blank", ["unknown", None])
@pytest.mark.parametrize("name", [name for name, fact in DEFINITIONS.items() if not fact.derived])
def test_an_unknown_answer_is_kept_as_unknown(name, blank):
    assert read(**{name: blank}).facts.get(name) is UNKNOWN


def test_a_value_of_a_case_can_not_be_changed_afterwards():
    power = {"L4": 3}
    case = read(power=power, goals=[{"text": "walk"}])

    power["L4"] = 5

    assert case.facts.known("power") == {"L4": 3}
    with pytest.raises(TypeError):
        case.facts.values["power"]["L4"] = 5
    with pytest.raises(TypeError):
        case.facts.values["fever"] = True


def test_a_whole_number_written_with_a_point_is_whole():
    case = read(falls=3.0, answers=[1.0, None])

    assert repr(case.facts.known("falls")) == "3"
    assert repr(case.facts.known("answers")) == "(1, None)"


@pytest.mark.parametrize(("value", "right"), [(0, True), (120, True), (-0.1, False), (120.1, False), (True, False)])
def test_a_range_includes_its_ends(value, right):
    found = check_value(DEFINITIONS["age"], value)

    assert isinstance(found, Complaint) is not right


@pytest.mark.parametrize("value", [10**400, -(10**400), float("nan"), float("inf"), -float("inf")])
@pytest.mark.parametrize("name", ["age", "falls"])
def test_a_number_beyond_all_is_a_complaint_not_a_crash(name, value):
    assert isinstance(check_value(DEFINITIONS[name], value), Complaint)


def test_today_is_no_future_and_tomorrow_is():
    assert read(began="2026-03-01").facts.known("began") == TODAY
    with pytest.raises(CaseError, match="after today"):
        read(began="2026-03-02")


def test_a_day_that_may_lie_in_the_future_may():
    assert read(due="2030-01-01").facts.known("due") == datetime.date(2030, 1, 1)


def test_every_fault_is_a_complaint_of_its_own():
    with pytest.raises(CaseError) as caught:
        read(fever="no", age=-1, areas=["arm"], power={"S1": 3}, answers=[1], stage="acute", fevr=True)

    assert len(caught.value.complaints) == 7
    assert [complaint.where for complaint in caught.value.complaints[:2]] == ["`fever`", "`age`"]


@pytest.mark.parametrize("found", [None, [], "x", 3, True])
def test_what_is_no_object_is_no_case(found):
    with pytest.raises(CaseError, match="must be an object"):
        read_case(found, DEFINITIONS, TODAY)

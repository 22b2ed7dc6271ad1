"""Labels: one answer or many on an axis, each with what speaks for and against it."""

from __future__ import annotations

import pytest
from tests.clinical.made import ALWAYS, is_true, label, support

from multifidus.clinical.classify import IN_ORDER, classify
from multifidus.clinical.conditions import Compare, Not
from multifidus.clinical.facts import NOT_ASKED, UNKNOWN, Facts

LOW = label("low", "risk", Not(is_true("fear")), 1)
HIGH = label("high", "risk", is_true("fear"), 0)


def named(labels, fixed=frozenset(), **facts):
    return classify(Facts(facts), labels, fixed)


@pytest.mark.parametrize(("fear", "codes"), [(True, ("high",)), (False, ("low",)), (UNKNOWN, ())])
def test_an_axis_with_one_answer_takes_the_first_that_holds(fear, codes):
    assert named((LOW, HIGH), fear=fear).codes("risk") == codes


def test_the_order_decides_not_the_order_of_the_files():
    first, second = label("low", "risk", ALWAYS, 2), label("high", "risk", ALWAYS, 1)

    assert named((first, second)).codes("risk") == named((second, first)).codes("risk") == ("high",)


def test_an_axis_with_many_answers_keeps_all_that_hold():
    labels = tuple(label(name, "category", is_true(name)) for name in ("a", "b", "c"))

    found = named(labels, a=True, b=False, c=True)

    assert found.codes("category") == ("a", "c")
    assert found.facts.get("categories") == {"a", "c"}


def test_an_axis_that_no_rule_decides_stays_open():
    found = named((HIGH,))

    assert found.on("risk") == ()
    assert found.facts.get("risk") is NOT_ASKED


def test_many_answers_of_which_none_holds_are_an_empty_set():
    assert named((label("a", "category", is_true("a")),)).facts.get("categories") == frozenset()


@pytest.mark.parametrize(
    ("fear", "code", "confidence"), [(True, "high", "likely"), (False, "low", "likely"), (UNKNOWN, "low", "possible")]
)
def test_the_otherwise_label_is_likely_only_where_its_rule_holds(fear, code, confidence):
    otherwise = label("low", "risk", Not(is_true("fear")), 1, otherwise=True)

    (found,) = named((otherwise, HIGH), fear=fear).on("risk")

    assert (found.label.code, found.confidence) == (code, confidence)


def test_the_otherwise_label_never_wins_over_another():
    otherwise = label("low", "risk", ALWAYS, 0, otherwise=True)

    assert named((otherwise, label("high", "risk", is_true("fear"), 9)), fear=True).codes("risk") == ("high",)


def test_the_answer_of_one_axis_is_a_fact_for_the_next():
    later = label("a", "category", Compare("risk", "is", "high"))

    assert named((later, HIGH), fear=True).codes("category") == ("a",)
    assert IN_ORDER.index("risk") < IN_ORDER.index("category")


def test_a_label_of_many_is_a_fact_for_the_one_after_it():
    second = label("b", "category", Compare("categories", "includes", "a"), 2)

    assert named((second, label("a", "category", ALWAYS, 1))).codes("category") == ("a", "b")


def test_what_speaks_against_a_label_makes_it_possible_only():
    doubted = label("high", "risk", is_true("fear"), supports=(support("old"),), against=(support("calm"),))

    (sure,) = named((doubted,), fear=True, old=True, calm=False).named
    (unsure,) = named((doubted,), fear=True, calm=True).named

    assert (sure.confidence, sure.supports, sure.against) == ("likely", ("it is old",), ())
    assert (unsure.confidence, unsure.supports, unsure.against) == ("possible", (), ("it is calm",))


def test_a_label_names_the_facts_that_decided_it():
    (found,) = named((HIGH,), fear=True, other=True).named

    assert dict(found.reason.facts) == {"fear": True}
    assert (found.reason.rule, found.reason.because) == ("classification/risk_high", "Means high.")


def test_labels_that_do_not_go_together_are_told():
    one = label("a", "category", ALWAYS, 1, conflicts_with=("category_b",))
    other = label("b", "category", is_true("b"), 2)

    assert named((one, other), b=True).conflicts == ("A / B",)
    assert named((one, other), b=False).conflicts == ()


def test_a_decided_axis_is_not_asked_again():
    found = named((LOW, HIGH), frozenset({"risk"}), fear=True, risk="low")

    assert found.codes("risk") == ("low",)
    assert found.facts.get("risk") == "low"


def test_a_decided_axis_whose_fact_has_another_name_is_found():
    none = label("none", "leg_pain", is_true("x"))

    assert named((none,), frozenset({"leg_pain"}), leg_pain_type="none").codes("leg_pain") == ("none",)

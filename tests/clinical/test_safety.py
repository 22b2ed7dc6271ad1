"""Conditions, tags and exercises: what is forbidden stays out, and unknown is never normal."""

from __future__ import annotations

import pytest
from tests.clinical.made import condition, exercise, is_true, tag

from multifidus.clinical.conditions import AllOf, AnyOf
from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.safety import assess_safety, permit

FRAGILE = condition("fragile", is_true("thin"), raises=("bend",))
MILD = condition("mild", is_true("sore"), raises=("bend",))
STRICT = condition("severe", is_true("torn"), raises=("bend",), strict=True)
IGNORED = condition("minor", is_true("tired"), raises=("hurry",), when_unknown="ignore")
TAGS = {t.id: t for t in (tag("bend", "caution"), tag("hurry", "modify"), tag("jump", "block"))}


def safety(*conditions, **facts):
    return assess_safety(Facts(facts), conditions)


@pytest.mark.parametrize(
    ("thin", "present", "assumed", "not_asked"),
    [(True, 1, False, 0), (False, 0, None, 0), (UNKNOWN, 1, True, 0), (None, 0, None, 1)],
    ids=["yes", "no", "unknown", "not asked"],
)
def test_a_condition_holds_is_assumed_is_absent_or_was_not_asked(thin, present, assumed, not_asked):
    found = safety(FRAGILE, **({} if thin is None else {"thin": thin}))

    assert (len(found.present), len(found.raised), len(found.not_asked)) == (present, present, not_asked)
    assert [one.assumed for one in found.present] == ([] if assumed is None else [assumed])


def test_a_condition_that_may_be_ignored_is_not_assumed():
    found = safety(IGNORED, tired=UNKNOWN)

    assert (found.present, found.not_asked) == ((), {"minor"})


def test_an_unknown_answer_that_can_not_matter_assumes_nothing():
    both = condition("both", AllOf((is_true("thin"), is_true("old"))), raises=("bend",))

    assert safety(both, thin=UNKNOWN, old=False).present == ()
    assert [one.assumed for one in safety(both, thin=UNKNOWN, old=True).present] == [True]
    assert [one.assumed for one in safety(both, thin=UNKNOWN).present] == [True]


def test_the_reason_of_an_assumed_condition_says_so():
    (present,) = safety(FRAGILE, thin=UNKNOWN).present

    assert present.reason.because == "Not known, so assumed: Fragile"
    assert dict(present.reason.facts) == {"thin": UNKNOWN}


def test_a_known_condition_explains_a_tag_before_an_assumed_one():
    found = safety(FRAGILE, MILD, thin=UNKNOWN, sore=True)

    assert found.raised["bend"].condition.id == "mild"


@pytest.mark.parametrize("order", [(FRAGILE, STRICT), (STRICT, FRAGILE)])
def test_a_strict_condition_explains_a_tag_before_all_others(order):
    assert safety(*order, thin=True, torn=UNKNOWN).raised["bend"].condition.id == "severe"


def test_the_lowest_effort_of_all_conditions_counts():
    one = condition("heart", is_true("heart"), effort_at_most=5)
    other = condition("pressure", is_true("pressure"), effort_at_most=3)

    assert safety(one, other, heart=True, pressure=True).effort_at_most == 3
    assert safety(one, other, heart=True, pressure=False).effort_at_most == 5
    assert safety(one, other, heart=False, pressure=False).effort_at_most == 10


@pytest.mark.parametrize("thin", [True, UNKNOWN])
@pytest.mark.parametrize("approved", [frozenset(), frozenset({"toe_touch"})])
def test_a_contraindicated_exercise_is_never_allowed(thin, approved):
    found = permit(exercise("toe_touch", contraindications=("bend",)), safety(FRAGILE, thin=thin), TAGS, approved)

    assert not found.allowed
    assert found.reasons[0].rule == "tags/bend < conditions/fragile"
    assert "Mind bend." in found.reasons[0].because


def test_an_exercise_without_the_tag_is_allowed():
    assert permit(exercise("walk", contraindications=("jump",)), safety(FRAGILE, thin=True), TAGS).allowed


def test_a_precaution_warns_and_adapts():
    found = permit(exercise("toe_touch", precautions=("bend", "hurry")), safety(FRAGILE, thin=True), TAGS)

    assert (found.allowed, found.warnings, found.modifications) == (True, ("Mind bend.",), ("Adapt bend.",))


def test_a_precaution_that_only_adapts_does_not_warn():
    hurried = condition("hurried", is_true("tired"), raises=("hurry",))

    found = permit(exercise("run", precautions=("hurry",)), safety(hurried, tired=True), TAGS)

    assert (found.allowed, found.warnings, found.modifications) == (True, (), ("Adapt hurry.",))


@pytest.mark.parametrize(("approved", "allowed"), [(frozenset(), False), ({"hop"}, True), ({"skip"}, False)])
def test_a_blocking_precaution_needs_a_clinicians_approval_of_this_exercise(approved, allowed):
    weak = condition("weak", is_true("weak"), raises=("jump",))

    found = permit(exercise("hop", precautions=("jump",)), safety(weak, weak=True), TAGS, frozenset(approved))

    assert found.allowed is allowed


@pytest.mark.parametrize(("approved", "allowed"), [(frozenset(), False), (frozenset({"toe_touch"}), True)])
def test_a_strict_condition_turns_a_warning_into_a_block(approved, allowed):
    found = permit(exercise("toe_touch", precautions=("bend",)), safety(STRICT, torn=True), TAGS, approved)

    assert found.allowed is allowed


def test_every_reason_against_an_exercise_is_told():
    weak = condition("weak", AnyOf((is_true("weak"),)), raises=("jump",))
    both = exercise("hop", contraindications=("bend",), precautions=("jump",))

    found = permit(both, safety(FRAGILE, weak, thin=True, weak=True), TAGS)

    assert [reason.rule.split(" ")[0] for reason in found.reasons] == ["tags/bend", "tags/jump"]

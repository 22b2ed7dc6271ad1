"""What to expect, and how much is said at once."""

from __future__ import annotations

import dataclasses

import pytest
from tests.clinical.made import advice, is_true

from multifidus.clinical.course import Band, course_line, expected, share_at
from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.messages import MOST_LABELS, advice_lines, keep_readable
from multifidus.clinical.treatments import Course
from multifidus.library.load import load_knowledge

COURSE = Course(
    id="acute",
    title="Usual course",
    sources=("project",),
    review="pending",
    weeks=(0, 4, 8),
    shares=(1.0, 0.5, 0.4),
    band=0.2,
    say="Most people get better.",
)


@pytest.mark.parametrize(("week", "share"), [(0, 1.0), (2, 0.75), (4, 0.5), (6, 0.45), (8, 0.4), (52, 0.4), (-1, 1.0)])
def test_the_share_is_linear_between_the_knots_and_flat_beyond(week, share):
    assert share_at(COURSE, week) == pytest.approx(share)


def test_a_band_stands_around_the_mean_and_stays_within_the_scale():
    assert expected(COURSE, 10, (0, 4)) == (Band(0, 10.0, 8.0, 10.0), Band(4, 5.0, 3.0, 7.0))


def test_a_band_never_falls_below_zero():
    low = dataclasses.replace(COURSE, shares=(0.1, 0.1, 0.1))

    assert expected(low, 10, (4,)) == (Band(4, 1.0, 0.0, 3.0),)


@pytest.mark.parametrize(("pain", "has_bands"), [(None, False), (0, False), (3.9, False), (4, True), (10, True)])
def test_little_pain_has_no_bands(pain, has_bands):
    assert ("week 6" in course_line(COURSE, pain).text) is has_bands


def test_a_course_never_promises():
    line = course_line(COURSE, 6)

    assert "group means, wide spread" in line.text
    assert line.reasons[0].rule == "progression/course/acute"


@pytest.mark.parametrize("stage", ["acute", "subacute", "chronic"])
def test_the_published_course_falls_and_starts_at_the_start(stage):
    course = load_knowledge().courses[stage]

    assert (course.weeks[0], course.shares[0]) == (0, 1.0)
    assert list(course.weeks) == sorted(course.weeks)
    assert len(course.weeks) == len(course.shares)
    assert max(course.shares) == 1.0


def test_advice_applies_where_its_rule_holds_the_most_important_first():
    items = (advice("late", 9), advice("early", 1), advice("asked", 2, when=is_true("x")))

    assert [item.id for item, _ in advice_lines(Facts({"x": True}), items)] == ["early", "asked", "late"]
    assert [item.id for item, _ in advice_lines(Facts({"x": UNKNOWN}), items)] == ["early", "late"]


def test_advice_of_one_rank_has_a_fixed_order():
    items = (advice("b", 1), advice("a", 1))

    assert [item.id for item, _ in advice_lines(Facts(), items)] == ["a", "b"]


def test_what_would_be_too_much_is_kept_for_later():
    carried = [f"code_{number}" for number in range(MOST_LABELS - 1)]
    items = advice_lines(
        Facts(), (advice("first", 1, labels=("new",)), advice("second", 2, labels=("newer",)), advice("silent", 3))
    )

    now, later = keep_readable(items, carried)

    assert [line.id for line in now] == ["advice:first", "advice:silent"]
    assert later == ("Second",)


def test_a_code_that_is_carried_already_costs_nothing():
    carried = [f"code_{number}" for number in range(MOST_LABELS)]

    now, later = keep_readable(advice_lines(Facts(), (advice("known", 1, labels=("code_3",)),)), carried)

    assert ([line.id for line in now], later) == (["advice:known"], ())

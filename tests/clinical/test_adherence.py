"""Sessions done of those planned: days, weeks, and words that don't scold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clinical.made_document import document, planned

from multifidus.clinical.adherence import PlanDays, adherence, days_planned
from multifidus.library.load import load_knowledge

KNOWN = load_knowledge()
WORDS = KNOWN.sayings["default"].adherence
MONDAY = date(2026, 11, 2)
WEEKDAYS = PlanDays(MONDAY, frozenset({0, 1, 3, 4, 5}))


def on(*days: int, mark: str = "done"):
    return {MONDAY + timedelta(days=day): mark for day in days}


def counted(done, plans=(WEEKDAYS,), first=0, last=13, today=20):
    days = [MONDAY + timedelta(days=day) for day in (first, last, today)]
    return adherence(plans, done, *days, KNOWN.progressions["default"], WORDS)


def marks(found):
    return [mark for _, mark in found.days]


def test_a_planned_day_without_a_session_is_missed_and_the_others_are_rest():
    found = counted(on(0, 1), last=6)

    assert marks(found) == ["done", "done", "rest", "missed", "missed", "missed", "rest"]
    assert (found.done, found.planned, found.percent) == (2, 5, 40.0)


def test_a_part_counts_as_a_session_and_is_shown_as_a_part():
    found = counted(on(0, mark="part"), last=0)

    assert (marks(found), found.done, found.planned) == (["part"], 1, 1)


def test_today_is_to_come_until_it_is_done():
    before, after = counted({}, last=0, today=0), counted(on(0), last=0, today=0)

    assert (marks(before), before.planned, before.percent) == (["to_come"], 0, None)
    assert (marks(after), after.planned, after.percent) == (["done"], 1, 100.0)


def test_a_session_on_a_rest_day_stands_for_one_that_was_missed_in_that_week():
    found = counted(on(0, 1, 2, 3, 4), last=6)

    assert marks(found)[5] == "missed"
    assert (found.done, found.planned) == (5, 5)


def test_more_sessions_in_one_week_do_not_fill_the_week_before():
    found = counted(on(7, 8, 9, 10, 11, 12))

    assert [(week.done, week.planned) for week in found.weeks] == [(0, 5), (5, 5)]


def test_a_week_is_a_row_from_monday_to_sunday_with_its_number():
    found = counted(on(2), plans=(PlanDays(MONDAY + timedelta(days=2), frozenset({2, 3})),), last=8, today=8)

    assert [week.number for week in found.weeks] == [1, 2]
    assert found.weeks[0].marks == (None, None, "done", "missed", "rest", "rest", "rest")
    assert found.weeks[1].marks == ("rest", "rest", None, None, None, None, None)


def test_a_new_plan_changes_the_days_from_its_first_day_on():
    found = counted({}, plans=(WEEKDAYS, PlanDays(MONDAY + timedelta(days=7), frozenset({6}))))

    assert marks(found)[7:] == ["rest"] * 6 + ["missed"]


def test_a_break_is_rest():
    found = counted({}, plans=(WEEKDAYS, PlanDays(MONDAY + timedelta(days=1), frozenset())), last=6)

    assert marks(found) == ["missed"] + ["rest"] * 6


def test_days_before_the_first_plan_are_left_out():
    assert len(counted({}, first=-30, last=6).days) == 7


def test_without_a_plan_there_is_nothing_to_count():
    found = counted({}, plans=())

    assert (found.days, found.weeks, found.percent, found.sentence) == ((), (), None, WORDS.to_come)


def test_the_spark_holds_the_last_fourteen_days():
    assert len(counted({}, last=40, today=40).spark) == 14


def test_the_days_of_a_plan_are_those_of_its_exercises():
    plan = document(planned("bridge", days=[0, 2]), planned("squat", days=[2, 4]))

    assert days_planned(plan, MONDAY).weekdays == {0, 2, 4}


@pytest.mark.parametrize(
    ("done", "sentence"),
    [
        (8, "You did 8 of your last 10 sessions. That is what we aim for."),
        (5, "You did 5 of your last 10 sessions. Each one counts."),
        (4, "You did 4 of your last 10 sessions. That happens."),
        (0, "Your last 10 sessions are still open. That happens."),
    ],
)
def test_the_sentence_says_what_was_done(done, sentence):
    all_days = [0, 1, 3, 4, 5, 7, 8, 10, 11, 12]

    assert counted(on(*all_days[:done])).sentence.startswith(sentence)


def test_no_sentence_scolds():
    for text in (WORDS.keep, WORDS.some, WORDS.few, WORDS.none):
        assert not any(word in text.lower() for word in ("only", "should", "must", "fail", "missed", "streak", "!"))


@given(
    st.sets(st.integers(0, 6)),
    st.dictionaries(st.integers(-5, 60), st.sampled_from(["done", "part"])),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_counts_never_pass_what_was_due_and_every_day_has_one_mark(weekdays, done, length, today):
    plan = PlanDays(MONDAY, frozenset(weekdays))

    found = counted({MONDAY + timedelta(days=day): mark for day, mark in done.items()}, (plan,), 0, length, today)

    assert len(found.days) == length + 1
    assert 0 <= found.done <= found.planned <= len(found.days)
    assert sum(week.planned for week in found.weeks) == found.planned
    assert [mark for week in found.weeks for mark in week.marks if mark] == marks(found)
    assert all(mark != "missed" for day, mark in found.days if day >= MONDAY + timedelta(days=today))

"""The patient's day as cards, and what fits into a few minutes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clinical.made_document import document, planned

from multifidus.clinical.day import Day, day_of, minutes_once, state_of_day, times_done
from multifidus.library.load import load_knowledge

MONDAY = 0
WORDS = load_knowledge().sayings["default"].day
PRESS_UP = planned("press_up", 2, plain="Press-up", goal="pain_relief", dose_per_day=2)


def day(*exercises, sets=(), weekday=MONDAY, minutes=None, **more) -> Day:
    return day_of(document(*exercises, **more), weekday, WORDS, sets, minutes)


def card(found: Day, name: str):
    return next(card for card in found.cards if card.id == name)


def sets_of(name, count, side=""):
    return [(name, side)] * count


def test_what_is_done_twice_a_day_has_a_card_in_the_morning_and_one_in_the_evening():
    found = day(planned("bridge", 6), PRESS_UP)

    assert [card.id for card in found.cards] == ["morning", "any_time", "evening"]
    assert (card(found, "morning").when, card(found, "morning").title) == ("Morning, 2 minutes", "Press-up")


def test_what_is_done_three_times_a_day_is_done_at_midday_too():
    found = day(planned("slide", 1, dose_per_day=3))

    assert [card.id for card in found.cards] == ["morning", "midday", "evening"]


def test_what_is_done_more_often_has_one_card_through_the_day():
    found = day(planned("slide", 2, dose_per_day=6))

    (only,) = found.cards
    assert (only.when, only.times, only.minutes) == ("Through the day, 6 times, 2 minutes each", 6, 2)


def test_strength_for_any_time_says_how_many_minutes_exercises_and_what_is_needed():
    found = day(
        planned("bridge", 5, equipment=[["mat"]]),
        planned("squat", 5, equipment=[["chair", "wall"]], goal="endurance"),
        planned("hinge", 5, equipment=[["stick"], ["mat"]]),
    )

    (only,) = found.cards
    assert (only.when, only.title) == ("Any time today, 15 minutes", "Strength")
    assert only.lead == "3 exercises. You need a mat, a chair or a wall and a broom handle."


def test_a_choice_of_things_is_not_named_where_one_of_them_is_needed_anyway():
    found = day(planned("squat", equipment=[["chair", "wall"]]), planned("slide", equipment=[["wall"]]))

    assert found.cards[0].lead == "2 exercises. You need a wall."


def test_two_goals_stand_in_the_title_and_more_do_not():
    two = day(planned("bridge"), planned("stand", goal="balance"))
    three = day(planned("bridge"), planned("stand", goal="balance"), planned("breathe", goal="relaxation"))

    assert (two.cards[0].title, three.cards[0].title) == ("Strength and balance", "Your exercises")


def test_a_day_without_exercises_is_a_rest_day_with_its_walk():
    found = day(planned("bridge", days=[1]), walking={"plain": "Walk for 8 minutes.", "text": "", "why": []})

    assert (found.rest, found.exercises, found.short.exercises) == (True, (), ())
    assert [(one.id, one.lead, one.when) for one in found.cards] == [
        ("walking", "Walk for 8 minutes.", "Any time today")
    ]
    assert found.lead == WORDS.rest_day


def test_the_first_open_card_is_the_next_one():
    found = day(planned("bridge"), PRESS_UP, sets=sets_of("press_up", 2))

    assert [card.state for card in found.cards] == ["done", "next", "to_come"]


def test_what_goes_on_through_the_day_lets_the_other_card_be_next():
    found = day(planned("slide", dose_per_day=6), planned("bridge"), sets=sets_of("slide", 2))

    assert (card(found, "through_the_day").done, card(found, "any_time").state) == (1, "next")


def test_half_of_the_sets_is_begun_and_not_done():
    found = day(planned("bridge"), sets=sets_of("bridge", 1))

    assert (found.cards[0].done, found.cards[0].begun, found.cards[0].state) == (0, True, "next")


def test_the_evening_is_begun_by_the_sets_beyond_the_morning():
    found = day(PRESS_UP, sets=sets_of("press_up", 3))

    assert [(one.state, one.begun) for one in found.cards] == [("done", False), ("next", True)]


def test_both_sides_must_be_done_for_one_time():
    plank = planned("plank", unilateral=True)

    assert times_done(plank, {("plank", "left"): 2}) == 0
    assert times_done(plank, {("plank", "left"): 2, ("plank", "right"): 2}) == 1


def test_a_plan_for_one_side_asks_for_that_side_alone():
    assert times_done(planned("glide", unilateral=False, side="left"), {("glide", "left"): 2}) == 1


def test_a_few_minutes_hold_the_first_that_fit_in_the_order_of_the_plan():
    found = day(planned("bridge", 3), planned("squat", 4), planned("tilt", 2), planned("roll", 1))

    assert (found.short.exercises, found.short.minutes) == (("bridge", "tilt"), 5)
    assert found.short.because == "This fits into 5 minutes, most useful first: Bridge; Tilt."


def test_where_nothing_fits_the_shortest_is_offered_with_its_minutes():
    found = day(planned("bridge", 9), planned("squat", 7))

    assert found.short.exercises == ("squat",)
    assert found.short.because.startswith("Squat is the shortest today and takes about 7 minutes.")


def test_what_is_done_is_not_offered_for_a_few_minutes():
    found = day(planned("bridge", 3), planned("squat", 3), sets=sets_of("bridge", 2))

    assert found.short.exercises == ("squat",)


def test_when_all_is_done_a_few_minutes_hold_nothing():
    found = day(planned("bridge"), sets=sets_of("bridge", 2))

    assert (found.short.exercises, found.short.because) == ((), WORDS.short_nothing)


@pytest.mark.parametrize(("sets", "state"), [(0, None), (1, "part"), (2, "part"), (4, "done")])
def test_a_day_is_done_when_each_exercise_was_done_once_in_full(sets, state):
    done = [*sets_of("bridge", min(sets, 2)), *sets_of("squat", max(0, sets - 2))]

    assert state_of_day(document(planned("bridge"), planned("squat")), MONDAY, done) == state


def test_work_on_a_rest_day_is_part_of_something():
    assert state_of_day(document(planned("bridge", days=[1])), MONDAY, sets_of("bridge", 2)) == "part"


EXERCISES = st.lists(
    st.builds(
        lambda minutes, per_day, days, both: {
            "minutes": minutes,
            "dose_per_day": per_day,
            "days": days,
            "unilateral": both,
        },
        st.floats(0.5, 20),
        st.integers(1, 8),
        st.lists(st.integers(0, 6), unique=True),
        st.booleans(),
    ),
    max_size=6,
)
PERFORMED = st.lists(st.tuples(st.sampled_from(["e0", "e1", "e2", "gone"]), st.sampled_from(["", "left", "right"])))


@given(EXERCISES, st.integers(0, 6), PERFORMED, st.floats(1, 30))
def test_a_day_holds_its_exercises_and_never_offers_too_much_or_nothing(made, weekday, sets, minutes):
    exercises = [planned(f"e{number}", **more) for number, more in enumerate(made)]

    found = day_of(document(*exercises), weekday, WORDS, sets, minutes)

    of_day = [one for one in exercises if weekday in one["days"]]
    assert found.exercises == tuple(one["exercise"] for one in of_day)
    assert {name for card in found.cards for name in card.exercises} == set(found.exercises)
    assert [card.state for card in found.cards].count("next") == any(card.state != "done" for card in found.cards)
    assert all(0 <= card.done <= card.times and not (card.begun and card.state == "done") for card in found.cards)
    short = [one for one in of_day if one["exercise"] in found.short.exercises]
    assert sum(map(minutes_once, short)) <= minutes or len(short) == 1
    assert bool(short) == any(card.state != "done" for card in found.cards)
    assert set(found.short.exercises) <= set(found.exercises)

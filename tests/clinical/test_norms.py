"""A finding against what is usual, and a change against the error of measurement."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multifidus.clinical.norms import against_norm
from multifidus.library.load import load_knowledge

KNOWN = load_knowledge()
WORDS = KNOWN.sayings["default"].norm


def reading(fact, value, before=None, age=41, sex="female"):
    return against_norm(fact, value, before, age, sex, KNOWN.norms, WORDS)


def test_a_change_within_the_error_may_be_noise():
    found = reading("extension_deg", 15, 9)

    assert (found.change, found.real, found.better) == (6, False, True)
    assert found.words == "+6°, may be noise. Noise is up to 6.4°. Usual: 21.2°."


def test_a_change_beyond_the_error_is_real():
    found = reading("flexion_deg", 52, 34)

    assert (found.real, found.change_words) == (True, "+18°, real")


@pytest.mark.parametrize(("value", "real"), [(15.4, False), (15.5, True), (2.6, False), (2.5, True)])
def test_a_change_as_large_as_the_error_may_still_be_noise(value, real):
    found = reading("extension_deg", value, 9)

    assert found.real is real
    assert found.change_words.endswith("real" if real else "may be noise")


def test_less_is_better_where_it_is_a_time_to_stand_up():
    found = reading("five_chair_stands_s", 9.4, 12.9)

    assert (found.change_words, found.better, found.flagged) == ("−3.5 s, real", True, (12.39, 30))


def test_a_first_measure_has_the_error_of_one_value():
    found = reading("sorensen_s", 61)

    assert (found.change, found.real, found.change_words) == (None, None, "First measure")
    assert found.error == pytest.approx(28 / math.sqrt(2), abs=0.05)
    assert found.error_words == "Error is ±19.8 s."
    assert found.norm_words == "Usual: 80 s (women 40-44, SD 55)."


@pytest.mark.parametrize(("age", "usual"), [(16, 73), (53, 56.5), (90, 40), (99, 40), (15, None), (None, None)])
def test_usual_flexion_falls_with_age_and_is_not_known_for_children(age, usual):
    assert reading("flexion_deg", 50, age=age).usual == usual


@pytest.mark.parametrize(("value", "flagged"), [(43.3, False), (43.2, True)])
def test_flexion_under_seven_tenths_of_the_usual_is_flagged(value, flagged):
    found = reading("flexion_deg", value, age=41)

    assert (found.usual, found.flagged, found.is_flagged) == (61.9, (0, 43.3), flagged)


@pytest.mark.parametrize(("value", "flagged"), [(57.9, True), (58, False)])
def test_a_short_back_extensor_hold_is_flagged(value, flagged):
    assert reading("sorensen_s", value).is_flagged is flagged


@pytest.mark.parametrize(("value", "flagged"), [(11.9, False), (12, True)])
def test_twelve_seconds_up_and_go_are_flagged(value, flagged):
    assert reading("timed_up_and_go_s", value, age=75).is_flagged is flagged


def test_chair_stands_have_a_cut_but_nothing_usual():
    found = reading("chair_stands_30_s", 11, age=62, sex="female")

    assert (found.usual, found.flagged, found.is_flagged) == (None, (0, 12), True)
    assert found.norm_words == "No norm known. In the flagged zone."


@pytest.mark.parametrize(
    ("fact", "age", "sex"),
    [
        ("chair_stands_30_s", 41, "female"),
        ("chair_stands_30_s", 65, "intersex"),
        ("chair_stands_30_s", 65, None),
        ("timed_up_and_go_s", 30, "male"),
        ("side_bridge_left_s", 41, "undisclosed"),
        ("six_minute_walk_m", 59, "male"),
    ],
)
def test_no_numbers_of_other_people_are_borrowed(fact, age, sex):
    found = reading(fact, 10, age=age, sex=sex)

    assert (found.usual, found.flagged, found.is_flagged) == (None, None, None)
    assert found.norm_words == WORDS.usual_not_known


def test_where_the_error_is_not_known_a_change_is_neither_real_nor_noise():
    found = reading("side_bridge_left_s", 30, 24)

    assert (found.real, found.error, found.change_words) == (None, None, "+6 s, noise not known")
    assert found.error_words == "Error not known."


def test_a_finding_without_a_norm_draws_nothing_and_says_so():
    found = reading("single_leg_stance_s", 20, 10)

    assert (found.scale, found.usual, found.flagged, found.error, found.real) == (None, None, None, None, None)
    assert found.words == "+10, noise not known. Error not known. No norm known."


def test_the_same_value_is_no_change():
    found = reading("flexion_deg", 50, 50)

    assert (found.change_words, found.better, found.real) == ("No change", None, False)


def test_a_fact_has_one_norm_and_it_is_a_number():
    named = [fact for norm in KNOWN.norms.values() for fact in norm.facts]

    assert len(named) == len(set(named))
    assert {KNOWN.facts[fact].kind for fact in named} == {"number"}


@pytest.mark.parametrize("name", KNOWN.norms)
def test_every_number_of_a_norm_lies_on_its_bar(name):
    norm = KNOWN.norms[name]
    numbers = [norm.line.young, norm.line.old] if norm.line else []
    numbers += [
        number
        for group in norm.groups
        for number in (group.usual, group.flag_below, group.flag_above, group.flag_from)
        if number is not None
    ]

    assert numbers
    assert all(norm.low < number < norm.high for number in numbers)
    assert all(group.from_age <= group.to_age for group in norm.groups)


FACTS = sorted(fact for norm in KNOWN.norms.values() for fact in norm.facts)


@given(
    st.sampled_from(FACTS),
    st.floats(0, 100),
    st.none() | st.floats(0, 100),
    st.none() | st.floats(0, 120),
    st.sampled_from([None, "female", "male", "intersex", "undisclosed"]),
)
def test_what_is_said_agrees_with_what_is_drawn(fact, value, before, age, sex):
    found = reading(fact, value, before, age, sex)

    assert ("real" in found.change_words) == bool(found.real and found.change)
    assert (WORDS.flagged in found.norm_words) == bool(found.is_flagged)
    if found.scale and found.flagged and found.scale[0] <= value <= found.scale[1]:
        inside = found.flagged[0] < value < found.flagged[1]
        assert found.is_flagged == inside or value in found.flagged

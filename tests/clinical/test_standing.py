"""What a change means, and the course to expect as points of a plot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multifidus.clinical.course import expected
from multifidus.clinical.scoring.errors import ScoringError
from multifidus.clinical.standing import expected_band, place_on_course, standing
from multifidus.library.load import load_knowledge

KNOWN = load_knowledge()
WORDS = KNOWN.sayings["default"].standing
ACUTE = KNOWN.courses["acute"]


def change(first, last, instrument="nprs"):
    return standing(instrument, first, last, KNOWN.instruments, WORDS)


def band(baseline, instrument="nprs", weeks=12):
    return expected_band(ACUTE, KNOWN.instruments[instrument], baseline, weeks, WORDS)


def place(baseline, week, now, instrument="nprs"):
    found = place_on_course(ACUTE, KNOWN.instruments[instrument], baseline, week, now, WORDS)
    return found and found[0]


def test_a_drop_beyond_the_smallest_change_matters_and_is_more_than_noise():
    found = change(6, 2)

    assert (found.change, found.gain, found.matters, found.real) == (-4, 4, True, True)
    assert found.sentence == "Down by 4. A drop of 2 or more is one that people notice in daily life."


def test_a_drop_that_just_matters_is_still_within_the_noise_and_says_so():
    found = change(6, 4)

    assert (found.matters, found.real) == (True, False)
    assert found.sentence.endswith("answers can differ by up to 2.")


def test_a_small_drop_does_not_matter_and_may_be_noise():
    found = change(6, 5)

    assert (found.matters, found.real, found.verdict) == (False, False, "no_clear_change")
    assert found.sentence == (
        "Down by 1. A change of 2 or more is one that people notice in daily life. "
        "It may be noise. On two days with the same pain, answers can differ by up to 2."
    )


def test_no_change_is_not_called_noise():
    assert change(5, 5).sentence.startswith("No change since the start. A change of 2 or more")
    assert "noise" not in change(5, 5).sentence


def test_a_rise_that_matters_says_that_it_is_worse():
    found = change(3, 6)

    assert (found.verdict, found.matters, found.gain) == ("worse", True, -3)
    assert found.sentence.startswith("Up by 3. A rise of 2 or more")
    assert found.sentence.endswith(WORDS.worse)


def test_tasks_are_counted_as_tasks():
    assert change(13, 6, "rmdq24").sentence.startswith("7 tasks fewer. A drop of 5 or more")
    assert change(13, 12, "rmdq24").sentence.startswith("1 task fewer.")


def test_a_third_less_matters_even_under_the_points():
    found = change(10, 7, "rmdq24")

    assert (found.verdict, found.matters) == ("improved", True)
    assert "That is 30% better than at the start." in found.sentence
    assert "It may be noise" in found.sentence


def test_a_rise_is_a_gain_where_more_is_better():
    found = change(3, 7, "psfs")

    assert (found.gain, found.matters, found.matters_at) == (4, True, 5)
    assert found.sentence.startswith("Up by 4. A rise of 2 or more")


@pytest.mark.parametrize(("first", "instrument", "at"), [(6, "nprs", 4), (13, "rmdq24", 8), (1, "nprs", None)])
def test_the_score_from_which_a_gain_matters_lies_on_the_scale_or_is_not_drawn(first, instrument, at):
    assert change(first, first, instrument).matters_at == at


def test_one_answer_shows_no_change():
    found = change(6, None)

    assert (found.change, found.matters, found.matters_at, found.sentence) == (None, None, 4, WORDS.needs_two)


def test_where_nobody_knows_how_much_matters_nothing_is_claimed():
    unknown = next(
        one for one in KNOWN.instruments.values() if one.mic is None and one.score_high and one.score_low == 0
    )

    found = change(unknown.score_high, unknown.score_high - 1, unknown.id)

    assert found.matters is None
    assert WORDS.not_known in found.sentence


def test_a_score_out_of_range_is_refused():
    with pytest.raises(ScoringError):
        change(6, 11)


@given(st.integers(0, 10), st.integers(0, 10))
def test_what_is_said_to_matter_meets_the_points_or_a_third(first, last):
    found = change(first, last)

    assert found.change == last - first
    assert found.matters == (abs(first - last) >= 2 or (first > 3 and (first - last) / first >= 0.3))
    assert ("It may be noise" in found.sentence) == (0 < abs(first - last) <= 2)


def test_the_band_of_pain_is_published_and_is_that_of_the_plan():
    found = band(6)

    assert found.published
    assert found.say == WORDS.guide
    at_six = expected(ACUTE, 6, weeks=(6,))[0]
    point = found.points[6]
    assert (point.mean, point.low, point.high) == (at_six.mean_0_10, at_six.low_0_10, at_six.high_0_10)
    assert [point.week for point in found.points] == list(range(13))


def test_the_band_of_disability_is_a_guess_and_stays_on_its_scale():
    found = band(24, "rmdq24")

    assert (found.published, found.say) == (False, WORDS.guess)
    assert max(point.high for point in found.points) == 24


@pytest.mark.parametrize(("instrument", "baseline"), [("nprs", 3), ("rmdq24", 4), ("phq9", 20), ("psfs", 3)])
def test_no_band_is_drawn_where_nothing_can_be_said(instrument, baseline):
    assert band(baseline, instrument) is None


@pytest.mark.parametrize(("now", "where"), [(1, "ahead"), (2, "as_expected"), (3.6, "as_expected"), (4, "behind")])
def test_a_score_is_placed_on_the_course(now, where):
    assert place(6, 6, now) == where


def test_a_guess_places_nobody():
    assert place(13, 6, 6, "rmdq24") is None

"""Questionnaires: rounding, bands, and the known mistakes of other software."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

import pytest
from tests.clinical.scoring.worked import GOOD, INSTRUMENTS, refusal, scored

from multifidus.clinical.scoring.rounding import half_up


def test_halves_are_rounded_up_not_to_the_even_number():
    assert half_up(Fraction(1, 8), 2) == 0.13
    assert half_up(Fraction(-1, 8), 2) == -0.13
    assert half_up(Fraction(1, 40), 2) == 0.03
    assert scored("psfs", items=[0, 0, 0, 1])["score"] == 0.25


def test_the_oswestry_band_is_that_of_the_unrounded_value():
    just_over = scored("odi", items=[1] * 8 + [2, None])

    assert just_over == {"score": 22.2, "band": "moderate", "n_missing": 1}
    assert INSTRUMENTS["odi"].band_of(Fraction(2001, 100)) == "moderate"
    assert INSTRUMENTS["odi"].band_of(Fraction(20)) == "minimal"


@pytest.mark.parametrize(("items", "band"), [([2] * 10, "moderate"), ([3] * 10, "severe"), ([4] * 10, "crippled")])
def test_an_oswestry_score_on_the_border_stays_in_the_lower_band(items, band):
    assert scored("odi", items=items)["band"] == band


def test_a_prorated_phq9_rounds_half_up():
    result = scored("phq9", items=[1, 1, 1, 1, 1, 0, 0, None, None])

    assert (result["score"], result["n_missing"], result["prorated"]) == (6, 2, True)  # 5 * 9 / 7 = 6.43
    assert scored("phq9", items=[1, 1, 1, 1, 0, 0, 0, 0, None])["score"] == 5  # 4 * 9 / 8 = 4.5


@pytest.mark.parametrize(("value", "band"), [(0, "none"), (1, "mild"), (3, "mild"), (6, "moderate"), (7, "severe")])
def test_pain_bands(value, band):
    assert scored("nprs", value=value)["band"] == band


@pytest.mark.parametrize(
    ("value", "band", "direction"), [(-7, "large", "worse"), (0, "none", "same"), (3, "small", "better")]
)
def test_a_rating_of_change_has_a_size_and_a_direction(value, band, direction):
    assert scored("groc15", value=value) == {"score": value, "direction": direction, "band": band}


# Known mistakes of other software


def test_moderately_bothersome_does_not_count_in_startback():
    assert scored("startback9", items=[0] * 8, bothersome=2)["total"] == 0
    assert scored("startback9", items=[0] * 8, bothersome=3)["total"] == 1


def test_the_startback_psychosocial_part_is_the_last_five():
    assert scored("startback9", items=[1, 1, 1, 1, 0, 0, 0, 0], bothersome=4)["psych_subscore"] == 1


def test_startback_needs_the_bothersome_item():
    assert refusal("startback9", items=[1] * 8).code == "missing_items"
    assert refusal("startback9", items=[1] * 8, bothersome=5).code == "out_of_range"
    assert refusal("startback9", items=[1] * 9, bothersome=3).code == "wrong_length"


def test_tsk11_has_no_reversed_items():
    for item in range(11):
        items = [1] * 11
        items[item] = 4
        assert scored("tsk11", items=items)["score"] == 14


def test_the_pcs_has_13_items():
    assert refusal("pcs", items=[2] * 12).code == "wrong_length"
    parts = INSTRUMENTS["pcs"].subscales.values()
    assert sorted(item for part in parts for item in part.items) == list(range(1, 14))


def test_the_fabq_does_not_add_all_its_items():
    only_unscored = [6 if item in (1, 8, 13, 14, 16) else 0 for item in range(1, 17)]

    result = scored("fabq", items=only_unscored, working=True)

    assert (result["pa"], result["work"]) == (0, 0)


def test_fabq_work_is_raised_only_above_29_and_activity_above_14():
    assert scored("fabq", items=[0, 4, 4, 4, 3] + [5] * 11, working=True)["pa_elevated"] is True
    assert scored("fabq", items=[0] * 5 + [5] * 11, working=True) == {
        "pa": 0,
        "pa_elevated": False,
        "work": 35,
        "work_elevated": True,
    }


def test_fabq_must_know_whether_the_patient_works():
    assert refusal("fabq", items=[3] * 16).code == "missing_items"
    assert refusal("fabq", items=[3] * 5 + [None] * 11, working=True).code == "missing_items"
    assert refusal("fabq", items=[None] * 16, working=False).code == "missing_items"


def test_the_short_orebro_form_turns_items_3_4_and_8_round():
    least = [1, 0, 10, 10, 0, 0, 0, 10, 0, 0]

    for item in range(10):
        changed = least.copy()
        changed[item] = 5
        assert scored("ompsq_sf", items=changed)["score"] > 1


# Mood


def test_a_blank_item_9_raises_the_alert():
    assert scored("phq9", items=[0] * 8 + [None])["suicidality_alert"] is True


def test_item_9_raises_the_alert_even_where_there_is_no_score():
    error = refusal("phq9", items=[None] * 3 + [0] * 5 + [1])

    assert error.code == "missing_items"
    assert error.alerts == ("suicidality",)
    assert refusal("phq9", items=[None] * 3 + [0] * 6).alerts == ()


@pytest.mark.parametrize(
    ("total", "band"), [(4, "minimal"), (5, "mild"), (9, "mild"), (10, "moderate"), (15, "severe")]
)
def test_gad7_bands(total, band):
    items = [min(3, max(0, total - 3 * item)) for item in range(7)]

    result = scored("gad7", items=items)

    assert result == {"score": total, "band": band, "positive": total >= 10}


def test_worry_comes_first_in_the_phq4():
    result = scored("phq4", items=[3, 3, 0, 0])

    assert (result["anxiety"], result["depression"], result["band"]) == (6, 0, "moderate")


# Tables


def test_promis_versions_have_their_own_tables():
    first, second = (scored(f"promis_pf4a_v{version}", items=[1] * 4) for version in (1, 2))

    assert (first["raw"], first["t_score"]) == (4, 22.9)
    assert (second["raw"], second["t_score"], second["se"], second["band"]) == (4, 22.5, 4.0, "severe")
    assert "se" not in first


def test_promis_tables_hold_17_rising_values():
    for version in (1, 2):
        table = INSTRUMENTS[f"promis_pf4a_v{version}"].tables["t_score"]
        assert len(table) == 17
        assert list(table) == sorted(table)
    assert len(INSTRUMENTS["promis_pf4a_v2"].tables["se"]) == 17


ENGLAND = {
    "full_health": 1,
    "decrements": [
        [0.058, 0.076, 0.207, 0.274],
        [0.050, 0.080, 0.164, 0.203],
        [0.050, 0.063, 0.162, 0.184],
        [0.063, 0.084, 0.276, 0.335],
        [0.078, 0.104, 0.285, 0.289],
    ],
}


def test_eq5d_has_no_index_without_a_value_set():
    result = scored("eq5d5l", items=[1, 1, 2, 2, 3])

    assert result == {"profile": "11223", "index": None, "n_missing": 0, "vas": None}


def test_an_eq5d_value_set_gives_its_own_ends():
    assert scored("eq5d5l", items=[1] * 5, value_set=ENGLAND)["index"] == 1.0
    assert scored("eq5d5l", items=[5] * 5, value_set=ENGLAND)["index"] == -0.285


def test_a_blank_eq5d_item_leaves_neither_profile_nor_index():
    result = scored("eq5d5l", items=[1, 1, None, 1, 1], value_set=ENGLAND)

    assert (result["profile"], result["index"], result["n_missing"]) == (None, None, 1)


@pytest.mark.parametrize(
    ("value_set", "code"),
    [
        ("England", "wrong_type"),
        ({"decrements": [0.1]}, "wrong_type"),
        ({"decrements": [[0.1] * 4] * 4}, "wrong_length"),
        ({"decrements": [[0.1] * 3] * 5}, "wrong_length"),
        ({"decrements": [["x"] * 4] * 5}, "wrong_type"),
        ({"decrements": [[True] * 4] * 5}, "wrong_type"),
        ({"decrements": [[2] * 4] * 5}, "out_of_range"),
        ({"decrements": [[math.nan] * 4] * 5}, "out_of_range"),
        ({"full_health": "1", "decrements": [[0.1] * 4] * 5}, "wrong_type"),
    ],
)
def test_a_value_set_that_cannot_be_read_is_refused(value_set, code):
    assert refusal("eq5d5l", items=[2] * 5, value_set=value_set).code == code


# Nerve pain and activity


@pytest.mark.parametrize(
    ("sensory", "course", "radiating", "total", "verdict"),
    [
        ([0] * 7, -1, False, -1, "unlikely"),
        ([5] * 7, 1, True, 38, "likely"),
        ([2] * 6 + [0], 0, False, 12, "unlikely"),
        ([2] * 6 + [1], 0, False, 13, "unclear"),
        ([2] * 6 + [4], 0, True, 18, "unclear"),
        ([2] * 6 + [4], 1, True, 19, "likely"),
    ],
)
def test_paindetect_bands(sensory, course, radiating, total, verdict):
    result = scored("paindetect", sensory=sensory, course=course, radiating=radiating)

    assert result == {"score": total, "class": verdict}


def ipaq(**changed: int) -> Mapping[str, object]:
    none = {f"{part}_{what}": 0 for part in ("vig", "mod", "walk") for what in ("days", "min")}
    return scored("ipaq_sf", **{**none, **changed})


def test_a_bout_under_10_minutes_is_no_activity():
    assert ipaq(walk_days=7, walk_min=9) == {"met_min_week": 0.0, "category": "low"}


def test_an_activity_is_cut_at_180_minutes_a_day():
    assert ipaq(walk_days=7, walk_min=600)["met_min_week"] == 4158.0  # 3.3 * 180 * 7


def test_more_than_960_minutes_a_day_is_refused():
    none = {"vig_days": 0, "vig_min": 0}

    error = refusal("ipaq_sf", **none, mod_days=1, mod_min=480, walk_days=1, walk_min=481)

    assert error.code == "out_of_range"
    assert ipaq(mod_days=1, mod_min=480, walk_days=1, walk_min=480)["met_min_week"] == 1314.0


def test_minutes_of_an_activity_done_on_no_day_do_not_count():
    assert ipaq(vig_days=0, vig_min=900, walk_days=1, walk_min=120)["met_min_week"] == 396.0


@pytest.mark.parametrize(
    ("changed", "category"),
    [
        ({"vig_days": 3, "vig_min": 20}, "moderate"),
        ({"vig_days": 3, "vig_min": 19}, "low"),
        ({"mod_days": 5, "mod_min": 30}, "moderate"),
        ({"mod_days": 2, "mod_min": 30, "walk_days": 3, "walk_min": 30}, "moderate"),
        ({"walk_days": 7, "walk_min": 145}, "high"),
        ({"vig_days": 3, "vig_min": 62}, "moderate"),
        ({"vig_days": 3, "vig_min": 63}, "high"),
    ],
)
def test_ipaq_categories(changed, category):
    assert ipaq(**changed)["category"] == category


def test_gpaq_weighs_vigorous_work_and_leisure_double():
    result = scored("gpaq", **GOOD["gpaq"])

    assert result == {"met_min_week": 1680.0, "meets_who": True}  # 3 * 20 * (8 + 4 + 4 + 8 + 4)


def test_149_minutes_do_not_meet_the_guideline():
    assert scored("pavs", days=1, minutes=149) == {"minutes_week": 149, "meets_150": False}

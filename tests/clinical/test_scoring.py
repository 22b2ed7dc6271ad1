"""Scores against worked cases, and what must never be scored in silence."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import fields
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import pytest

from multifidus.clinical.instruments import Instrument
from multifidus.clinical.scoring import SCORED, ScoringError, score
from multifidus.clinical.scoring.rounding import half_up
from multifidus.library.faults import ContentError, Fault
from multifidus.library.folders import FOLDERS
from multifidus.library.load import content_folder
from multifidus.library.reader import Reader
from multifidus.library.vocabulary import Vocabulary
from multifidus.library.yaml_file import read_node

CASES = json.loads((Path(__file__).parents[1] / "cases_scoring" / "scoring_cases.json").read_text())["cases"]


def read_instruments() -> Mapping[str, Instrument]:
    """Read content/instruments alone, so that faults elsewhere in content don't stop these tests."""
    found: dict[str, Instrument] = {}
    faults: list[Fault] = []
    for path in sorted((content_folder() / FOLDERS["instrument"][0]).glob("*.yaml")):
        reader = Reader(path.name, Vocabulary({}))
        entry = reader.read(read_node(path, path.name), Instrument)
        faults.extend(reader.faults)
        found[path.stem] = entry
    if faults:
        raise ContentError(faults)
    return MappingProxyType(found)


INSTRUMENTS = read_instruments()

GOOD: dict[str, dict[str, object]] = {
    "rmdq24": {"items": [1] * 24},
    "odi": {"items": [1] * 10},
    "qbpds": {"items": [1] * 20},
    "nprs": {"value": 4},
    "vas100": {"value": 40},
    "psfs": {"items": [4, 5, 6]},
    "peg": {"items": [4, 5, 6]},
    "groc15": {"value": -3},
    "tsk11": {"items": [2] * 11},
    "pseq10": {"items": [3] * 10},
    "pseq2": {"items": [3, 3]},
    "startback9": {"items": [1] * 8, "bothersome": 3},
    "ompsq_sf": {"items": [5] * 10},
    "fabq": {"items": [3] * 16, "working": True},
    "pcs": {"items": [2] * 13},
    "paindetect": {"sensory": [2] * 7, "course": 1, "radiating": False},
    "phq2": {"items": [1, 1]},
    "gad2": {"items": [1, 1]},
    "phq4": {"items": [1] * 4},
    "phq9": {"items": [1] * 9},
    "gad7": {"items": [1] * 7},
    "promis_pf4a_v1": {"items": [3] * 4},
    "promis_pf4a_v2": {"items": [3] * 4},
    "eq5d5l": {"items": [1, 1, 2, 2, 3], "vas": 70},
    "pavs": {"days": 5, "minutes": 30},
    "ipaq_sf": {"vig_days": 1, "vig_min": 30, "mod_days": 2, "mod_min": 30, "walk_days": 5, "walk_min": 30},
    "gpaq": {
        f"{part}_{what}": 3 if what == "days" else 20
        for part in ("work_vig", "work_mod", "travel", "leisure_vig", "leisure_mod")
        for what in ("days", "min")
    },
    "laslett": {
        "distraction": True,
        "thigh_thrust": True,
        "compression": False,
        "sacral_thrust": False,
        "gaenslen_r": False,
        "gaenslen_l": False,
        "centralises": False,
    },
    "flynn": {
        "duration_days": 10,
        "symptoms_below_knee": False,
        "fabq_work": 12,
        "hypomobile_segment": True,
        "hip_ir_max_deg": 36,
    },
    "hicks": {"age": 39, "slr_mean_deg": 92, "aberrant_movement": True, "prone_instability": False},
    "cook": {
        "bilateral": True,
        "leg_worse_than_back": True,
        "pain_walk_stand": True,
        "relief_sitting": True,
        "age": 60,
    },
    "henschke": {"female": True, "age": 75, "significant_trauma": False, "prolonged_steroids": False},
    "roman": {"female": True, "age": 60, "leg_pain": False, "bmi": 21, "regular_exercise": False},
    "nice_axspa": {
        "onset_age": 30,
        "duration_days": 200,
        "criteria": {
            "wake_second_half": True,
            "buttock_pain": False,
            "better_movement": True,
            "better_nsaid_48h": False,
            "relative_with_spa": False,
            "arthritis": False,
            "enthesitis": False,
            "psoriasis": False,
        },
    },
    "ces_screen": {
        "bladder_change": False,
        "saddle_change": False,
        "bowel_change": False,
        "bilateral_leg_weakness": False,
        "sexual_change": False,
        "bilateral_leg_pain": False,
    },
    "stage": {"days": 10},
    "mdc95": {"sem": 2.54},
    "change": {"instrument": "odi", "baseline": 44, "followup": 34},
}
NOT_AVAILABLE = ("pase", "pickup")


def scored(instrument: str, /, **inputs: object) -> Mapping[str, object]:
    return score(instrument, inputs, INSTRUMENTS)


def refusal(instrument: str, /, **inputs: object) -> ScoringError:
    with pytest.raises(ScoringError) as caught:
        score(instrument, inputs, INSTRUMENTS)
    return caught.value


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_worked_cases_come_true(case):
    expected = case["expected"]

    if "error" in expected:
        assert refusal(case["instrument"], **case["inputs"]).code == expected["error"]
    else:
        result = scored(case["instrument"], **case["inputs"])
        assert {name: result[name] for name in expected} == expected
        for name, value in expected.items():
            assert type(result[name]) is type(value)


def test_there_are_63_worked_cases():
    assert len(CASES) == 63


def test_every_instrument_has_a_file_and_every_file_a_scorer():
    assert set(SCORED) == set(INSTRUMENTS)
    assert set(SCORED) == {*GOOD, *NOT_AVAILABLE}


@pytest.mark.parametrize("instrument", GOOD)
def test_good_inputs_are_scored(instrument):
    assert scored(instrument, **GOOD[instrument])


# What is wrong with the inputs


def test_an_unknown_instrument_is_refused_with_the_nearest_name():
    error = refusal("rmdq42", items=[])

    assert error.code == "unknown_instrument"
    assert "rmdq24" in str(error)


@pytest.mark.parametrize("instrument", NOT_AVAILABLE)
def test_what_we_hold_no_numbers_for_is_never_scored(instrument):
    assert refusal(instrument, items=[1]).code == "not_available"


@pytest.mark.parametrize("instrument", GOOD)
def test_a_misspelt_input_is_refused_not_ignored(instrument):
    assert refusal(instrument, **GOOD[instrument], saddle_chnage=True).code == "unknown_input"


@pytest.mark.parametrize("instrument", GOOD)
def test_nothing_at_all_is_missing_items(instrument):
    if instrument == "eq5d5l":
        assert scored(instrument)["profile"] is None
    else:
        assert refusal(instrument).code == "missing_items"


@pytest.mark.parametrize("instrument", GOOD)
def test_inputs_that_are_no_names_with_values_are_refused(instrument):
    with pytest.raises(ScoringError) as caught:
        score(instrument, [1, 2], INSTRUMENTS)  # type: ignore[arg-type]

    assert caught.value.code == "wrong_type"


def places():
    """Yield every single value of every good input: the instrument, the name, and the item or None."""
    for instrument, inputs in GOOD.items():
        for name, value in inputs.items():
            if isinstance(value, list):
                yield instrument, name, 0
                yield instrument, name, len(value) - 1
            elif isinstance(value, dict):
                for key in value:
                    yield instrument, name, key
            else:
                yield instrument, name, None


def with_value(instrument: str, name: str, item: object, value: object) -> dict[str, object]:
    inputs = dict(GOOD[instrument])
    if item is None:
        inputs[name] = value
    else:
        part = inputs[name].copy()  # type: ignore[attr-defined]
        part[item] = value
        inputs[name] = part
    return inputs


PLACES = list(places())


@pytest.mark.parametrize(("instrument", "name", "item"), PLACES)
@pytest.mark.parametrize("value", ["3", [], {}, math.nan, math.inf, object()])
def test_what_is_no_answer_is_a_wrong_type(instrument, name, item, value):
    error = refusal(instrument, **with_value(instrument, name, item, value))

    wanted = {"wrong_type", "unknown_instrument"} if name == "instrument" else {"wrong_type"}
    whole_list = isinstance(GOOD[instrument][name], list) and item is None and value == []
    assert error.code in ({"wrong_length"} if whole_list else wanted)
    assert str(error).endswith(".")


@pytest.mark.parametrize(
    ("instrument", "name", "item"),
    [place for place in PLACES if not isinstance(with_value(*place, 0)[place[1]], bool)],
)
def test_true_is_no_number_and_a_number_is_not_true(instrument, name, item):
    given = GOOD[instrument][name] if item is None else GOOD[instrument][name][item]  # type: ignore[index]

    wrong = 1 if isinstance(given, bool) else True

    assert refusal(instrument, **with_value(instrument, name, item, wrong)).code == "wrong_type"


@pytest.mark.parametrize(("instrument", "name", "item"), PLACES)
def test_a_number_out_of_range_is_refused(instrument, name, item):
    given = GOOD[instrument][name] if item is None else GOOD[instrument][name][item]  # type: ignore[index]
    if isinstance(given, (bool, str)):
        return

    assert refusal(instrument, **with_value(instrument, name, item, -8)).code == "out_of_range"


@pytest.mark.parametrize(("instrument", "name"), sorted({(i, n) for i, n, item in PLACES if isinstance(item, int)}))
def test_one_item_too_many_is_a_wrong_length(instrument, name):
    most = 6 if instrument == "psfs" else len(GOOD[instrument][name]) + 1  # type: ignore[arg-type]

    assert refusal(instrument, **{**GOOD[instrument], name: [1] * most}).code == "wrong_length"


@pytest.mark.parametrize(("instrument", "name"), sorted({(i, n) for i, n, item in PLACES if isinstance(item, int)}))
def test_no_items_are_a_wrong_length(instrument, name):
    assert refusal(instrument, **{**GOOD[instrument], name: []}).code == "wrong_length"


@pytest.mark.parametrize(("instrument", "name"), sorted({(i, n) for i, n, item in PLACES if isinstance(item, int)}))
def test_a_fraction_is_no_answer_to_an_item(instrument, name):
    assert refusal(instrument, **with_value(instrument, name, 0, 1.0)).code == "wrong_type"


def test_the_length_is_told_before_the_type_the_type_before_the_range_the_range_before_a_blank():
    assert refusal("peg", items=["x", 11]).code == "wrong_length"
    assert refusal("peg", items=[11, "x", None]).code == "wrong_type"
    assert refusal("peg", items=[None, None, 11]).code == "out_of_range"
    assert refusal("peg", items=[None, 3, 4]).code == "missing_items"


def test_a_message_says_what_is_wrong_what_is_allowed_and_what_to_do():
    assert str(refusal("odi", items=[6] + [0] * 9)) == (
        "odi: `items` 1 is 6; 0 to 5 is allowed. Check the answer on the form."
    )


# Blanks

ALL_NEEDED = ("tsk11", "pcs", "pseq10", "pseq2", "phq2", "gad2", "phq4", "gad7", "qbpds", "ompsq_sf", "peg")


@pytest.mark.parametrize("instrument", [*ALL_NEEDED, "promis_pf4a_v1", "promis_pf4a_v2"])
def test_one_blank_item_leaves_no_score(instrument):
    assert refusal(instrument, **with_value(instrument, "items", 0, None)).code == "missing_items"


@pytest.mark.parametrize("instrument", ["flynn", "hicks", "cook", "henschke", "roman", "pavs", "ipaq_sf", "gpaq"])
def test_a_finding_that_is_not_known_is_not_a_no(instrument):
    for name in GOOD[instrument]:
        assert refusal(instrument, **with_value(instrument, name, None, None)).code == "missing_items"


def test_the_roland_morris_score_is_never_prorated():
    result = scored("rmdq24", items=[1] * 6 + [None] * 18)

    assert result == {"score": 6, "n_missing": 18, "band": "moderate"}


def test_a_blank_roland_morris_form_has_no_score():
    assert refusal("rmdq24", items=[None] * 24).code == "missing_items"


def test_two_blank_oswestry_sections_are_allowed_and_three_are_not():
    assert scored("odi", items=[2] * 8 + [None] * 2)["score"] == 40.0
    assert refusal("odi", items=[2] * 7 + [None] * 3).code == "missing_items"


def test_an_unrated_activity_is_left_out_of_the_mean():
    assert scored("psfs", items=[0, None]) == {"score": 0.0, "n_items": 1}


# Rounding and bands


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


# Rules


def test_centralisation_outweighs_the_sacroiliac_tests():
    result = scored("laslett", **{**GOOD["laslett"], "compression": True, "centralises": True})

    assert result == {"count": 3, "sij_likely": False, "reason": "centralises"}


def test_a_sacroiliac_test_not_done_matters_only_where_it_could_change_the_answer():
    assert refusal("laslett", **{**GOOD["laslett"], "compression": None}).code == "missing_items"
    enough = {**GOOD["laslett"], "compression": True, "sacral_thrust": None}
    assert scored("laslett", **enough)["sij_likely"] is True
    hopeless = {**GOOD["laslett"], "distraction": False, "compression": None}
    assert scored("laslett", **hopeless)["sij_likely"] is False
    assert refusal("laslett", **{**enough, "centralises": None}).code == "missing_items"


@pytest.mark.parametrize(
    ("changed", "count", "positive", "short"),
    [
        ({}, 5, True, True),
        ({"duration_days": 16}, 4, True, False),
        ({"fabq_work": 19, "hip_ir_max_deg": 35}, 3, False, True),
        ({"symptoms_below_knee": True, "hypomobile_segment": False}, 3, False, False),
    ],
)
def test_the_manipulation_rule_and_its_borders(changed, count, positive, short):
    result = scored("flynn", **{**GOOD["flynn"], **changed})

    assert result == {"count": count, "positive": positive, "short_rule_positive": short}


@pytest.mark.parametrize(("changed", "count"), [({}, 3), ({"age": 40}, 2), ({"slr_mean_deg": 91}, 2)])
def test_the_stabilisation_rule_and_its_borders(changed, count):
    assert scored("hicks", **{**GOOD["hicks"], **changed}) == {"count": count, "positive": count >= 3}


def test_the_fabq_is_no_part_of_the_stabilisation_rule():
    assert refusal("hicks", **GOOD["hicks"], fabq_activity=20).code == "unknown_input"


def test_no_stenosis_finding_makes_it_unlikely():
    none = dict.fromkeys(GOOD["cook"], False) | {"age": 48}

    assert scored("cook", **none) == {"count": 0, "class": "unlikely"}
    assert scored("cook", **{**none, "bilateral": True})["class"] == "possible"


def test_age_and_sex_alone_never_trigger_the_fracture_rule():
    assert scored("henschke", **GOOD["henschke"]) == {"count": 2, "level": "raised", "triggers": False}
    with_trauma = {**GOOD["henschke"], "significant_trauma": True}
    assert scored("henschke", **with_trauma) == {"count": 3, "level": "high", "triggers": True}
    assert scored("henschke", **{**with_trauma, "age": 70, "female": False})["level"] == "low"


def test_the_osteoporotic_fracture_rule():
    assert scored("roman", **GOOD["roman"]) == {"count": 5, "class": "likely"}
    assert scored("roman", female=False, age=52, leg_pain=True, bmi=22.1, regular_exercise=True) == {
        "count": 0,
        "class": "unlikely",
    }


def axspa(onset_age: int = 40, duration_days: int = 200, **criteria: bool | None) -> Mapping[str, object]:
    known = dict.fromkeys(GOOD["nice_axspa"]["criteria"], False)  # type: ignore[call-overload]
    return scored("nice_axspa", onset_age=onset_age, duration_days=duration_days, criteria={**known, **criteria})


def test_three_features_ask_for_hla_b27_and_four_refer():
    three = {"wake_second_half": True, "buttock_pain": True, "psoriasis": True}

    assert axspa(**three)["action"] == "hla_b27"
    assert axspa(**three, arthritis=True)["action"] == "refer_rheumatology"
    assert axspa(**three, onset_age=34)["action"] == "refer_rheumatology"
    assert axspa(psoriasis=True)["action"] == "monitor"


def test_the_rule_needs_an_onset_before_45_and_more_than_91_days():
    assert axspa(onset_age=45)["entry"] is False
    assert axspa(duration_days=91) == {"entry": False, "count": 0, "action": "not_applicable"}


def test_a_feature_not_asked_is_not_a_no():
    with pytest.raises(ScoringError) as caught:
        axspa(psoriasis=None)

    assert caught.value.code == "missing_items"
    assert "psoriasis" in str(caught.value)


def test_features_must_have_names_and_known_ones():
    assert refusal("nice_axspa", onset_age=30, duration_days=200, criteria=["psoriasis"]).code == "wrong_type"
    assert refusal("nice_axspa", onset_age=30, duration_days=200, criteria={"psorasis": True}).code == "unknown_input"


# Cauda equina


STRONG = ("bladder_change", "saddle_change", "bowel_change", "bilateral_leg_weakness", "anal_tone_loss")


@pytest.mark.parametrize("sign", STRONG)
def test_one_strong_sign_is_an_emergency_when_recent_or_of_unknown_date(sign):
    assert scored("ces_screen", **{sign: True})["tier"] == "emergency"
    assert scored("ces_screen", **{sign: True}, onset_or_worsening_days=14)["tier"] == "emergency"
    assert scored("ces_screen", **{sign: True}, onset_or_worsening_days=15)["tier"] == "urgent"


def test_a_patient_who_answers_alone_is_always_sent_as_an_emergency():
    result = scored("ces_screen", saddle_change=True, onset_or_worsening_days=60, self_report=True)

    assert result["tier"] == "emergency"


def test_a_normal_residual_urine_clears_nobody():
    assert scored("ces_screen", bladder_change=True, pvr_ml=20)["tier"] == "emergency"
    assert scored("ces_screen", pvr_ml=201)["tier"] == "emergency"
    assert refusal("ces_screen", pvr_ml=200).code == "missing_items"


def test_both_legs_and_sexual_change_together_are_an_emergency():
    assert scored("ces_screen", sexual_change=True, bilateral_leg_pain=True)["tier"] == "emergency"
    assert scored("ces_screen", **{**GOOD["ces_screen"], "sexual_change": True})["tier"] == "routine"


@pytest.mark.parametrize("name", GOOD["ces_screen"])
def test_a_question_not_answered_never_clears_the_screen(name):
    inputs = {**GOOD["ces_screen"], name: None}

    assert scored("ces_screen", **GOOD["ces_screen"])["tier"] == "none"
    assert refusal("ces_screen", **inputs).code == "missing_items"


def test_an_urgent_screen_still_lists_what_was_not_asked():
    assert "bladder_change" in scored("ces_screen", bilateral_leg_pain=True)["not_asked"]  # type: ignore[operator]


# Change


def change(instrument: str, baseline: float, followup: float) -> Mapping[str, object]:
    return scored("change", instrument=instrument, baseline=baseline, followup=followup)


@pytest.mark.parametrize(
    ("instrument", "baseline", "followup", "verdict"),
    [
        ("odi", 44, 34, "improved"),
        ("odi", 44, 30, "clearly_improved"),
        ("odi", 44, 35, "no_clear_change"),
        ("odi", 44, 54, "worse"),
        ("odi", 44, 53.9, "no_clear_change"),
        ("rmdq24", 14, 9, "clearly_improved"),
        ("psfs", 4, 6, "clearly_improved"),
        ("psfs", 4, 2, "worse"),
        ("tsk11", 40, 36, "improved"),
        ("pseq2", 4, 5.5, "clearly_improved"),
        ("vas100", 60, 45, "improved"),
    ],
)
def test_what_a_change_means(instrument, baseline, followup, verdict):
    assert change(instrument, baseline, followup)["verdict"] == verdict


def test_a_third_of_very_little_pain_is_no_clear_improvement():
    result = change("nprs", 3, 2)

    assert (result["meets_30_percent"], result["percent_unsteady"]) == (True, True)
    assert result["verdict"] == "no_clear_change"
    assert change("rmdq24", 5, 3)["percent_unsteady"] is False


def test_a_start_of_zero_has_no_percent():
    result = change("nprs", 0, 2)

    assert (result["percent"], result["meets_30_percent"], result["verdict"]) == (None, False, "worse")


def test_thirty_percent_is_met_exactly():
    assert change("peg", 1, 0.7)["meets_30_percent"] is True
    assert change("peg", 1, 0.71)["meets_30_percent"] is False


def test_without_a_known_smallest_change_points_say_nothing():
    result = change("pcs", 40, 20)

    assert (result["meets_mic"], result["verdict"]) == (None, "improved")


def test_change_is_compared_within_the_range_of_the_instrument():
    assert refusal("change", instrument="nprs", baseline=11, followup=2).code == "out_of_range"
    assert refusal("change", instrument="tsk11", baseline=30, followup=10).code == "out_of_range"


def test_change_needs_an_instrument_with_one_score():
    assert refusal("change", baseline=1, followup=2).code == "missing_items"
    assert refusal("change", instrument="fabq", baseline=1, followup=2).code == "not_available"
    assert refusal("change", instrument="odl", baseline=1, followup=2).code == "unknown_instrument"
    assert refusal("change", instrument=3, baseline=1, followup=2).code == "wrong_type"


@pytest.mark.parametrize(("days", "stage"), [(0, "acute"), (41, "acute"), (42, "subacute"), (83, "subacute")])
def test_stages(days, stage):
    assert scored("stage", days=days) == {"stage": stage}


# Content


@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=list(INSTRUMENTS))
def test_numbers_of_an_instrument_agree_with_each_other(instrument):
    parts = {item for part in instrument.subscales.values() for item in part.items}
    assert all(1 <= item <= instrument.items for item in (*parts, *instrument.reversed_items))
    for part in instrument.subscales.values():
        assert part.high == sum(
            instrument.range_of(item)[1] if instrument.id != "startback9" else 1 for item in part.items
        )
    assert (instrument.mdc is None) == (instrument.mdc_kind is None)
    assert all((band.at_least is None) != (band.above is None) for band in instrument.bands)


SHIPPED = {"rmdq24", "nprs", "psfs", "peg", "groc15", "phq2", "phq4", "phq9", "gad2", "gad7", "pavs"}


def test_words_are_shipped_only_where_they_may_be():
    assert {id for id, instrument in INSTRUMENTS.items() if instrument.wording} == SHIPPED


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_shipped_words_have_as_many_items_as_the_instrument(name):
    wording = INSTRUMENTS[name].wording

    assert wording is not None
    assert len(wording.items) == INSTRUMENTS[name].items


def test_words_under_a_licence_stay_with_their_credit():
    for name in ("rmdq24", "peg", "phq2", "phq4", "phq9", "gad2", "gad7", "pavs"):
        wording = INSTRUMENTS[name].wording
        assert wording is not None
        assert wording.credit


def test_a_number_that_content_does_not_give_is_named():
    with pytest.raises(LookupError, match=r"nprs\.yaml gives no `cliff`"):
        INSTRUMENTS["nprs"].cut("cliff")


def test_every_number_field_of_an_instrument_is_described():
    assert all(field.metadata["text"] for field in fields(Instrument))


def test_a_number_of_400_digits_is_out_of_range_not_a_crash():
    assert refusal("mdc95", sem=10**400).code == "out_of_range"
    assert refusal("nprs", value=10**400).code == "out_of_range"
    assert scored("stage", days=10**400) == {"stage": "chronic"}

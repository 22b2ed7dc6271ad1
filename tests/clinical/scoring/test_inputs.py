"""Scores against worked cases, and inputs that must never be scored in silence."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from tests.clinical.scoring.worked import GOOD, INSTRUMENTS, NOT_AVAILABLE, refusal, scored

from multifidus.clinical.scoring import SCORED, ScoringError, score

CASES = json.loads((Path(__file__).parents[2] / "cases_scoring" / "scoring_cases.json").read_text())["cases"]


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

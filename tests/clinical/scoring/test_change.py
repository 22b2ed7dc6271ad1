"""What a change of a score means, and the numbers and words that content gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

import pytest
from tests.clinical.scoring.worked import INSTRUMENTS, refusal, scored

from multifidus.clinical.instruments import Instrument


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

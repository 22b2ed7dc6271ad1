"""What a therapist types on the examination page, read strictly: blank is never normal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multifidus.clinical.case import check_value
from multifidus.clinical.complaints import Complaint
from multifidus.clinical.facts import NOT_ASKED, UNKNOWN, Missing
from multifidus.records.facts_of import as_stored
from multifidus.records.knowledge import knowledge
from multifidus.web.therapist.examination_form import all_normal, form_of, read_form
from multifidus.web.therapist.examination_layout import DRAWN, POWER, ROWS, cells_of

FACTS = knowledge().facts
CELLS = cells_of(POWER, FACTS)


def power(**changed):
    return {f"{POWER}.{cell}": [changed.get(cell, "5")] for cell in CELLS}


def test_every_fact_of_neurology_and_examination_stands_on_the_page_once():
    wanted = {fact.id for name in ("neurological", "examination", "bone") for fact in knowledge().sections[name].facts}

    assert len(set(DRAWN + ROWS)) == len(DRAWN + ROWS)
    assert wanted <= set(DRAWN + ROWS)


def test_a_blank_form_says_nothing():
    assert read_form({}, {}, FACTS).values == {}


def test_a_grid_that_is_full_and_normal_is_recorded_as_normal():
    assert read_form(power(), {}, FACTS).values == {POWER: {}}


def test_a_grid_names_only_what_is_reduced():
    assert read_form(power(L5_left="4", S1_left="3"), {}, FACTS).values == {POWER: {"L5_left": 4, "S1_left": 3}}


def test_a_grid_with_a_blank_cell_is_never_taken_as_normal():
    form = power(L4_right="")

    reading = read_form(form, {}, FACTS)

    assert list(reading.faults) == [f"{POWER}.L4_right"]


def test_a_grid_can_be_said_to_be_not_known():
    assert read_form({POWER: ["unknown"]}, {}, FACTS).values == {POWER: UNKNOWN}


def test_a_finding_and_not_known_at_once_is_a_fault():
    assert read_form({**power(), POWER: ["unknown"]}, {}, FACTS).faults
    assert read_form({"slr_left_deg": ["60", "unknown"]}, {}, FACTS).faults


def test_all_normal_fills_blank_cells_and_keeps_what_was_typed():
    form = all_normal({f"{POWER}.L5_left": ["3"]}, FACTS)

    assert read_form(form, {}, FACTS).values[POWER] == {"L5_left": 3}


def test_what_was_not_tested_is_not_said_to_have_no_effect():
    reading = read_form({"moves.extension": ["centralises"]}, {}, FACTS)

    assert reading.values == {"centralises_with": ["extension"]}


def test_where_every_movement_was_tested_none_is_an_answer():
    form = {f"moves.{move}": ["none"] for move in ("extension", "flexion", "side_glide_left", "side_glide_right")}

    assert read_form(form, {}, FACTS).values == {"centralises_with": [], "peripheralises_with": []}


@pytest.mark.parametrize("typed", ["x", "X", "?", "unknown"])
def test_a_number_can_be_said_to_be_not_done(typed):
    assert read_form({"slr_left_deg": [typed]}, {}, FACTS).values == {"slr_left_deg": UNKNOWN}


def test_a_finding_of_today_whose_field_is_blank_is_taken_back():
    reading = read_form({"slr_left_deg": [""]}, {"slr_left_deg": 60}, FACTS)

    assert reading.values == {"slr_left_deg": NOT_ASKED}


def test_a_finding_of_today_that_is_wrong_now_is_not_taken_back():
    reading = read_form({"slr_left_deg": ["900"]}, {"slr_left_deg": 60}, FACTS)

    assert reading.values == {}
    assert list(reading.faults) == ["slr_left_deg"]


@pytest.mark.parametrize(
    "found",
    [
        {POWER: {"L5_left": 4}}, {POWER: {}}, {"reflexes_changed": ["ankle_left_absent", "knees_brisk"]},
        {"sensation_lost": ["S1_left", "S3_S5"]}, {"slr_left_deg": 62.5}, {"sij_compression": False},
        {"lateral_shift": "none"}, {"movement_limited": []}, {"movement_limited": ["flexion"]},
        {"anal_tone": "unknown"}, {"centralises_with": ["extension"], "peripheralises_with": ["flexion"]},
    ],
)  # fmt: skip
def test_what_was_saved_reads_back_the_same(found):
    form = form_of(found, FACTS)

    read = read_form(form, found, FACTS)

    assert not read.faults
    values = {name: "unknown" if value is UNKNOWN else value for name, value in read.values.items()}
    assert {name: sorted(v) if isinstance(v, list) else v for name, v in values.items()} == found


FIELDS = st.sampled_from([*ROWS, *DRAWN, *(f"{POWER}.{cell}" for cell in CELLS), "moves.flexion", "nonsense"])
TEXTS = st.one_of(st.text(max_size=12), st.sampled_from(["unknown", "yes", "5", "2+", "1e400", "\x00"]))


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(FIELDS, st.lists(TEXTS, max_size=3), max_size=8))
def test_whatever_is_typed_is_read_or_refused_and_never_kept_wrong(form):
    reading = read_form(form, {}, FACTS)

    for name, value in reading.values.items():
        assert isinstance(value, Missing) or not isinstance(check_value(FACTS[name], as_stored(value)), Complaint)

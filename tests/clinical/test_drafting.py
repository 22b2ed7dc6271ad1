"""The therapist's edits: what each does, and what it says where it can't be made."""

from __future__ import annotations

import pytest
from tests.clinical.patients import BRITTLE, FUSED, KNOWLEDGE, WHY, approval, assessed

from multifidus.clinical.draft import Draft, DraftError, draft_from
from multifidus.clinical.drafting import (
    add,
    approve_exercise,
    change_dose,
    move,
    remove,
    set_days,
    set_note,
    set_walking,
    swap,
)

NURSE = assessed()
DRAFT = draft_from(NURSE)
FIRST = DRAFT.exercises[0]


def names(draft: Draft) -> list[str]:
    return [found.exercise for found in draft.exercises]


def faults(caught: pytest.ExceptionInfo[DraftError]) -> dict[str, str]:
    return dict(caught.value.faults)


def test_a_changed_dose_keeps_what_the_rules_gave_and_the_reason():
    draft = change_dose(DRAFT, "bd_arm", {"sets": 3, "hold_s": "2,5"}, WHY, NURSE, KNOWLEDGE)

    found = draft.exercises[0]
    assert (found.dose.sets, found.dose.hold_s, found.because) == (3, 2.5, WHY)
    assert found.rule_dose == FIRST.dose
    assert found.is_changed
    assert DRAFT.exercises[0].dose.sets == 2


def test_a_dose_that_is_the_rules_again_needs_no_reason():
    draft = change_dose(DRAFT, "bd_arm", {"sets": 3}, WHY, NURSE, KNOWLEDGE)

    draft = change_dose(draft, "bd_arm", {"sets": FIRST.dose.sets}, "", NURSE, KNOWLEDGE)

    assert draft == DRAFT


def test_a_change_without_a_reason_is_refused_and_a_blank_one_keeps_the_old():
    with pytest.raises(DraftError) as caught:
        change_dose(DRAFT, "bd_arm", {"sets": 3}, "ok", NURSE, KNOWLEDGE)
    draft = change_dose(DRAFT, "bd_arm", {"sets": 3}, WHY, NURSE, KNOWLEDGE)
    draft = change_dose(draft, "bd_arm", {"sets": 4}, " ", NURSE, KNOWLEDGE)

    assert "Say why" in faults(caught)["because"]
    assert draft.exercises[0].because == WHY


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("sets", "7", "Sets: a whole number from 1 to 6 is needed."),
        ("sets", "2.5", "whole number"),
        ("reps", "", "from 1 to 30"),
        ("reps", "ten", "from 1 to 30"),
        ("hold_s", -1, "from 0 to 300"),
        ("rest_s", float("inf"), "from 0 to 300"),
        ("per_day", None, "from 1 to 8"),
        ("effort_low", "9", "below the lower one"),
        ("duration_min", 10, "counts repetitions"),
        ("goal", "strength", "no number of a dose"),
        ("days_per_week", 3, "no number of a dose"),
    ],
)
def test_a_number_that_cannot_be_is_told_beside_its_field(field, value, said):
    with pytest.raises(DraftError) as caught:
        change_dose(DRAFT, "bd_arm", {field: value}, WHY, NURSE, KNOWLEDGE)

    where = "effort_high" if field == "effort_low" else field
    assert said in faults(caught)[where]


def test_every_wrong_number_is_told_at_once():
    with pytest.raises(DraftError) as caught:
        change_dose(DRAFT, "bd_arm", {"sets": 0, "reps": 99, "rest_s": 1}, "", NURSE, KNOWLEDGE)

    assert set(faults(caught)) == {"sets", "reps"}


def test_a_timed_dose_stays_timed():
    draft = add(DRAFT_WITH_ROOM, "rx_breathing", WHY, NURSE, KNOWLEDGE)

    with pytest.raises(DraftError) as caught:
        change_dose(draft, "rx_breathing", {"duration_min": ""}, WHY, NURSE, KNOWLEDGE)

    assert "timed" in faults(caught)["duration_min"]


def test_effort_stays_under_what_the_conditions_and_irritability_allow():
    irritable = assessed("O07", irritability_high_by_clinician())
    draft = draft_from(irritable)

    with pytest.raises(DraftError) as caught:
        change_dose(draft, names(draft)[0], {"effort_high": 6}, WHY, irritable, KNOWLEDGE)

    assert "At most 4 of 10 now" in faults(caught)["effort_high"]


def irritability_high_by_clinician() -> list[dict[str, str]]:
    reason = "It burns for hours after every small thing."
    return [{"of": "irritability", "to": "high", "by": "A. Clinician", "role": "clinician", "reason": reason}]


def test_other_days_need_no_reason_but_another_number_of_days_does():
    moved = set_days(DRAFT, "rw_one_arm", [0, 3])
    with pytest.raises(DraftError) as caught:
        set_days(DRAFT, "rw_one_arm", [0])
    fewer = set_days(DRAFT, "rw_one_arm", ["4"], WHY)

    assert moved.exercises[4].days == (0, 3)
    assert not moved.exercises[4].is_changed
    assert "because" in faults(caught)
    assert (fewer.exercises[4].days, fewer.exercises[4].dose.days_per_week) == ((4,), 1)


@pytest.mark.parametrize("days", [[], [7], [-1], [1, 1], ["Monday"], [None], [1.5]])
def test_days_that_are_none_are_refused(days):
    with pytest.raises(DraftError) as caught:
        set_days(DRAFT, "bd_arm", days, WHY)

    assert "days" in faults(caught)


def test_moving_changes_the_order_alone():
    draft = move(DRAFT, "rw_one_arm", 1)

    assert names(draft) == ["rw_one_arm", *(name for name in names(DRAFT) if name != "rw_one_arm")]
    assert move(draft, "rw_one_arm", 5) == DRAFT


@pytest.mark.parametrize("place", [0, 7, -1, "first", None, 1.5, True])
def test_a_place_outside_the_draft_is_refused(place):
    with pytest.raises(DraftError) as caught:
        move(DRAFT, "bd_arm", place)

    assert "place" in faults(caught)


def test_what_the_rules_proposed_is_taken_out_with_a_reason_and_comes_back_without():
    with pytest.raises(DraftError):
        remove(DRAFT, "bd_arm")
    without = remove(DRAFT, "bd_arm", WHY)
    back = add(without, "bd_arm", "", NURSE, KNOWLEDGE)

    assert [(found.exercise, found.because) for found in without.removed] == [("bd_arm", WHY)]
    assert back.removed == ()
    assert back.exercises[-1] == FIRST


DRAFT_WITH_ROOM = remove(DRAFT, "fp_knees", WHY)


def test_an_added_exercise_comes_with_the_dose_and_days_of_the_rules():
    draft = add(DRAFT_WITH_ROOM, "cr_farmer", WHY, NURSE, KNOWLEDGE)

    found = draft.exercises[-1]
    assert (found.exercise, found.added) == ("cr_farmer", WHY)
    assert found.dose == found.rule_dose
    assert found.dose.days_per_week == len(found.days)
    assert min(later - day for day, later in zip(found.days, found.days[1:], strict=False)) >= 2


def test_adding_needs_a_why_and_room_and_an_exercise_that_is_new():
    for draft, name, why, field in (
        (DRAFT_WITH_ROOM, "cr_farmer", "", "because"),
        (DRAFT_WITH_ROOM, "bd_arm", WHY, "exercise"),
        (DRAFT_WITH_ROOM, "no_such", WHY, "exercise"),
        (DRAFT_WITH_ROOM, "ae_walk_easy", WHY, "exercise"),
        (DRAFT, "cr_farmer", WHY, "exercise"),
    ):
        with pytest.raises(DraftError) as caught:
            add(draft, name, why, NURSE, KNOWLEDGE)
        assert field in faults(caught)


def test_a_contraindicated_exercise_never_comes_in_whatever_is_approved():
    fused = assessed(FUSED, [approval("ae_row_erg")], equipment=["treadmill"])

    with pytest.raises(DraftError) as caught:
        add(draft_from(fused), "ae_row_erg", WHY, fused, KNOWLEDGE, "I judge that it is safe.", "A. Clinician")

    assert "exercise" in faults(caught)


def test_what_a_precaution_excludes_comes_in_with_a_named_clinicians_reason():
    brittle = assessed(BRITTLE)
    draft = remove(draft_from(brittle), "fn_sts", WHY)

    with pytest.raises(DraftError) as caught:
        add(draft, "bd_square", WHY, brittle, KNOWLEDGE)
    with pytest.raises(DraftError) as unnamed:
        add(draft, "bd_square", WHY, brittle, KNOWLEDGE, "Tried here, without trouble.")
    done = add(draft, "bd_square", WHY, brittle, KNOWLEDGE, "Tried here, without trouble.", "A. Clinician")

    assert {"approved", "approved_by"} == set(faults(caught))
    assert set(faults(unnamed)) == {"approved_by"}
    assert (done.exercises[-1].approved, done.exercises[-1].approved_by) == (
        "Tried here, without trouble.",
        "A. Clinician",
    )


def test_an_approval_of_what_needs_none_is_refused():
    with pytest.raises(DraftError, match="No approval changes"):
        approve_exercise(DRAFT, "bd_arm", WHY, "A. Clinician", NURSE, KNOWLEDGE)


def test_an_approval_of_the_case_is_enough():
    brittle = assessed(BRITTLE, [approval("bd_square")])
    draft = draft_from(brittle)
    if draft.place_of("bd_square") is None:
        draft = add(remove(draft, names(draft)[0], WHY), "bd_square", WHY, brittle, KNOWLEDGE)

    assert draft.exercises[draft.place_of("bd_square") or 0].approved == ""


def test_a_swap_takes_the_place_of_the_old_and_keeps_it_in_mind():
    draft = swap(DRAFT, "fp_knees", "ps_incline", WHY, NURSE, KNOWLEDGE)

    assert names(draft) == ["ps_incline" if name == "fp_knees" else name for name in names(DRAFT)]
    assert [found.exercise for found in draft.removed] == ["fp_knees"]


def test_a_swap_for_what_stands_in_the_draft_is_refused():
    for new in ("fp_knees", "bd_arm"):
        with pytest.raises(DraftError):
            swap(DRAFT, "fp_knees", new, WHY, NURSE, KNOWLEDGE)


def test_an_exercise_that_is_not_there_cannot_be_edited():
    for edit in (
        lambda: set_days(DRAFT, "no_such", [0], WHY),
        lambda: move(DRAFT, "no_such", 1),
        lambda: remove(DRAFT, "no_such", WHY),
        lambda: approve_exercise(DRAFT, "no_such", WHY, "A. Clinician", NURSE, KNOWLEDGE),
        lambda: change_dose(DRAFT, "no_such", {"sets": 1}, WHY, NURSE, KNOWLEDGE),
        lambda: swap(DRAFT, "no_such", "cr_farmer", WHY, NURSE, KNOWLEDGE),
    ):
        with pytest.raises(DraftError, match="not in the draft"):
            edit()


def test_nothing_is_edited_against_facts_that_give_no_leave_to_plan():
    stopped = assessed(saddle_numbness=True)

    with pytest.raises(DraftError, match="No exercise plan"):
        change_dose(DRAFT, "bd_arm", {"sets": 3}, WHY, stopped, KNOWLEDGE)
    with pytest.raises(DraftError, match="No exercise plan"):
        add(DRAFT_WITH_ROOM, "cr_farmer", WHY, stopped, KNOWLEDGE)


def test_walking_is_taken_out_with_a_reason():
    with pytest.raises(DraftError):
        set_walking(DRAFT, False)

    without = set_walking(DRAFT, False, WHY)

    assert (without.walking, without.walking_because) == (False, WHY)
    assert set_walking(without, True) == DRAFT


def test_a_note_keeps_its_lines_and_nothing_that_cannot_be_printed():
    assert set_note(DRAFT, " Go slowly. \r\n\r\nCall me. ").note == "Go slowly.\n\nCall me."
    with pytest.raises(DraftError):
        set_note(DRAFT, "\x1b[2J")

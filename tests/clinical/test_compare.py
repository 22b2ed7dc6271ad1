"""What differs between two versions of a plan, in words to print."""

from __future__ import annotations

from tests.clinical.patients import KNOWLEDGE, WHY, assessed

from multifidus.clinical.compare import compare, outline_of_document, outline_of_draft
from multifidus.clinical.document import resolve
from multifidus.clinical.draft import Draft, draft_from
from multifidus.clinical.drafting import change_dose, move, remove, set_days, set_note, set_walking, swap

NURSE = assessed()
DRAFT = draft_from(NURSE)


def differences(after: Draft) -> list[tuple[str, str, str]]:
    found = compare(outline_of_draft(DRAFT, KNOWLEDGE), outline_of_draft(after, KNOWLEDGE))
    return [(one.kind, one.exercise, one.say) for one in found]


def test_the_same_draft_does_not_differ():
    assert differences(DRAFT) == []


def test_a_document_does_not_differ_from_its_draft():
    draft = set_note(set_walking(set_days(DRAFT, "rw_one_arm", [0, 3]), False, WHY), "Well done.")

    document = resolve(draft, NURSE, KNOWLEDGE)

    assert compare(outline_of_document(document), outline_of_draft(draft, KNOWLEDGE)) == ()


def test_a_plan_whose_rules_give_no_walking_does_not_differ_by_it():
    document = resolve(DRAFT, NURSE, KNOWLEDGE) | {"walking": None}

    assert compare(outline_of_document(document), outline_of_draft(DRAFT, KNOWLEDGE)) == ()


def test_a_swap_is_one_taken_out_and_one_new():
    found = differences(swap(DRAFT, "fp_knees", "ps_incline", WHY, NURSE, KNOWLEDGE))

    assert [(kind, name) for kind, name, _ in found] == [("removed", "fp_knees"), ("added", "ps_incline")]
    assert found[0][2] == "Front plank 2: knees was taken out."


def test_a_dose_names_only_what_changed():
    found = differences(change_dose(DRAFT, "bd_arm", {"sets": 3, "hold_s": 2}, WHY, NURSE, KNOWLEDGE))

    assert found == [
        ("dose", "bd_arm", "Bird dog 1: arm reach or leg slide: sets 2, seconds held 0; now sets 3, seconds held 2.")
    ]


def test_days_are_named():
    found = differences(set_days(DRAFT, "rw_one_arm", [0, 3]))

    assert found == [("days", "rw_one_arm", "One-arm supported row: on Tue Sat; now on Mon Thu.")]


def test_another_order_is_told_once_and_a_removal_is_no_other_order():
    moved = differences(move(DRAFT, "rw_one_arm", 1))
    removed = differences(remove(DRAFT, "bd_arm", WHY))

    assert [(kind, say[:43]) for kind, _, say in moved] == [("order", "The order is now: One-arm supported row, Bi")]
    assert [kind for kind, _, _ in removed] == ["removed"]


def test_walking_and_the_note_are_compared():
    found = differences(set_note(set_walking(DRAFT, False, WHY), "Go slowly."))

    assert found == [("walking", "", "Now without walking."), ("note", "", "The note to the patient was changed.")]

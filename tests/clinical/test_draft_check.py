"""What blocks a draft, what only warns, and that it is judged by the facts of the moment."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.clinical.patients import BRITTLE, FUSED, KNOWLEDGE, WHY, approval, assessed

from multifidus.clinical.draft import Draft, draft_from
from multifidus.clinical.draft_check import examine_draft
from multifidus.clinical.drafting import add, approve_exercise, change_dose, move, remove, set_days, swap

NURSE = assessed()
DRAFT = draft_from(NURSE)


def with_dose(draft: Draft, **changes: Any) -> Draft:
    """Return a draft whose first dose was changed behind the edits' back."""
    first = draft.exercises[0]
    return replace(draft, exercises=(replace(first, dose=replace(first.dose, **changes)), *draft.exercises[1:]))


def warned(draft: Draft, of: str = "bd_arm") -> str:
    check = examine_draft(draft, NURSE, KNOWLEDGE)
    return " ".join(remark.text for remark in check.warnings if remark.exercise == of)


def test_what_the_rules_propose_may_be_approved_and_takes_the_minutes_of_their_plan():
    check = examine_draft(DRAFT, NURSE, KNOWLEDGE)

    assert NURSE.plan is not None
    assert (check.may_approve, check.warnings) == (True, ())
    assert check.minutes_of_days == NURSE.plan.minutes_of_days
    assert check.unmet == NURSE.plan.unmet
    assert (check.exercises, check.minutes) == (6, 25)


def test_facts_that_take_away_the_leave_to_plan_block_the_draft():
    stopped = assessed(saddle_numbness=True)

    check = examine_draft(DRAFT, stopped, KNOWLEDGE)

    assert not check.may_approve
    assert "No exercise plan" in check.blocks[0].text
    assert check.blocks[0].reasons


def test_an_exercise_that_new_facts_forbid_blocks_and_says_why():
    draft = swap(DRAFT, "fp_knees", "lr_double_lowering_bent", WHY, NURSE, KNOWLEDGE, "She is strong enough.", "A. C.")
    fused = assessed(FUSED)

    before = examine_draft(draft, NURSE, KNOWLEDGE)
    after = examine_draft(draft, fused, KNOWLEDGE)

    assert before.may_approve
    blocked = {remark.exercise: remark for remark in after.blocks}
    assert "not allowed now" in blocked["lr_double_lowering_bent"].text
    assert blocked["lr_double_lowering_bent"].reasons


def test_what_a_precaution_excludes_blocks_until_a_named_clinician_says_why():
    brittle = assessed(BRITTLE)
    draft = swap(
        draft_from(brittle), "fn_sts", "bd_square", WHY, brittle, KNOWLEDGE, "Tried here, no trouble.", "A. C."
    )
    place = draft.place_of("bd_square")
    assert place is not None
    silent = replace(
        draft,
        exercises=tuple(
            replace(found, approved="", approved_by="", approved_against=()) if found.exercise == "bd_square" else found
            for found in draft.exercises
        ),
    )

    assert examine_draft(draft, brittle, KNOWLEDGE).may_approve
    assert "needs a clinician's reason" in examine_draft(silent, brittle, KNOWLEDGE).blocks[0].text
    assert examine_draft(silent, assessed(BRITTLE, [approval("bd_square")]), KNOWLEDGE).may_approve
    again = approve_exercise(silent, "bd_square", "Tried here, no trouble.", "A. C.", brittle, KNOWLEDGE)
    assert examine_draft(again, brittle, KNOWLEDGE).may_approve


def test_an_approval_overrules_what_was_known_then_and_nothing_that_came_up_later():
    draft = swap(DRAFT, "fp_knees", "bd_square", WHY, NURSE, KNOWLEDGE, "She is strong enough.", "A. C.")
    frail = assessed(osteoporosis="osteoporosis", percussion_pain=False)

    before = examine_draft(draft, NURSE, KNOWLEDGE)
    after = {remark.exercise: remark.text for remark in examine_draft(draft, frail, KNOWLEDGE).blocks}

    assert before.may_approve
    assert draft.exercises[1].approved_against == ("later",)
    assert "needs a clinician's reason" in after["bd_square"]


def test_an_approval_in_the_draft_does_not_lift_a_contraindication():
    fused = assessed(FUSED)
    draft = swap(DRAFT, "fp_knees", "lr_double_lowering_bent", WHY, NURSE, KNOWLEDGE, "She is strong enough.", "A. C.")

    check = examine_draft(draft, fused, KNOWLEDGE)

    assert "lr_double_lowering_bent" in {remark.exercise for remark in check.blocks}


def test_effort_above_the_cap_and_a_change_without_a_reason_block():
    pressed = assessed(systolic_mmhg=165, diastolic_mmhg=95)
    draft = with_dose(DRAFT, effort_high=9)

    texts = [remark.text for remark in examine_draft(draft, NURSE, KNOWLEDGE).blocks]
    capped = [remark.text for remark in examine_draft(draft, pressed, KNOWLEDGE).blocks]

    assert [text for text in texts if "say why the dose differs" in text]
    assert pressed.plan is None or [text for text in capped if "is above 5" in text]


def test_an_exercise_that_the_content_no_longer_holds_blocks():
    lost = replace(DRAFT.exercises[0], exercise="gone")
    draft = replace(DRAFT, exercises=(lost, *DRAFT.exercises[1:]))

    check = examine_draft(draft, NURSE, KNOWLEDGE)

    assert [remark.exercise for remark in check.blocks] == ["gone"]


def test_too_many_exercises_block():
    seventh = replace(DRAFT.exercises[0], exercise="mob_cat_camel", added=WHY)

    check = examine_draft(replace(DRAFT, exercises=(*DRAFT.exercises, seventh)), NURSE, KNOWLEDGE)

    assert "7 exercises are more than 6" in check.blocks[0].text


def test_more_minutes_than_there_are_warn_with_both_numbers():
    short = assessed(minutes_per_day=10)

    check = examine_draft(DRAFT, short, KNOWLEDGE)

    assert check.may_approve
    assert [remark.text for remark in check.warnings if "the patient has 10" in remark.text]
    assert max(check.minutes_of_days) > check.minutes == 10


def test_more_days_than_there_are_warn():
    check = examine_draft(DRAFT, assessed(days_per_week=3), KNOWLEDGE)

    assert "7 days are used; the patient has 3." in [remark.text for remark in check.warnings]


def test_a_dose_outside_the_usual_warns_and_does_not_block():
    draft = change_dose(DRAFT, "bd_arm", {"reps": 20}, WHY, NURSE, KNOWLEDGE)

    assert "repetitions in a set 20; usual are 8 to 10" in warned(draft)
    assert examine_draft(draft, NURSE, KNOWLEDGE).may_approve


def test_nearly_the_same_exercise_twice_warns():
    draft = add(remove(DRAFT, "fp_knees", WHY), "mc_draw_in", WHY, NURSE, KNOWLEDGE)

    assert "nearly the same" in warned(draft, "mc_draw_in")


def test_strength_on_neighbouring_days_warns():
    draft = set_days(DRAFT, "rw_one_arm", [0, 1])

    assert "no day of rest between Monday and Tuesday" in warned(draft, "rw_one_arm")


def test_a_rule_that_would_dose_otherwise_now_is_told():
    brisk = assessed(overrides=irritable())

    texts = [remark.text for remark in examine_draft(DRAFT, brisk, KNOWLEDGE).warnings]

    assert [text for text in texts if "would start with another dose now" in text]


def irritable() -> list[dict[str, str]]:
    reason = "It burns for hours after every small thing."
    return [{"of": "irritability", "to": "high", "by": "A. Clinician", "role": "clinician", "reason": reason}]


def test_a_need_that_the_therapist_left_unmet_is_told():
    draft = remove(DRAFT, "fn_lift_table", WHY)

    unmet = {line.id for line in examine_draft(draft, NURSE, KNOWLEDGE).unmet}

    assert "unmet:hip_hinge_or_lifting_training" in unmet


def test_the_order_changes_nothing_of_what_is_allowed():
    moved = move(DRAFT, "rw_one_arm", 1)

    assert (
        examine_draft(moved, NURSE, KNOWLEDGE).minutes_of_days == examine_draft(DRAFT, NURSE, KNOWLEDGE).minutes_of_days
    )

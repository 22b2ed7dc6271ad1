"""What is offered to put in or to swap: the best first, each with why and why not."""

from __future__ import annotations

import pytest
from tests.clinical.patients import BRITTLE, FUSED, KNOWLEDGE, WHY, approval, assessed

from multifidus.clinical.draft import DraftError, draft_from
from multifidus.clinical.drafting import add, remove
from multifidus.clinical.offers import Offer, offers

NURSE = assessed()
DRAFT = draft_from(NURSE)


def by_id(found: tuple[Offer, ...]) -> dict[str, Offer]:
    return {offer.exercise: offer for offer in found}


def test_every_other_exercise_is_offered_or_refused_with_a_reason():
    found = offers(DRAFT, NURSE, KNOWLEDGE)

    planned = {exercise.exercise for exercise in DRAFT.exercises}
    assert {offer.exercise for offer in found} == KNOWLEDGE.exercises.keys() - planned
    assert all(offer.why_not for offer in found if not offer.allowed)
    assert all(offer.why or offer.why_not for offer in found)


def test_allowed_come_first_then_what_needs_a_reason_then_the_barred():
    found = offers(DRAFT, NURSE, KNOWLEDGE)

    ranks = [0 if offer.allowed else 1 if offer.needs_override else 2 for offer in found]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}
    assert found[0].worth == max(offer.worth for offer in found if offer.allowed and not offer.why_not)


def test_what_is_allowed_can_be_added_and_what_is_barred_cannot():
    brittle = assessed(BRITTLE)
    draft = remove(draft_from(brittle), "fn_sts", WHY)

    for offer in offers(draft, brittle, KNOWLEDGE)[::7]:
        if offer.allowed:
            assert add(draft, offer.exercise, WHY, brittle, KNOWLEDGE).exercises[-1].exercise == offer.exercise
        else:
            with pytest.raises(DraftError):
                add(draft, offer.exercise, WHY, brittle, KNOWLEDGE)


def test_a_contraindication_names_its_condition_and_no_override_is_offered():
    found = by_id(offers(draft_from(assessed(FUSED)), assessed(FUSED), KNOWLEDGE))

    barred = found["lr_double_lowering_bent"]
    assert (barred.allowed, barred.needs_override) == (False, False)
    assert barred.why_not[0].rule.startswith("tags/")


def test_a_precaution_offers_an_override_until_the_case_holds_one():
    before, after = assessed(BRITTLE), assessed(BRITTLE, [approval("bd_square")])

    asked = by_id(offers(draft_from(before), before, KNOWLEDGE))["bd_square"]
    assert (asked.allowed, asked.needs_override) == (False, True)
    granted = by_id(offers(draft_from(before), after, KNOWLEDGE))["bd_square"]
    assert (granted.allowed, granted.needs_override) == (True, False)


def test_a_swap_is_offered_what_serves_the_same_need():
    found = offers(DRAFT, NURSE, KNOWLEDGE, for_exercise="fp_knees")

    served = set(KNOWLEDGE.exercises["fp_knees"].serves)
    forms = {"fp_wall", "fp_full"}
    assert all(served & set(KNOWLEDGE.exercises[offer.exercise].serves) or offer.exercise in forms for offer in found)
    assert forms <= {offer.exercise for offer in found}
    assert "rx_breathing" not in {offer.exercise for offer in found}


def test_what_is_nearly_the_same_as_another_of_the_draft_says_so_and_comes_later():
    found = offers(DRAFT, NURSE, KNOWLEDGE)

    near = by_id(found)["mc_draw_in"]
    assert "nearly the same" in near.why_not[0].because
    assert found.index(near) > found.index(by_id(found)["ps_incline"])


def test_without_leave_to_plan_nothing_is_offered():
    with pytest.raises(DraftError):
        offers(DRAFT, assessed(saddle_numbness=True), KNOWLEDGE)

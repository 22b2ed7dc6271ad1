"""Drafts are edited by one therapist at a time, and become plans that stay as they were approved."""

from __future__ import annotations

import dataclasses
import datetime
import json

import pytest

from multifidus.actions import approve as approval
from multifidus.actions import plan as plans
from multifidus.actions.deed import Invalid, Refused, Stale
from multifidus.actions.judge import assessment_of
from multifidus.clinical.draft import draft_from_json
from multifidus.clinical.offers import offers
from multifidus.records.knowledge import knowledge
from multifidus.records.models import AuditEntry, PlanVersion

NOTHING = plans.Typed()
LATER = datetime.timedelta(minutes=5)


@pytest.fixture
def draft(ready, alice, acting, now):
    return plans.start_draft(acting(alice), ready, now)


def first(draft):
    return draft.draft["exercises"][0]["exercise"]


def typed(exercise, because="", **dose):
    return plans.Typed((plans.TypedRow(exercise, dose, None, because),))


def test_a_draft_holds_what_the_rules_propose(draft):
    assert draft.number == 1
    assert draft.state == "draft"
    assert draft.draft["exercises"]


def test_there_is_one_draft_at_a_time(draft, ready, alice, acting, now):
    with pytest.raises(Refused, match="open already"):
        plans.start_draft(acting(alice), ready, now)


def test_without_leave_to_plan_there_is_no_draft(marta, alice, acting, now):
    with pytest.raises(Refused, match="no exercise plan"):
        plans.start_draft(acting(alice), marta, now)

    assert not PlanVersion.objects.exists()


def test_another_dose_is_kept_with_its_reason(draft, ready, alice, acting, now):
    change = typed(first(draft), "She tires early in the day", sets="1")

    plans.save_draft(acting(alice), ready, 0, change, now)

    row = PlanVersion.objects.get().draft["exercises"][0]
    assert (row["dose"]["sets"], row["because"]) == (1, "She tires early in the day")
    assert PlanVersion.objects.get().edits == 1


def test_another_dose_without_a_reason_is_refused_by_field(draft, ready, alice, acting, now):
    with pytest.raises(Invalid) as caught:
        plans.save_draft(acting(alice), ready, 0, typed(first(draft), sets="1"), now)

    assert list(caught.value.faults) == [f"{first(draft)}.because"]
    assert PlanVersion.objects.get().edits == 0


def test_saving_what_is_there_already_is_no_change(draft, ready, alice, acting, now):
    dose = draft.draft["exercises"][0]["dose"]

    plans.save_draft(acting(alice), ready, 0, typed(first(draft), sets=str(dose["sets"])), now)

    assert PlanVersion.objects.get().edits == 0


def test_the_second_of_two_therapists_is_told(draft, ready, alice, bob, acting, now):
    plans.save_draft(acting(alice), ready, 0, typed(first(draft), "She tires early in the day", sets="1"), now)

    with pytest.raises(Stale) as caught:
        plans.save_draft(acting(bob), ready, 0, typed(first(draft), "She can do more of it", sets="4"), now + LATER)

    assert caught.value.current.edited_by == alice.account
    assert PlanVersion.objects.get().draft["exercises"][0]["dose"]["sets"] == 1


def test_a_contraindicated_exercise_is_refused(draft, ready, alice, acting, now):
    found = assessment_of(ready.episode, knowledge(), now)
    every = offers(draft_from_json(draft.draft), found, knowledge())
    barred = next(offer.exercise for offer in every if not offer.allowed and not offer.needs_override)

    with pytest.raises(Invalid):
        plans.add_exercise(acting(alice), ready, 0, barred, "I think it suits her", "I take it upon me", now)

    assert barred not in json.dumps(PlanVersion.objects.get().draft["exercises"])


def test_an_exercise_of_the_rules_is_taken_out_only_for_a_reason(draft, ready, alice, acting, now):
    with pytest.raises(Invalid, match="Say why"):
        plans.remove_exercise(acting(alice), ready, 0, NOTHING, first(draft), "", now)


def test_an_exercise_moves_down(draft, ready, alice, acting, now):
    before = [row["exercise"] for row in draft.draft["exercises"]]

    after = plans.move_exercise(acting(alice), ready, 0, NOTHING, before[0], 1, now)

    assert [row["exercise"] for row in after.draft["exercises"]] == [before[1], before[0], *before[2:]]


def test_approval_stores_words_and_hash(draft, ready, alice, acting, now):
    plan = approval.approve(acting(alice), ready, 0, NOTHING, now)

    stored = PlanVersion.objects.get(pk=plan.pk)
    assert stored.state == "approved"
    assert stored.approved_by == alice.account
    assert stored.document["exercises"][0]["cues"]
    assert approval.hash_of(stored.document) == stored.document_hash


def test_an_approved_plan_reads_the_same_after_the_content_changes(draft, ready, alice, acting, now, monkeypatch):
    plan = approval.approve(acting(alice), ready, 0, NOTHING, now)
    name = first(draft)
    changed = dataclasses.replace(knowledge().exercises[name], title="Something else", cues=("Do nothing.",))
    content = dataclasses.replace(knowledge(), exercises={**knowledge().exercises, name: changed}, revision="next")
    for module in (plans, approval):
        monkeypatch.setattr(module, "knowledge", lambda: content)

    stored = PlanVersion.objects.get(pk=plan.pk)

    assert stored.document == plan.document
    assert stored.document["exercises"][0]["title"] != "Something else"
    assert approval.hash_of(stored.document) == plan.document_hash


def test_approval_says_when_to_assess_again(draft, ready, alice, acting, now):
    plan = approval.approve(acting(alice), ready, 0, NOTHING, now)

    ready.episode.refresh_from_db()
    assert ready.episode.reassess_on == now.date() + datetime.timedelta(days=min(plan.document["reassess_days"]))


def test_a_new_plan_replaces_the_former(draft, ready, alice, acting, now):
    approval.approve(acting(alice), ready, 0, NOTHING, now)
    plans.start_draft(acting(alice), ready, now + LATER)

    second = approval.approve(acting(alice), ready, 0, NOTHING, now + LATER)

    former = PlanVersion.objects.get(number=1)
    assert (former.state, former.replaced_at) == ("replaced", now + LATER)
    assert second.number == 2


def test_a_red_flag_since_the_draft_blocks_approval_and_says_why(draft, ready, told, alice, acting, now):
    told(ready, saddle_numbness=True)

    with pytest.raises(Refused, match="No exercise plan"):
        approval.approve(acting(alice), ready, 0, NOTHING, now + LATER)

    assert PlanVersion.objects.get().state == "draft"
    assert AuditEntry.objects.filter(action="plan.approval_refused").exists()
    ready.episode.refresh_from_db()
    assert ready.episode.tier == "emergency"


def test_approval_on_an_old_count_is_refused(draft, ready, alice, bob, acting, now):
    plans.save_draft(acting(bob), ready, 0, typed(first(draft), "She tires early in the day", sets="1"), now)

    with pytest.raises(Stale):
        approval.approve(acting(alice), ready, 0, NOTHING, now)


def test_what_was_typed_is_approved_with_it(draft, ready, alice, acting, now):
    plan = approval.approve(acting(alice), ready, 0, plans.Typed(note="Call me if it gets worse."), now)

    assert plan.document["note"] == "Call me if it gets worse."


def test_one_action_is_one_audit_row(draft, ready, alice, acting, now):
    before = AuditEntry.objects.count()

    approval.approve(acting(alice), ready, 0, NOTHING, now)

    assert AuditEntry.objects.count() == before + 1

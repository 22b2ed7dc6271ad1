"""Whatever a therapist does to a draft: what may be approved holds nothing that a known fact forbids."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.properties.check import case_of
from tests.properties.edits import edit
from tests.properties.patients import ASKABLE, CALM, CHANCE, KNOWLEDGE, MOSTLY_WELL, Found, as_answered, clean_patient

from multifidus.clinical.assess import Assessment, assess
from multifidus.clinical.candidates import gather
from multifidus.clinical.conditions import examine, truth
from multifidus.clinical.document import resolve
from multifidus.clinical.draft import Draft, DraftError, as_json, draft_from, draft_from_json
from multifidus.clinical.draft_check import examine_draft
from multifidus.clinical.facts import UNKNOWN
from multifidus.clinical.fitting import situation_of
from multifidus.clinical.safety import permit

MANY = settings(max_examples=150, derandomize=True, deadline=None, database=None)
STATES = tuple(
    {name: as_answered(answer) for name, answer in case.given.items() if name in ASKABLE}
    for condition in KNOWLEDGE.conditions.values()
    for case in condition.cases
    if case.expect == "fires" and condition.raises
)
EDITS = st.integers(min_value=1, max_value=12)


def edited(draft: Draft, assessment: Assessment, chance: Random, edits: int) -> Draft:
    refused: list[tuple[tuple[str, str], ...]] = []
    for _ in range(edits):
        try:
            draft = edit(draft, assessment, chance)
        except DraftError as error:
            refused.append(error.faults)
    assert all(faults and all(field and message for field, message in faults) for faults in refused)
    return draft


def forbidden_tags(assessment: Assessment) -> frozenset[str]:
    """Return the tags that this patient's facts raise, worked out a second time from the content."""
    facts = assessment.facts
    return frozenset(
        tag
        for condition in KNOWLEDGE.conditions.values()
        if truth(condition.when, facts)
        or (
            truth(condition.when, facts) is None
            and condition.when_unknown == "assume"
            and any(facts.get(name) is UNKNOWN for name in examine(condition.when, facts).missing)
        )
        for tag in condition.raises
    )


def holds_something_forbidden(draft: Draft, assessment: Assessment) -> list[str]:
    tags = forbidden_tags(assessment)
    return [e.exercise for e in draft.exercises if tags & set(KNOWLEDGE.exercises[e.exercise].contraindications)]


def unapproved(draft: Draft, assessment: Assessment) -> list[str]:
    """Return what a precaution excludes now and no named clinician approved against that very tag."""
    excluded = []
    for found in draft.exercises:
        permission = permit(KNOWLEDGE.exercises[found.exercise], assessment.safety, KNOWLEDGE.tags)
        rules = {reason.rule for reason in permission.reasons}
        named = found.approved and found.approved_by and rules <= set(found.approved_against)
        if not permission.allowed and not named:
            excluded.append(found.exercise)
    return excluded


@MANY
@given(MOSTLY_WELL, CHANCE, EDITS)
def test_an_approvable_draft_never_holds_a_contraindicated_exercise(patient: Found, chance: Random, edits: int):
    assessment = assess(case_of(patient), KNOWLEDGE)
    assume(assessment.plan is not None)

    draft = edited(draft_from(assessment), assessment, chance, edits)

    if examine_draft(draft, assessment, KNOWLEDGE).may_approve:
        assert holds_something_forbidden(draft, assessment) == []
        assert unapproved(draft, assessment) == []


@settings(MANY, max_examples=400)
@given(MOSTLY_WELL, st.sampled_from(STATES), CHANCE, EDITS)
def test_facts_that_changed_since_the_draft_are_minded(patient: Found, state: Found, chance: Random, edits: int):
    """A state of the patient that comes up later, from the worked cases of the conditions, forbids what is in."""
    first, now = (assess(case_of(found), KNOWLEDGE) for found in (patient, patient | state))
    assume(first.plan is not None)
    draft = edited(draft_from(first), first, chance, edits)

    check = examine_draft(draft, now, KNOWLEDGE)

    if now.plan is None:
        assert not check.may_approve
    else:
        forbidden = {*holds_something_forbidden(draft, now), *unapproved(draft, now)}
        assert forbidden <= {remark.exercise for remark in check.blocks}


@MANY
@given(MOSTLY_WELL, CHANCE, EDITS)
def test_an_edited_draft_comes_back_from_json_and_resolves_the_same_each_time(
    patient: Found, chance: Random, edits: int
):
    assessment = assess(case_of(patient), KNOWLEDGE)
    assume(assessment.plan is not None)
    draft = edited(draft_from(assessment), assessment, chance, edits)

    back = draft_from_json(json.loads(json.dumps(as_json(draft))))

    assert back == draft
    if examine_draft(draft, assessment, KNOWLEDGE).may_approve:
        found = resolve(draft, assessment, KNOWLEDGE)
        assert json.loads(json.dumps(found)) == found
        assert json.dumps(resolve(back, assessment, KNOWLEDGE)) == json.dumps(found)
    else:
        with pytest.raises(DraftError):
            resolve(draft, assessment, KNOWLEDGE)


@MANY
@given(MOSTLY_WELL)
def test_what_the_rules_propose_may_always_be_approved(patient: Found):
    assessment = assess(case_of(patient), KNOWLEDGE)
    assume(assessment.plan is not None)

    assert examine_draft(draft_from(assessment), assessment, KNOWLEDGE).blocks == ()


@MANY
@given(MOSTLY_WELL)
def test_a_draft_looks_at_the_same_situation_as_the_plan(patient: Found):
    assessment = assess(case_of(patient), KNOWLEDGE)
    assume(assessment.plan is not None)

    _, excluded = gather(situation_of(assessment, KNOWLEDGE, frozenset()))

    assert assessment.plan is not None
    assert tuple(excluded) == assessment.plan.excluded


def test_edits_reach_drafts_that_may_be_approved_and_drafts_that_may_not():
    """The properties can fail: both kinds of draft come up, and new exercises come in."""
    seen = {True: 0, False: 0}
    added = approved = 0
    for seed in range(80):
        chance = Random(seed)
        assessment = assess(case_of(clean_patient(chance)), KNOWLEDGE)
        if assessment.plan is None:
            continue
        draft = edited(draft_from(assessment), assessment, chance, 12)
        seen[examine_draft(draft, assess(case_of(CALM | clean_patient(chance)), KNOWLEDGE), KNOWLEDGE).may_approve] += 1
        added += any(found.added for found in draft.exercises)
        approved += any(found.approved for found in draft.exercises)

    assert min(seen.values()) > 5
    assert added > 10 and approved > 3

"""From a case to the whole assessment, and what a clinician's word changes in it."""

from __future__ import annotations

import datetime

import pytest

from multifidus.clinical.assess import assess
from multifidus.clinical.case import CaseError, read_case
from multifidus.clinical.overrides import Override
from multifidus.library.load import load_knowledge

KNOWLEDGE = load_knowledge()
TODAY = datetime.date(2026, 3, 1)
REASSURING = {
    "age_years": 40, "trauma": "none", "cancer_history": "none", "steroid_use": "none", "osteoporosis": "none",
    "pain_now_0_10": 5, "duration_days": 20,
}  # fmt: skip
WELL = {
    **{name: False for name, fact in KNOWLEDGE.facts.items() if fact.core and fact.kind == "yes_no"},
    **REASSURING,
}


def override(of, to, reason="I know the patient."):
    return {"of": of, "to": to, "by": "A. Clinician", "role": "clinician", "reason": reason}


def assessed(*overrides, **facts):
    found = {"facts": {**WELL, **facts}, "overrides": list(overrides)}
    return assess(read_case(found, KNOWLEDGE.facts, TODAY, KNOWLEDGE.exercises), KNOWLEDGE)


def test_a_well_patient_has_a_plan_and_no_letter():
    found = assessed()

    assert (found.verdict.tier, found.letter) == ("treat", None)
    assert found.plan is not None
    assert found.plan.exercises


def test_the_same_case_gives_the_same_assessment():
    assert assessed(leg_pain=True) == assessed(leg_pain=True)


def test_an_emergency_has_a_letter_safe_advice_and_no_plan():
    found = assessed(saddle_numbness=True)

    assert (found.verdict.tier, found.plan) == ("emergency", None)
    assert found.letter is not None
    assert found.safe_advice
    assert not any(technique.offered for technique in found.techniques)


def test_where_a_doctor_comes_first_no_treatment_class_is_named():
    found = assessed(saddle_numbness=True)

    assert found.classification.on("tbc") == ()
    assert "serious_pathology_suspected" in found.classification.codes("category")


@pytest.mark.parametrize("name", [name for name, fact in KNOWLEDGE.facts.items() if fact.core])
def test_each_core_question_holds_back_the_plan_until_it_is_answered(name):
    found = assessed(**{name: None})

    assert found.plan is None
    assert name in {question.fact for question in found.verdict.ask_again if question.blocks}
    assert found.techniques[0].decision == "absolute"


@pytest.mark.parametrize(
    ("tier", "within"),
    [("emergency", "now"), ("urgent", "same_day"), ("routine_referral", "weeks"), ("treat", "next_visit")],
)
def test_a_tier_that_a_clinician_sets_has_its_own_time(tier, within):
    found = assessed(override("triage", tier))

    assert (found.verdict.tier, found.verdict.within) == (tier, within)
    assert (found.plan is None) is (tier in ("emergency", "urgent"))
    assert found.action.id == tier


def test_a_clinician_who_agrees_changes_no_time():
    ruled, agreed = assessed(saddle_numbness=True), assessed(override("triage", "emergency"), saddle_numbness=True)

    assert agreed.verdict.within == ruled.verdict.within
    assert agreed.verdict.fired == ruled.verdict.fired


def test_what_the_rules_found_stays_beside_the_clinicians_word():
    found = assessed(override("triage", "treat", "Scan is clear."), saddle_numbness=True)

    assert found.verdict.fired[0].flag.then == "emergency"
    assert found.verdict.overruled.because == "A. Clinician: Scan is clear. (the rules said emergency)"


def test_techniques_withheld_by_a_clinician_name_that_reason():
    found = assessed(override("triage", "urgent", "Looks unwell."))

    (reason,) = found.techniques[0].line.reasons
    assert "Looks unwell." in reason.because


def test_an_open_question_may_be_left_open_by_a_clinician():
    found = assessed(override("ask_again", "proceed"), fever=None)

    assert found.plan is not None
    assert [question.fact for question in found.verdict.ask_again if question.fact == "fever"] == ["fever"]


def test_leaving_a_question_open_lifts_no_emergency():
    found = assessed(override("ask_again", "proceed"), fever=None, saddle_numbness=True)

    assert (found.verdict.tier, found.plan) == ("emergency", None)


@pytest.mark.parametrize(
    ("axis", "to", "fact"),
    [
        ("risk", "high", "risk"),
        ("irritability", "high", "irritability"),
        ("leg_pain", "radiculopathy", "leg_pain_type"),
        ("direction", "extension", "direction"),
        ("tbc", "movement_control", "tbc"),
    ],
)
def test_a_label_that_a_clinician_sets_is_a_fact_for_all_later_rules(axis, to, fact):
    found = assessed(override(axis, to))

    assert found.facts.get(fact) == to
    assert found.classification.codes(axis) == (to,)
    (named,) = found.classification.on(axis)
    assert named.confidence == "decided by the clinician"
    assert named.reason.because.startswith("A. Clinician: I know the patient. (the rules said ")


def test_a_clinicians_risk_reaches_the_plan():
    low, high = assessed(override("risk", "low")), assessed(override("risk", "high"))

    assert low.plan.pathways[0].id != high.plan.pathways[0].id


def blocked_in(found):
    """Return the exercises that a tag keeps out: by contraindication, and by precaution."""
    raised = set(found.safety.raised)
    out = [x.exercise for x in found.plan.excluded if x.reasons[0].rule.startswith("tags/")]
    never = [name for name in out if raised & set(KNOWLEDGE.exercises[name].contraindications)]
    return never, [name for name in out if name not in never]


def test_a_clinician_may_approve_an_exercise_in_spite_of_a_precaution():
    fragile = {"osteoporosis": "osteoporosis", "age_years": 75}
    _, by_precaution = blocked_in(assessed(**fragile))

    assert by_precaution
    for name in by_precaution[:3]:
        found = assessed(override(f"exercise:{name}", "approve"), **fragile)
        assert name not in [blocked for group in blocked_in(found) for blocked in group]


def test_no_clinician_can_approve_what_is_contraindicated_by_an_override():
    fragile = {"osteoporosis": "osteoporosis", "age_years": 75}
    never, _ = blocked_in(assessed(**fragile))

    assert never
    for name in never[:5]:
        found = assessed(override(f"exercise:{name}", "approve"), **fragile)
        assert name in blocked_in(found)[0]


def test_every_label_carried_is_carried_by_a_line_or_the_tier():
    found = assessed()

    lines = {code for line in found.plan.lines() for code in line.labels}
    assert set(found.labels()) == lines | set(found.action.labels)


def test_overrides_are_kept_with_the_case():
    assert assessed(override("risk", "high")).case.overrides == (
        Override("risk", "high", "A. Clinician", "I know the patient."),
    )


@pytest.mark.parametrize("of", ["category", "mechanism", "context", "tbc_2007", "stage", "zzz", "exercise:zzz", ""])
def test_what_can_not_be_overruled_is_refused(of):
    with pytest.raises(CaseError):
        assessed(override(of, "high"))

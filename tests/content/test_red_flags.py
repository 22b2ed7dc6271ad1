"""The red flags of content/red_flags, tested straight from the clinical text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from multifidus.clinical.conditions import Compare, Condition, Not, facts_named, truth
from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.rules import RedFlag
from multifidus.library.load import load_knowledge

NOTHING, TREAT, ROUTINE, WEEK, SAME_DAY, EMERGENCY = range(6)
RANKS = {
    ("treat", "next_visit"): TREAT,
    ("routine_referral", "weeks"): ROUTINE,
    ("urgent", "week"): WEEK,
    ("urgent", "same_day"): SAME_DAY,
    ("emergency", "now"): EMERGENCY,
}
STENOSIS = {"leg_symptoms_walk_or_stand": True, "relief_by_sitting_or_bending": True}
GOOD_CARE = {"care_weeks_this_episode": 6, "adherence_percent": 85}
NO_BLADDER_SIGN = {
    name: False
    for name in load_knowledge().facts
    if name.startswith(("urinary_retention", "bladder_incontinence", "bladder_sensation", "bowel", "saddle", "rectal"))
}
REASSURING = ("ces_change_stable", "spine_imaging_excludes_fracture", "fatigue_explained_unchanged")
RED_FLAGS = tuple(load_knowledge().red_flags.values())


def patient(**values: Any) -> Facts:
    return Facts({name: frozenset(v) if isinstance(v, list) else v for name, v in values.items()})


def urgency(facts: Facts) -> int:
    return max((RANKS[rule.then, rule.within] for rule in RED_FLAGS if truth(rule.when, facts)), default=NOTHING)


EMERGENCIES = {
    "saddle numbness alone": patient(saddle_numbness=True),
    "retention with a normal residual": patient(urinary_retention_new=True, post_void_residual_ml=20),
    "a residual above 200 ml": patient(post_void_residual_ml=260),
    "new leakage 30 days ago, not said to be stable": patient(bladder_incontinence_new=True, days_since_ces_change=30),
    "reduced anal tone": patient(anal_tone="reduced"),
    "new weakness of both legs": patient(weakness_both_legs=True),
    "both legs and sexual function": patient(bilateral_leg_symptoms=True, sexual_function_change_new=True),
    "cord signs with weak legs": patient(gait_unsteady=True, multi_root_weakness=True, weakness_course="stable"),
    "cord signs with a sensory level": patient(upper_motor_neuron_signs=True, sensory_level=True),
    "cancer with growing weakness": patient(cancer_history="past", progressive_weakness=True),
    "a fall from a height, then unable to walk": patient(trauma="significant", cannot_bear_weight=True),
    "a crash with new numbness": patient(trauma="significant", trauma_days_ago=1, new_sensory_deficit=True),
    "fever with a nerve sign": patient(fever=True, new_motor_deficit=True),
    "a pulsating abdomen": patient(pulsatile_abdominal_mass=True),
    "sudden pain in a known aneurysm": patient(sudden_severe_back_or_abdominal_pain=True, known_aortic_aneurysm=True),
    "a cold pale foot": patient(cold_pale_foot_or_rest_pain=True),
    "a missed period with one-sided pain": patient(missed_period_one_sided_pain=True),
    "chest pain": patient(chest_pain_or_breathless=True),
    "a rigid abdomen": patient(abdominal_symptoms="severe_or_rigid"),
    "acute testicular pain": patient(testicular_pain="acute"),
    "a wound problem with fever": patient(wound_problem=True, temperature_c=38.6),
    "a plan of self-harm": patient(self_harm_thoughts="plan_or_intent"),
}
SAME_DAYS = {
    "stable saddle numbness": patient(saddle_numbness=True, days_since_ces_change=42, ces_change_stable=True),
    "new pain in both legs": patient(bilateral_leg_symptoms=True, bilateral_leg_course="new"),
    "both legs, course not asked": patient(bilateral_leg_symptoms=True),
    "new unsteadiness alone": patient(gait_unsteady=True),
    "a new foot drop": patient(severe_new_weakness=True, weakness_course="new"),
    "power that falls": patient(muscle_power={"L5_left": 4}, weakness_course="worsening"),
    "a significant fall of unknown date": patient(trauma="significant"),
    "a bruise over the spine": patient(trauma="minor", spinal_abrasion_or_contusion=True),
    "a small fall in a fused spine": patient(trauma="minor", ankylosed_spine=True),
    "steroids, female, 76": patient(sex_at_birth="female", age_years=76, steroid_use="systemic_3_months_or_more"),
    "cancer with unrelieved night pain": patient(cancer_history="past", night_pain_unrelieved=True),
    "fever with new back pain": patient(fever=True),
    "night pain at 14": patient(age_years=14, night_pain_unrelieved=True),
    "a swollen calf": patient(calf_swelling=True),
    "urinary burning with fever": patient(urinary_burning_or_blood=True, fever=True),
    "a fresh strip of rash": patient(rash_in_one_strip="under_72_hours"),
    "a red painful eye": patient(inflamed_painful_eye=True),
    "headache on sitting up after a puncture": patient(postural_headache=True),
    "a complication of pregnancy": patient(pregnancy_complication=True),
    "an oozing wound": patient(wound_problem=True),
    "item 9 of the PHQ-9": patient(phq9_item_9=1),
}
WEEKS = {
    "percussion pain at 75": patient(age_years=75, percussion_pain=True),
    "osteoporosis and a small fall": patient(osteoporosis="osteoporosis", trauma="minor"),
    "unknown bone density, 67, sudden pain": patient(age_years=67, sudden_severe_pain_on_small_load=True),
    "breast cancer three years ago": patient(cancer_history="past", cancer_spreads_to_bone=True, years_since_cancer=3),
    "weight loss at 65": patient(age_years=65, unexplained_weight_loss=True),
    "a known aneurysm without pain": patient(known_aortic_aneurysm=True),
    "leg pain that standing still relieves": patient(relief_by_standing_still=True, leg_symptoms_walk_or_stand=True),
    "worse in spite of good care, with a cough": patient(care_helped="worse", persistent_cough_new=True, **GOOD_CARE),
    "two infection risks": patient(iv_drug_use=True, recent_infection=True, night_pain_unrelieved=True),
    "a fresh vertebral fracture": patient(vertebral_fracture="under_12_weeks"),
}
ROUTINES = {
    "cancer twelve years ago": patient(cancer_history="past", years_since_cancer=12, cancer_spreads_to_bone=True),
    "sexual function alone": patient(sexual_function_change_new=True, bilateral_leg_symptoms=False),
    "three features of spondyloarthritis": patient(
        stage="chronic", age_years=29, better_with_movement=True, buttock_pain=True
    ),
    "a gymnast of 15, pain on arching": patient(age_years=15, extension_loading_pain=True, extension_pain_weeks=6),
    "a first episode at 55 that good care did not help": patient(
        age_years=55, had_previous_episode=False, care_helped="no_change", **GOOD_CARE
    ),
    "pain that nothing changes": patient(unaffected_by_movement=True, no_movement_test_reproduces_pain=True),
    "an old strip of rash": patient(rash_in_one_strip="older"),
    "long-standing pain that follows the periods": patient(cyclical_pelvic_pain=True, stage="chronic"),
}
NO_REFERRAL = {
    "a woman of 75 without other findings": patient(age_years=75, sex_at_birth="female", trauma="none"),
    "stable both-legs claudication for two years": patient(
        bilateral_leg_symptoms=True, bilateral_leg_course="stable_long_standing", age_years=69, **STENOSIS
    ),
    "claudication, trend the same": patient(bilateral_leg_symptoms=True, duration_days=730, trend="same", **STENOSIS),
    "constipation on codeine": patient(constipation_new=True, medicines=["opioid"], **NO_BLADDER_SIGN),
    "inhaled steroids": patient(steroid_use="inhaled_or_topical", sex_at_birth="female", age_years=74),
    "leakage for 18 years": patient(bladder_problem_long_standing=True, pelvic_floor_symptoms=True, **NO_BLADDER_SIGN),
    "cured basal cell skin cancer": patient(cancer_history="skin_basal_cell_cured", night_pain_unrelieved=True),
    "night pain alone": patient(night_pain_unrelieved=True, age_years=45),
    "thoracic pain alone": patient(pain_areas=["thoracic"], band_like_thoracic_pain=True),
    "distress alone": patient(stress_0_10=10, phq4_0_12=11, self_harm_thoughts="none"),
    "fatigue of fibromyalgia, unchanged": patient(fatigue=True, fatigue_explained_unchanged=True),
    "mild stable weakness": patient(new_motor_deficit=True, muscle_power={"L5_left": 4}, weakness_course="stable"),
    "an old reflex change": patient(old_neurological_sign=True, reflex_course="long_standing_unchanged"),
    "a crash ten years ago": patient(trauma="significant", trauma_days_ago=3650),
    "a crash three weeks ago with clear films": patient(
        trauma="significant", trauma_days_ago=21, spine_imaging_excludes_fracture=True
    ),
    "old loss of height with clear films": patient(
        age_years=78, height_loss_cm=5, spine_imaging_excludes_fracture=True, percussion_pain=False
    ),
    "no gain from care that was hardly done": patient(
        age_years=56,
        had_previous_episode=False,
        care_weeks_this_episode=8,
        adherence_percent=30,
        care_helped="no_change",
    ),
    "weak immunity alone": patient(immunosuppressed=True),
    "osteoporosis alone": patient(osteoporosis="osteoporosis", trauma="none"),
}


def _cases(of: dict[str, Facts]) -> Any:
    return pytest.mark.parametrize("given", of.values(), ids=of.keys())


@_cases(EMERGENCIES)
def test_this_is_an_emergency(given):
    assert urgency(given) == EMERGENCY


@_cases(SAME_DAYS)
def test_this_is_for_the_same_day(given):
    assert urgency(given) == SAME_DAY


@_cases(WEEKS)
def test_this_is_for_the_same_week(given):
    assert urgency(given) == WEEK


@_cases(ROUTINES)
def test_this_is_a_routine_referral(given):
    assert urgency(given) == ROUTINE


@_cases(NO_REFERRAL)
def test_this_alone_needs_no_referral(given):
    assert urgency(given) <= TREAT


def test_axial_spondyloarthritis_needs_a_feature_of_its_own_to_be_watched():
    young_and_chronic = patient(stage="chronic", age_years=30, better_with_movement=True)

    assert urgency(young_and_chronic) == NOTHING
    assert urgency(young_and_chronic.with_values(psoriasis=True)) >= TREAT


def test_an_emergency_tells_the_patient_to_act_now_and_not_to_exercise():
    for rule in RED_FLAGS:
        if rule.then == "emergency":
            assert " now" in rule.say, rule.id
            assert "not exercise" in rule.say or "Exercises can wait" in rule.say, rule.id


def test_an_urgent_rule_stops_the_exercises():
    for rule in RED_FLAGS:
        if rule.then == "urgent":
            assert any(w in rule.say for w in ("not exercise", "not start exercises", "can wait")), rule.id


def test_every_suspicion_is_a_value_that_the_derived_fact_knows():
    assert {rule.suspects for rule in RED_FLAGS} <= set(load_knowledge().facts["suspected"].choices)


@pytest.mark.parametrize("rule", RED_FLAGS, ids=lambda rule: rule.id)
def test_an_alarming_answer_never_makes_a_rule_silent(rule: RedFlag):
    facts = load_knowledge().facts

    for test, positive in _comparisons(rule.when, True):
        if facts[test.fact].kind == "yes_no" and facts[test.fact].alarming:
            assert test.how == "is" and test.value is positive, f"{test.fact} can silence {rule.id}"


def test_an_alarming_answer_never_lowers_the_urgency():
    for values, names in _patients():
        for name in names.intersection(_alarming_facts()):
            for safe, alarming in _answers(name):
                before = urgency(_with(values, name, safe))

                assert urgency(_with(values, name, alarming)) >= before, (name, alarming, values)


def test_losing_a_reassuring_answer_never_lowers_the_urgency():
    for values, names in _patients():
        for name in names.intersection((*_alarming_facts(), *REASSURING)):
            for safe in {True} if name in REASSURING else {safe for safe, _ in _answers(name)}:
                before = urgency(_with(values, name, safe))

                assert before <= TREAT or urgency(_with(values, name, UNKNOWN)) >= before, (name, safe, values)


def _comparisons(condition: Condition, positive: bool) -> Iterator[tuple[Compare, bool]]:
    if isinstance(condition, Compare):
        yield condition, positive
    elif isinstance(condition, Not):
        yield from _comparisons(condition.part, not positive)
    else:
        for part in condition.parts:
            yield from _comparisons(part, positive)


@cache
def _comparisons_by_fact() -> dict[str, list[Compare]]:
    found: dict[str, list[Compare]] = {}
    for rule in RED_FLAGS:
        for test, _ in _comparisons(rule.when, True):
            found.setdefault(test.fact, []).append(test)
    return found


@cache
def _alarming_facts() -> tuple[str, ...]:
    facts = load_knowledge().facts
    return tuple(name for name in sorted(_comparisons_by_fact()) if facts[name].alarming)


def _answers(name: str) -> list[tuple[Any, Any]]:
    fact = load_knowledge().facts[name]
    if fact.kind == "yes_no":
        return [(False, True)]
    return [(safe, bad) for safe in fact.choices if safe not in fact.alarming for bad in fact.alarming]


def _patients() -> Iterator[tuple[dict[str, Any], frozenset[str]]]:
    """Yield the patients of the files' own cases, then random ones; each with the facts to change."""
    for rule in RED_FLAGS:
        for case in rule.cases:
            yield dict(case.given), facts_named(rule.when)
    draw = random.Random(20261123)
    names = sorted(_comparisons_by_fact())
    for _ in range(1000):
        yield {name: _value(name, draw) for name in draw.sample(names, 6)}, frozenset(draw.sample(names, 3))


def _value(name: str, draw: random.Random) -> Any:
    fact = load_knowledge().facts[name]
    if draw.random() < 0.1:
        return UNKNOWN
    if fact.kind == "yes_no":
        return draw.random() < 0.3
    if fact.kind == "number":
        limits = [test.value for test in _comparisons_by_fact()[name] if isinstance(test.value, float)]
        return draw.choice(limits) + draw.choice((-1, 0, 1))
    if fact.kind == "ratings":
        return {"L5_left": draw.randint(2, 4)} if draw.random() < 0.6 else {}
    if fact.kind == "choices":
        return frozenset(draw.sample(fact.choices, draw.randint(0, 2)))
    return draw.choice(fact.choices)


def _with(values: dict[str, Any], name: str, answer: Any) -> Facts:
    """Return the patient with one answer changed, and the weakness derived anew."""
    changed = {**values, name: answer}
    power = changed.get("muscle_power", UNKNOWN)
    if power is not UNKNOWN:
        new = changed.get("weakness_course") != "long_standing_unchanged"
        changed["severe_new_weakness"] = new and min(power.values(), default=5) <= 3
    return Facts(changed)

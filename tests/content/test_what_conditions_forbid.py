"""What the conditions of one patient forbid: exercises by tag, techniques by decision, effort by a cap."""

from __future__ import annotations

import pytest
from tests.content.test_derivation_table import KNOWN, decisions_for

from multifidus.clinical.facts import Facts
from multifidus.clinical.safety import assess_safety, permit


def is_permitted(exercise: str, **facts: object) -> bool:
    safety = assess_safety(Facts(facts), KNOWN.conditions.values())
    return permit(KNOWN.exercises[exercise], safety, KNOWN.tags).allowed


PELVIS = frozenset({"pelvic_girdle_pain"})


@pytest.mark.parametrize(
    "signs",
    [{"provoked_by": frozenset({"one_leg_standing"})}, {"provoked_by": frozenset(), "active_slr_score_0_10": 5}],
)
def test_pelvic_pain_that_one_sided_load_provokes_gets_no_lunge(signs):
    calm = {"provoked_by": frozenset({"sitting"}), "active_slr_score_0_10": 1}

    assert is_permitted("ln_reverse", categories=PELVIS, **calm)
    assert not is_permitted("ln_reverse", categories=PELVIS, **signs)
    assert is_permitted("br_double", categories=PELVIS, **signs)


def test_from_week_20_of_pregnancy_nothing_is_done_flat_on_the_back():
    assert is_permitted("br_double", pregnancy="pregnant", pregnancy_weeks=15)
    assert not is_permitted("br_double", pregnancy="pregnant", pregnancy_weeks=24)
    assert is_permitted("bd_arm", pregnancy="pregnant", pregnancy_weeks=24)


@pytest.mark.parametrize("pressure", [{"systolic_mmhg": 160}, {"diastolic_mmhg": 100}])
def test_high_blood_pressure_leaves_out_strain_and_caps_the_effort(pressure):
    safety = assess_safety(Facts(pressure), KNOWN.conditions.values())

    assert safety.effort_at_most == 5
    assert not is_permitted("hg_kb_deadlift", **pressure)
    assert is_permitted("hg_kb_deadlift", systolic_mmhg=150, diastolic_mmhg=90)


def test_from_75_on_the_start_is_at_half_effort():
    assert assess_safety(Facts({"age_years": 75}), KNOWN.conditions.values()).effort_at_most == 5
    assert assess_safety(Facts({"age_years": 74}), KNOWN.conditions.values()).effort_at_most == 10


@pytest.mark.parametrize("risk", [{"age_years": 78}, {"age_years": 66, "falls_last_12_months": 1}])
def test_thinner_bone_with_age_or_a_fall_blocks_loaded_bending(risk):
    assert "osteoporosis_flexion" in decisions_for(osteoporosis="osteopenia", **risk)
    assert "osteoporosis_flexion" not in decisions_for(
        osteoporosis="osteopenia", age_years=66, falls_last_12_months=0, fragility_fracture=False
    )


def test_a_bone_density_measured_as_normal_lifts_the_rules_for_an_unknown_one():
    known = {"age_years": 76, "irritability": "low", "post_exertional_flare": False}

    assert decisions_for(osteoporosis="none", **known)["hvla"] == "absolute"
    assert "hvla" not in decisions_for(osteoporosis="measured_normal", **known)

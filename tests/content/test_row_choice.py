"""Which row a patient gets where two could lead: age, the pelvis, the hip, and strength after surgery."""

from __future__ import annotations

import pytest
from tests.content.test_pathways import NAMES, add_ons, main_row

from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.planning import split_phases
from multifidus.library.load import load_knowledge


def test_an_older_adult_keeps_the_own_row_unless_a_specific_one_holds():
    old = {"age_years": 78, "contexts": frozenset({"older_adult"})}

    assert main_row(stage="chronic", tbc="functional_optimization", **old) == "p14_older"
    assert main_row(stage=UNKNOWN, **old) == "p14_older"
    assert main_row(stage="acute", leg_pain_type="radiculopathy", **old) == "p04_acute_radicular"
    assert main_row(stage="chronic", direction="flexion", **old) == "p03_directional"


def test_an_older_golfer_has_the_row_of_older_adults_and_a_competitive_one_that_of_athletes():
    golfer = {"age_years": 70, "contexts": frozenset({"older_adult", "athlete"}), "sport_limited": True}

    assert main_row(stage="chronic", sport_level="recreational", **golfer) == "p14_older"
    assert main_row(stage="chronic", sport_level="competitive", **golfer) == "p17_athlete"


def test_an_older_adult_with_new_pain_has_the_row_of_new_pain_whatever_bones_and_falls():
    old = {"age_years": 78, "contexts": frozenset({"older_adult"}), "osteoporosis": "osteoporosis"}

    assert main_row(stage="acute", falls_last_12_months=3, **old) == "p01_acute_mobility_low"
    assert main_row(stage="acute", irritability="high", **old) == "p02_acute_high_irritability"
    assert main_row(stage="subacute", risk="medium", **old) == "p06_subacute_medium"


@pytest.mark.parametrize("context", ["pregnant", "postpartum"])
def test_pelvic_pain_around_birth_has_the_row_of_birth_and_else_its_own(context):
    pelvis = {"stage": "subacute", "categories": frozenset({"pelvic_girdle_pain"})}

    assert main_row(**pelvis, contexts=frozenset({context})) in ("p15_pregnancy", "p22_postpartum")
    assert main_row(**pelvis) == "p24_sacroiliac"
    assert main_row(**pelvis, risk="high") == "p07_start_high"


HIP = frozenset({"hip_related"})


@pytest.mark.parametrize(
    "changes",
    [
        {"stage": "acute"},
        {"stage": "acute", "age_years": 70, "contexts": frozenset({"older_adult"})},
        {"stage": "chronic", "age_years": 70, "contexts": frozenset({"older_adult"})},
        {"stage": "acute", "contexts": frozenset({"postoperative"})},
        {"stage": "chronic", "risk": "high"},
        {"stage": "chronic", "risk": UNKNOWN, "direction": UNKNOWN},
        {"stage": "chronic", "direction": "flexion"},
        {"stage": "chronic", "contexts": frozenset({"athlete"}), "sport_level": "elite"},
        {"stage": "chronic", "contexts": frozenset({"athlete"}), "sport_level": UNKNOWN, "tbc": "movement_control"},
        {"stage": "chronic", "categories": frozenset({"hip_related", "mobility_deficits"})},
        {"stage": UNKNOWN, "age_years": 70, "contexts": frozenset({"older_adult"})},
    ],
)
def test_the_hip_is_never_forgotten_and_never_twice_in_the_plan(changes):
    patient = {"categories": HIP, **changes}

    assert ("p23_hip_related" in add_ons(**patient)) != (main_row(**patient) == "p25_hip_lead")


def test_a_hip_that_is_all_there_is_leads():
    assert main_row(categories=HIP, stage="acute") == "p25_hip_lead"
    assert add_ons(categories=HIP, stage="acute") == set()


@pytest.mark.parametrize(
    "sign", [{"trunk_strength_reduced": True}, {"leg_strength_reduced": True}, {"regular_exercise": False}]
)
def test_who_has_not_rebuilt_strength_after_surgery_starts_with_the_easier_exercises(sign):
    row = load_knowledge().pathways["p13_postoperative"]
    facts = Facts({"contexts": frozenset({"postoperative"}), "surgery_weeks": 20, **sign})

    now, later = split_phases([row], facts)

    assert [phase.exercises for phase in now] == [row.phases[1].exercises]
    assert later == []


@pytest.mark.parametrize("name", NAMES)
def test_how_often_reads_well_by_itself(name):
    words = load_knowledge().pathways[name].visits.per_week

    assert not words[-1].isdigit()
    assert any(word in words for word in ("week", "month", "visits", "needed"))

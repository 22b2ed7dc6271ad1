"""The rows of the plan matrix: each is reached by its own patient, and each is fit to be used."""

from __future__ import annotations

import pytest

from multifidus.clinical.conditions import truth
from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.planning import choose_rows, split_phases
from multifidus.clinical.treatments import Pathway
from multifidus.library.load import content_folder, load_knowledge

SCARE_WORDS = (
    "damage", "degenerat", "wear and tear", "slipped", "unstable", "out of place", "weak core", "bad posture",
    "bone on bone", "crumbl", "never bend",
)  # fmt: skip
ADULT = {
    "age_years": 40, "contexts": frozenset(), "pregnancy": "no", "categories": frozenset({"nonspecific_lbp"}),
    "mechanism": frozenset({"nociceptive"}), "tbc": "symptom_modulation", "tbc_2007": frozenset(), "risk": "low",
    "irritability": "moderate", "leg_pain_type": "none", "direction": "none_found", "recovered_now": False,
    "sport_level": "none", "sport_limited": False, "work_limited": False, "extension_loading_pain": False,
}  # fmt: skip
COORDINATION = frozenset({"movement_coordination_impairments"})
PATIENTS = {
    "p00_general": {"stage": "chronic"},
    "p01_acute_mobility_low": {"stage": "acute", "categories": frozenset({"mobility_deficits"})},
    "p02_acute_high_irritability": {"stage": "acute", "irritability": "high"},
    "p03_directional": {"stage": "chronic", "direction": "flexion", "risk": "high"},
    "p04_acute_radicular": {"stage": "acute", "leg_pain_type": "radiculopathy", "irritability": "high"},
    "p05_coordination": {"stage": "acute", "tbc": "movement_control", "categories": COORDINATION},
    "p06_subacute_medium": {"stage": "subacute", "risk": "medium"},
    "p07_start_high": {"stage": "acute", "risk": "high", "categories": frozenset({"mobility_deficits"})},
    "p08_chronic_movement": {"stage": "chronic", "tbc": "movement_control"},
    "p09_function": {"stage": "chronic", "tbc": "functional_optimization"},
    "p10_chronic_widespread": {"stage": "chronic", "risk": "high", "categories": frozenset({"generalized_pain"})},
    "p11_chronic_leg": {"stage": "chronic", "leg_pain_type": "radicular_pain"},
    "p12_stenosis": {"stage": "chronic", "age_years": 71, "leg_pain_type": "neurogenic_claudication"},
    "p13_postoperative": {"stage": "chronic", "risk": "high", "contexts": frozenset({"postoperative"})},
    "p14_older": {"stage": "chronic", "age_years": 72, "tbc": "movement_control"},
    "p15_pregnancy": {"stage": "subacute", "risk": "high", "contexts": frozenset({"pregnant"})},
    "p16_prevention": {"stage": "chronic", "recovered_now": True, "contexts": frozenset({"prevention"})},
    "p17_athlete": {"stage": "subacute", "contexts": frozenset({"athlete"}), "sport_level": "elite"},
    "p18_adolescent_pars": {"stage": "subacute", "age_years": 15, "extension_loading_pain": True},
    "p20_acute_mobility_raised_risk": {"stage": "acute", "risk": "medium"},
    "p21_acute_radicular_low_irritability": {
        "stage": "subacute", "leg_pain_type": "radicular_pain", "irritability": "low",
    },
    "p22_postpartum": {"stage": "subacute", "contexts": frozenset({"postpartum"})},
    "p24_sacroiliac": {"stage": "acute", "categories": frozenset({"pelvic_girdle_pain"})},
    "p25_hip_lead": {"stage": "chronic", "tbc": "movement_control", "categories": frozenset({"hip_related"})},
}  # fmt: skip
NAMES = sorted(path.stem for path in (content_folder() / "pathways").glob("*.yaml"))
NO_THRUST = ("p13_postoperative", "p15_pregnancy", "p18_adolescent_pars", "p22_postpartum")


def rows() -> tuple[Pathway, ...]:
    return tuple(sorted(load_knowledge().pathways.values(), key=lambda row: row.order))


def main_row(**changes: object) -> str:
    chosen, _ = choose_rows(Facts({**ADULT, **changes}), rows())
    return chosen[0].id


def add_ons(**changes: object) -> set[str]:
    chosen, _ = choose_rows(Facts({**ADULT, **changes}), rows())
    return {row.id for row in chosen[1:]}


@pytest.mark.parametrize("row", PATIENTS)
def test_each_main_row_is_reached_by_its_own_patient(row):
    assert main_row(**PATIENTS[row]) == row


def test_no_main_row_is_left_without_a_patient_in_these_tests():
    assert set(PATIENTS) == {row.id for row in rows() if not row.add_on}


def test_a_patient_whose_work_or_hip_is_part_of_it_gets_the_row_beside_the_main_one():
    hip = add_ons(categories=frozenset({"hip_related", "mobility_deficits"}))
    work = add_ons(work_limited=True)

    assert (hip, work, add_ons()) == ({"p23_hip_related"}, {"p19_work"}, set())


def test_orders_are_distinct():
    orders = [row.order for row in rows()]

    assert len(orders) == len(set(orders))


def test_the_general_row_is_last_and_holds_for_anybody():
    last = rows()[-1]

    assert last.id == "p00_general"
    assert truth(last.when, Facts({})) is True


def test_an_acute_patient_at_high_risk_gets_psychologically_informed_care():
    assert main_row(stage="acute", risk="high", irritability="high") == "p07_start_high"


def test_a_widespread_picture_leads_over_high_risk():
    assert main_row(stage="chronic", risk="high", mechanism=frozenset({"nociplastic"})) == "p10_chronic_widespread"


def test_a_preferred_direction_leads_over_radicular_pain_without_a_deficit():
    assert main_row(stage="acute", leg_pain_type="radicular_pain", direction="extension") == "p03_directional"


@pytest.mark.parametrize("deficit", ["new_motor_deficit", "new_reflex_deficit", "new_sensory_deficit"])
def test_a_deficit_leads_over_a_preferred_direction(deficit):
    patient = {"stage": "acute", "leg_pain_type": "radicular_pain", "direction": "extension", deficit: True}

    assert main_row(**patient) == "p04_acute_radicular"


def test_chronic_radiculopathy_with_a_preferred_direction_stays_with_the_nerve_root():
    assert main_row(stage="chronic", leg_pain_type="radiculopathy", direction="flexion") == "p11_chronic_leg"


def test_an_unknown_irritability_is_planned_as_moderate():
    leg = main_row(stage="acute", leg_pain_type="radiculopathy", irritability=UNKNOWN)
    back = main_row(stage="acute", irritability=UNKNOWN)

    assert (leg, back) == ("p04_acute_radicular", "p01_acute_mobility_low")


def test_an_unknown_stage_keeps_a_nerve_root_in_the_gentler_row():
    assert main_row(stage=UNKNOWN, leg_pain_type="radiculopathy") == "p04_acute_radicular"


@pytest.mark.parametrize("unknown", ["risk", "leg_pain_type"])
def test_a_reassuring_answer_turned_unknown_takes_an_acute_patient_from_the_row_with_thrust(unknown):
    row = load_knowledge().pathways[main_row(stage="acute", **{unknown: UNKNOWN})]

    assert "hvla" not in row.techniques


def test_referred_pain_below_the_knee_is_not_for_the_low_risk_row():
    pain = {"stage": "acute", "leg_pain_type": "somatic_referred"}

    above, below = main_row(**pain, leg_pain_below_knee=False), main_row(**pain, leg_pain_below_knee=True)

    assert (above, below) == ("p01_acute_mobility_low", "p20_acute_mobility_raised_risk")


@pytest.mark.parametrize("context", ["postoperative", "pregnant", "postpartum"])
def test_surgery_and_childbirth_win_over_risk_age_and_irritability(context):
    patient = {"contexts": frozenset({context, "older_adult", "athlete"}), "risk": "high", "irritability": "high"}

    assert main_row(stage="acute", **patient) in ("p13_postoperative", "p15_pregnancy", "p22_postpartum")


def test_suspected_bone_stress_has_the_row_of_the_young_at_any_age():
    bowler = {"age_years": 19, "contexts": frozenset({"athlete"}), "sport_level": "elite", "stage": "subacute"}

    assert main_row(**bowler, categories=frozenset({"bone_stress_suspected"})) == "p18_adolescent_pars"


def test_everybody_under_18_has_the_row_of_the_young():
    young = {"age_years": 15, "contexts": frozenset({"adolescent"}), "stage": "acute"}

    assert main_row(**young) == "p18_adolescent_pars"
    assert main_row(**young, risk="high", leg_pain_type="radiculopathy") == "p18_adolescent_pars"


def test_a_pregnant_girl_without_suspected_bone_stress_has_the_row_of_pregnancy():
    girl = {"age_years": 17, "contexts": frozenset({"adolescent", "pregnant"}), "bone_stress_injury": "none"}

    assert main_row(stage="acute", **girl) == "p15_pregnancy"
    assert main_row(stage="acute", **{**girl, "bone_stress_injury": "suspected"}) == "p18_adolescent_pars"


@pytest.mark.parametrize(
    "signs",
    [
        {"bone_stress_injury": "suspected"},
        {"categories": frozenset({"bone_stress_suspected"})},
        {"extension_loading_pain": True},
        {"extension_loading_pain": UNKNOWN},
    ],
)
def test_the_young_with_possible_bone_stress_are_protected_until_cleared(signs):
    facts = Facts({**ADULT, "age_years": 15, **signs})

    phases = load_knowledge().pathways["p18_adolescent_pars"].phases

    assert [phase.name for phase in phases if phase.when is None or truth(phase.when, facts)] == ["Protect"]


@pytest.mark.parametrize(
    ("weeks", "phase"),
    [
        (UNKNOWN, "Weeks 0 to 4 after the operation"),
        (2, "Weeks 0 to 4 after the operation"),
        (4, "Weeks 4 to 12 after the operation"),
        (11.5, "Weeks 4 to 12 after the operation"),
        (12, "From week 12 after the operation"),
    ],
)
def test_a_plan_after_surgery_enters_the_phase_that_the_weeks_since_then_give(weeks, phase):
    row = load_knowledge().pathways["p13_postoperative"]

    now, _ = split_phases([row], Facts({"contexts": frozenset({"postoperative"}), "surgery_weeks": weeks}))

    assert [found.name for found in now] == [phase]


def test_only_the_branch_of_the_own_direction_is_offered():
    phases = load_knowledge().pathways["p03_directional"].phases

    offered = [p.name for p in phases if p.when is None or truth(p.when, Facts({"direction": "flexion"}))]

    assert offered == ["Flexion eases", "Recover function"]


@pytest.mark.parametrize("name", NAMES)
def test_the_first_re_assessment_is_never_late(name):
    row = load_knowledge().pathways[name]
    only_chronic = row.id in ("p08_chronic_movement", "p10_chronic_widespread", "p11_chronic_leg")

    assert row.reassess_days[0] <= (28 if only_chronic else 14)
    assert list(row.reassess_days) == sorted(set(row.reassess_days))


@pytest.mark.parametrize("name", NAMES)
def test_every_phase_names_exercises_that_exist_and_a_goal_that_one_of_them_has(name):
    row = load_knowledge().pathways[name]
    exercises = load_knowledge().exercises

    for phase in row.phases:
        assert phase.exercises
        assert all(each in exercises for each in phase.exercises)
        assert any(phase.goal in exercises[each].goals for each in phase.exercises)


@pytest.mark.parametrize("name", NAMES)
def test_phases_are_in_time_order_and_one_starts_at_once(name):
    row = load_knowledge().pathways[name]
    weeks = [phase.from_week for phase in row.phases]

    assert weeks == sorted(weeks)
    assert weeks[0] == 0


@pytest.mark.parametrize("name", NAMES)
def test_every_row_says_when_to_discharge_and_when_to_escalate(name):
    row = load_knowledge().pathways[name]

    assert row.discharge.strip()
    assert row.escalate.strip()


@pytest.mark.parametrize("name", NAMES)
def test_the_words_for_the_patient_are_short_and_do_not_scare(name):
    row = load_knowledge().pathways[name]
    words = " ".join((row.message, row.walking, row.self_management)).lower()

    assert not [word for word in SCARE_WORDS if word in words]
    assert row.message.replace(";", ".").count(". ") <= 2


@pytest.mark.parametrize("name", NO_THRUST)
def test_no_thrust_after_surgery_around_birth_or_in_the_young(name):
    assert "hvla" not in load_knowledge().pathways[name].techniques


@pytest.mark.parametrize("name", NAMES)
def test_every_row_names_sources_that_exist_and_what_is_expert_judgement(name):
    row = load_knowledge().pathways[name]
    sources = load_knowledge().sources

    assert row.sources
    assert all(each in sources for each in row.sources)
    assert "expert" in {mark.mark for mark in row.marks}


@pytest.mark.parametrize("name", NAMES)
def test_education_is_at_most_five_topics(name):
    row = load_knowledge().pathways[name]

    assert 1 <= len(row.education) <= 5


@pytest.mark.parametrize("name", NAMES)
def test_visits_are_a_range(name):
    row = load_knowledge().pathways[name]

    assert row.visits.fewest <= row.visits.most

"""Facts worked out from other facts: at every border, and never from nothing."""

from __future__ import annotations

import datetime
from types import MappingProxyType

import pytest

from multifidus.clinical.derive import derive
from multifidus.clinical.facts import NOT_ASKED, UNKNOWN, Facts
from multifidus.library.load import load_knowledge

TODAY = datetime.date(2026, 3, 1)


def derived(**facts):
    return derive(Facts(facts), TODAY, load_knowledge())


def one(name, **facts):
    return derived(**facts).get(name)


def goals(*texts):
    return tuple(MappingProxyType({"text": text}) for text in texts)


def test_from_nothing_follows_nothing():
    assert dict(derived().values) == {}


def test_what_is_not_known_is_never_taken_for_normal():
    known = load_knowledge().facts

    everything_unknown = derived(**{name: UNKNOWN for name, fact in known.items() if not fact.derived})

    assert {value for name, value in everything_unknown.values.items() if known[name].derived} <= {UNKNOWN}


def test_a_value_that_was_given_is_kept():
    assert one("duration_days", duration_days=5, onset_date=datetime.date(2020, 1, 1)) == 5


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (0, "acute"),
        (41, "acute"),
        (41.9, "acute"),
        (42, "subacute"),
        (83, "subacute"),
        (84, "chronic"),
        (36500, "chronic"),
    ],
)
def test_the_stage_changes_at_42_and_84_days(days, stage):
    assert one("stage", duration_days=days) == stage


def test_the_days_are_counted_from_the_first_day_to_today():
    facts = derived(onset_date=datetime.date(2026, 1, 18))

    assert (facts.get("duration_days"), facts.get("stage")) == (42, "subacute")


@pytest.mark.parametrize("answer", ["onset_date", "duration_days"])
def test_an_onset_that_is_not_known_leaves_the_stage_unknown(answer):
    assert one("stage", **{answer: UNKNOWN}) is UNKNOWN


def test_weeks_since_surgery_are_counted():
    assert one("surgery_weeks", surgery_date=datetime.date(2026, 2, 1)) == 4


@pytest.mark.parametrize(
    ("facts", "age"), [({"age_years": 50, "duration_days": 3652.5}, 40), ({"age_years": 1, "duration_days": 3652}, 0)]
)
def test_the_age_at_onset_is_never_below_zero(facts, age):
    assert one("age_at_onset_years", **facts) == age


def test_body_mass_index():
    assert one("bmi", height_cm=200, weight_kg=80) == 20
    assert one("bmi", height_cm=200) is NOT_ASKED


@pytest.mark.parametrize(
    ("facts", "pain", "worst"),
    [
        ({"pain_now_0_10": 3}, 3, 3),
        ({"pain_now_0_10": 3, "pain_average_7_days_0_10": 5}, 5, 5),
        ({"pain_now_0_10": 3, "pain_average_7_days_0_10": UNKNOWN}, 3, 3),
        ({"pain_now_0_10": 0, "pain_average_7_days_0_10": 0}, 0, 0),
        ({"pain_worst_24_h_0_10": 9}, NOT_ASKED, 9),
        ({"leg_pain_0_10": 8, "pain_now_0_10": 2}, 2, 8),
    ],
)
def test_the_pain_that_counts_and_the_worst(facts, pain, worst):
    assert (one("pain_0_10", **facts), one("worst_pain_0_10", **facts)) == (pain, worst)


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({}, NOT_ASKED),
        ({"sij_tests_positive_count": 2}, 2),
        ({"sij_distraction": False}, 0),
        ({"sij_distraction": True, "sij_compression": True, "sij_thigh_thrust": UNKNOWN}, 2),
        ({"sij_tests_positive_count": 3, "sij_distraction": True}, 3),
        ({"sij_tests_positive_count": 0, "sij_distraction": True}, 1),
    ],
)
def test_sacroiliac_tests_are_counted(facts, count):
    assert one("sij_positive", **facts) == count


def test_two_sides_have_a_lowest_a_highest_and_a_difference():
    facts = derived(hip_internal_rotation_left_deg=20, hip_internal_rotation_right_deg=35)

    names = ("hip_rotation_lowest_deg", "hip_rotation_highest_deg", "hip_rotation_difference_deg")
    assert [facts.get(name) for name in names] == [20, 35, 15]


def test_one_side_has_no_difference():
    facts = derived(hip_internal_rotation_left_deg=20)

    assert facts.get("hip_rotation_lowest_deg") == 20
    assert facts.get("hip_rotation_difference_deg") is NOT_ASKED


def test_the_mean_straight_leg_raise():
    assert one("slr_mean_deg", slr_left_deg=90, slr_right_deg=93) == 91.5


def test_minutes_of_activity_a_week():
    assert one("activity_minutes_week", activity_days_week=5, activity_minutes_day=30) == 150
    assert one("activity_minutes_week", activity_days_week=0, activity_minutes_day=30) == 0
    assert one("activity_minutes_week", activity_days_week=5) is NOT_ASKED


@pytest.mark.parametrize("course", [NOT_ASKED, UNKNOWN, "new", "worsening", "stable"])
def test_a_sign_is_new_unless_it_is_known_to_be_old(course):
    facts = {"muscle_power": {"L5_left": 4}, "weakness_course": course}

    assert one("new_motor_deficit", **{k: v for k, v in facts.items() if v is not NOT_ASKED}) is True


@pytest.mark.parametrize("course", ["long_standing_unchanged", "improving"])
def test_an_old_sign_is_watched_and_not_new(course):
    facts = derived(muscle_power={"L5_left": 2, "L5_right": 2}, weakness_course=course)

    assert facts.get("old_neurological_sign") is True
    for name in ("new_motor_deficit", "severe_new_weakness", "multi_root_weakness"):
        assert facts.get(name) is False


@pytest.mark.parametrize(
    ("power", "new", "severe", "both"),
    [
        ({}, False, False, False),
        ({"L5_left": 5}, False, False, False),
        ({"L5_left": 4.5}, True, False, False),
        ({"L5_left": 3.5}, True, False, False),
        ({"L5_left": 3}, True, True, False),
        ({"L4_left": 4, "L5_left": 4}, True, False, False),
        ({"L4_left": 4, "L5_right": 4}, True, False, True),
        ({"L4_left": 4, "L5_right": 5}, True, False, False),
    ],
)
def test_power_at_its_borders(power, new, severe, both):
    facts = derived(muscle_power=power)

    found = [facts.get(name) for name in ("new_motor_deficit", "severe_new_weakness", "multi_root_weakness")]
    assert found == [new, severe, both]


@pytest.mark.parametrize(
    ("reflexes", "new"),
    [([], False), (["knees_brisk"], False), (["ankle_left_reduced"], True), (["knee_left_absent"], True)],
)
def test_a_brisk_reflex_is_no_reduced_one(reflexes, new):
    assert one("new_reflex_deficit", reflexes_changed=frozenset(reflexes)) is new


@pytest.mark.parametrize(("areas", "new"), [([], False), (["no_root_pattern"], False), (["L5_left"], True)])
def test_numbness_without_a_pattern_is_no_root_sign(areas, new):
    assert one("new_sensory_deficit", sensation_lost=frozenset(areas)) is new


def test_an_old_sign_is_ruled_out_only_by_a_whole_examination():
    assert one("old_neurological_sign", muscle_power={}) is NOT_ASKED
    assert (
        one("old_neurological_sign", muscle_power={}, reflexes_changed=frozenset(), sensation_lost=frozenset()) is False
    )


@pytest.mark.parametrize("sign", ["muscle_power", "reflexes_changed", "sensation_lost"])
def test_an_examination_that_is_not_known_leaves_the_sign_unknown(sign):
    derived_sign = {"muscle_power": "new_motor_deficit", "reflexes_changed": "new_reflex_deficit"}

    assert one(derived_sign.get(sign, "new_sensory_deficit"), **{sign: UNKNOWN}) is UNKNOWN


@pytest.mark.parametrize(
    ("total", "psych", "risk"),
    [
        (0, 0, "low"),
        (3, 3, "low"),
        (3, None, "low"),
        (4, 3, "medium"),
        (9, 3, "medium"),
        (4, 4, "high"),
        (4, None, "medium"),  # without the subscale at least medium: never low
        (7, None, "medium"),
        (8, None, "high"),  # four of the five must then be ticked
    ],
)
def test_startback_groups_at_their_borders(total, psych, risk):
    given = {"startback_total_0_9": total, "startback_psych_0_5": psych}

    assert one("startback_risk", **{name: value for name, value in given.items() if value is not None}) == risk


def test_startback_answers_are_added_and_the_last_five_count_apart():
    facts = derived(startback_answers=(1, 0, 0, 0, 1, 1, 1, 1, 0))

    assert [facts.get(f"startback_{name}") for name in ("total_0_9", "psych_0_5", "risk")] == [5, 4, "high"]


def test_a_blank_startback_answer_leaves_no_group():
    assert one("startback_risk", startback_answers=(1, 1, 1, 1, 1, 1, 1, 1, None)) is NOT_ASKED


@pytest.mark.parametrize(
    ("name", "answers", "score"),
    [
        ("rmdq", (1,) * 10 + (None,) * 14, 10),
        ("rmdq", (None,) * 24, NOT_ASKED),
        ("odi", (2,) * 10, 40.0),
        ("odi", (2,) * 8 + (None,) * 2, 40.0),
        ("odi", (2,) * 7 + (None,) * 3, NOT_ASKED),
        ("phq2", (3, 2), 5),
        ("phq2", (3, None), NOT_ASKED),
        ("phq4", (1, 2, 3, 0), 6),
    ],
)
def test_a_questionnaire_is_scored_or_left_open(name, answers, score):
    fact = {"rmdq": "rmdq_0_24", "odi": "odi_percent", "phq2": "phq2_0_6", "phq4": "phq4_0_12"}[name]

    assert one(fact, **{f"{name}_answers": answers}) == score


@pytest.mark.parametrize(
    ("equipment", "has"), [([], False), (["mat"], False), (["bike"], True), (["mat", "pool"], True)]
)
def test_a_bike_or_a_pool(equipment, has):
    assert one("equipment_bike_or_pool", equipment=frozenset(equipment)) is has


def test_a_goal_points_to_its_ladder_and_to_sport():
    facts = derived(goals=goals("Climb the STAIRS again", "play Football"))

    assert "stairs" in facts.get("goal_ladders")
    assert facts.get("goal_sport") is True


def test_a_word_within_a_word_names_no_sport():
    assert one("goal_sport", goals=goals("sit through the runway show", "brow care")) is False


def test_no_leg_pain_is_no_pain_below_the_knee_and_leg_pain_says_nothing_of_it():
    assert one("leg_pain_below_knee", leg_pain=False) is False
    assert one("leg_pain_below_knee", leg_pain=True) is NOT_ASKED


def test_a_man_is_not_asked_about_pregnancy():
    assert one("pregnancy", sex_at_birth="male") == "not_applicable"
    assert one("pregnancy", sex_at_birth="female") is NOT_ASKED

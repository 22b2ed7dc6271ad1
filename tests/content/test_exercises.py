"""The exercises, their tags and the ladders: complete, consistent, safe in their words, and easy to read."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from statistics import mean

import pytest
from tests.readability import grade

from multifidus.clinical.derive import derive
from multifidus.clinical.facts import Facts
from multifidus.clinical.treatments import Exercise
from multifidus.library.load import load_knowledge

SCARE_WORDS = (
    "damage", "degenerat", "wear and tear", "slipped", "unstable", "out of place", "weak core", "bad posture",
    "bone on bone", "crumbl", "never bend",
)  # fmt: skip
PROMISES = ("cure", "will heal", "gets rid", "pain-free", "guarantee", "fixes")
ON_THE_FLOOR = {"supine", "prone", "side_lying", "quadruped", "kneeling"}
NOT_ON_THE_FLOOR = {"bed", "bench", "pool"}
HARD_TO_SPOT = {  # what a patient wrote -> the ladders that it points to
    "walk the dog": {"walk"},
    "Lift_baby_from_cot": {"childcare", "lift_floor"},
    "sit through a workday": {"desk"},
    "stand at the till": {"stand"},
    "drive to sites": {"car"},
    "change my address": set(),
    "take care of myself": set(),
    "get rid of bladder trouble": set(),
    "understand what to do": set(),
    "visit friends in Scotland": set(),
    "digital photos": set(),
    "play cards": set(),
}

knowledge = load_knowledge()
exercises = knowledge.exercises.values()


def words_for_patients() -> Iterator[tuple[str, str]]:
    for exercise in exercises:
        yield exercise.id, "\n".join((exercise.plain, exercise.purpose, *exercise.cues))
    for tag in knowledge.tags.values():
        yield tag.id, tag.modify
    for ladder in knowledge.ladders.values():
        yield ladder.id, "\n".join((ladder.plain, *ladder.examples))


def easier_ones(exercise: Exercise) -> Iterator[Exercise]:
    while exercise.easier is not None:
        exercise = knowledge.exercises[exercise.easier]
        yield exercise


def test_the_library_holds_at_least_178_exercises():
    assert len(exercises) >= 178


def test_every_exercise_that_a_pathway_or_a_ladder_or_a_chain_names_exists():
    named = {name for row in knowledge.pathways.values() for phase in row.phases for name in phase.exercises}
    named |= {step.exercise for ladder in knowledge.ladders.values() for step in ladder.steps}
    named |= {name for exercise in exercises for name in (*exercise.harder, exercise.easier) if name}

    assert named <= set(knowledge.exercises)


@pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)
def test_the_chain_of_easier_exercises_ends_and_never_gets_harder(exercise):
    seen = [exercise]
    for easier in easier_ones(exercise):
        assert easier not in seen
        seen.append(easier)

    levels = [step.level for step in seen]
    assert levels == sorted(levels, reverse=True)


@pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)
def test_the_next_steps_of_an_exercise_are_not_easier(exercise):
    for name in exercise.harder:
        assert name != exercise.id
        assert knowledge.exercises[name].level >= exercise.level


@pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)
def test_an_exercise_has_one_dose_for_each_of_its_goals(exercise):
    dosed = Counter(dose.goal for dose in exercise.doses)

    assert exercise.goals[0] in dosed
    assert set(exercise.goals) <= set(dosed)
    assert set(dosed.values()) == {1}


@pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)
def test_the_effort_of_a_dose_rises_from_low_to_high(exercise):
    assert all(dose.effort_low <= dose.effort_high for dose in exercise.doses)


@pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)
def test_an_exercise_serves_one_to_four_different_needs(exercise):
    assert 1 <= len(exercise.serves) <= 4
    assert len(set(exercise.serves)) == len(exercise.serves)


def test_every_need_has_at_least_two_exercises_of_the_lowest_three_levels():
    gentle = Counter(need for exercise in exercises if exercise.level <= 3 for need in exercise.serves)

    assert not {need for need in knowledge.needs if gentle[need] < 2} - {"sport_capacity"}


@pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)
def test_no_tag_is_both_contraindication_and_precaution(exercise):
    assert not set(exercise.contraindications) & set(exercise.precautions)


def test_every_tag_is_used_by_an_exercise():
    used = {tag for exercise in exercises for tag in (*exercise.contraindications, *exercise.precautions)}

    assert used == set(knowledge.tags)


@pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)
def test_an_exercise_on_the_floor_says_so(exercise):
    equipment = {thing for group in exercise.equipment for thing in group}

    if exercise.position in ON_THE_FLOOR and not equipment & NOT_ON_THE_FLOOR:
        assert "floor_transfer" in exercise.precautions


@pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)
def test_lying_on_the_back_is_a_demand_that_a_pregnant_patient_is_told_about(exercise):
    if exercise.position == "supine":
        assert "lying_flat" in (*exercise.contraindications, *exercise.precautions)


@pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)
def test_an_exercise_with_impact_warns_of_bone_and_of_pregnancy(exercise):
    if exercise.impact:
        assert {"osteoporosis_impact", "pregnancy_impact"} <= {*exercise.contraindications, *exercise.precautions}


@pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)
def test_an_exercise_that_bends_the_spine_to_its_end_is_kept_from_osteoporosis(exercise):
    if exercise.end_range and exercise.loading == "flexion":
        assert "osteoporosis_flexion" in (*exercise.contraindications, *exercise.precautions)


@pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)
def test_an_exercise_that_bends_the_spine_back_to_its_end_is_kept_from_a_pars_injury(exercise):
    if exercise.end_range and exercise.loading == "extension":
        assert "spondylolysis_extension" in (*exercise.contraindications, *exercise.precautions)


def test_no_two_exercises_have_the_same_name_for_the_patient():
    names = Counter(exercise.plain.lower() for exercise in exercises)

    assert not {name for name, count in names.items() if count > 1}


@pytest.mark.parametrize(("name", "text"), list(words_for_patients()))
def test_words_for_patients_neither_frighten_nor_promise(name, text):
    found = [word for word in SCARE_WORDS + PROMISES if word in text.lower()]

    assert not found, name


def test_exercises_are_easy_to_read_on_average():
    assert mean(grade("\n".join((exercise.purpose, *exercise.cues))) for exercise in exercises) <= 7


@pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)
def test_no_exercise_is_hard_to_read(exercise):
    assert grade("\n".join((exercise.purpose, *exercise.cues))) <= 9
    assert grade(exercise.purpose) <= 9


@pytest.mark.parametrize("tag", knowledge.tags.values(), ids=lambda tag: tag.id)
def test_how_to_adapt_an_exercise_is_easy_to_read(tag):
    assert grade(tag.modify) <= 9


@pytest.mark.parametrize("ladder", knowledge.ladders.values(), ids=lambda ladder: ladder.id)
def test_a_ladder_is_found_by_the_words_of_its_own_examples(ladder):
    assert all(ladder.id in ladders_for(example) for example in ladder.examples)


@pytest.mark.parametrize(("goal", "ladders"), HARD_TO_SPOT.items())
def test_a_goal_points_to_its_ladders_and_to_no_others(goal, ladders):
    assert ladders_for(goal) == ladders


@pytest.mark.parametrize("ladder", knowledge.ladders.values(), ids=lambda ladder: ladder.id)
def test_the_words_of_a_ladder_are_in_lower_case(ladder):
    assert all(word == word.lower().strip() for word in ladder.words)


def ladders_for(goal: str) -> set[str]:
    facts = Facts({"goals": ({"text": goal, "ability_0_10": 3},)})
    return set(derive(facts, datetime.date(2026, 1, 1), knowledge).known("goal_ladders"))

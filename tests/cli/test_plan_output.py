"""What `plan` prints: for the therapist, for the patient, for other programs."""

from __future__ import annotations

import json
import re

import pytest

from multifidus.library.load import load_knowledge

CASES = ("S01", "S05", "S07", "S10", "S12", "S14", "S16", "S17", "F01", "F02", "F04", "F07", "L02", "L04", "L07", "L10")
CASES += ("O01", "O02", "O05", "O07", "O10", "O11", "O13", "O15", "O17", "O21")
DOCTOR_FIRST = ("F04", "S01", "S05", "S07", "S10", "S12", "S14", "S17")


@pytest.fixture
def case(say, cases):
    paths = {path.stem: path for path in cases}

    def run(name, *more, command="plan"):
        return say(command, str(paths[name]), *more)

    return run


def test_every_case_of_the_folder_is_tried_here(cases):
    assert sorted(CASES) == [path.stem for path in cases]


@pytest.mark.parametrize("name", CASES)
def test_no_line_for_the_therapist_is_longer_than_a_hundred(case, name):
    lines = case(name).out.splitlines()

    assert [line for line in lines if len(line) > 100] == []


@pytest.mark.parametrize("name", CASES)
def test_no_line_for_the_patient_is_longer_than_eighty(case, name):
    lines = case(name, "--for", "patient").out.splitlines()

    assert [line for line in lines if len(line) > 80] == []


@pytest.mark.parametrize("name", CASES)
def test_the_same_case_prints_the_same_json_twice(case, name):
    once, again = case(name, "--format", "json"), case(name, "--format", "json")

    assert once.status == 0
    assert once.out == again.out
    assert json.loads(once.out, parse_constant=pytest.fail)["case"] == name


@pytest.mark.parametrize("name", CASES)
def test_everything_that_is_decided_carries_a_reason_in_the_json(case, name):
    found = json.loads(case(name, "--format", "json").out)

    plan = found["plan"] or {}
    lines = [exercise["line"] for exercise in plan.get("exercises", [])]
    lines += [*plan.get("pathways", []), *plan.get("needs", []), *plan.get("advice", []), *plan.get("education", [])]
    lines += [*found["safe_advice"], *plan.get("unmet", []), *plan.get("conditions", [])]
    assert all(line["reasons"] for line in lines)
    assert all(left_out["reasons"] for left_out in plan.get("excluded", []))
    assert all(flag["reason"]["sources"] for flag in found["triage"]["fired"] + found["triage"]["monitored"])
    assert all(label["reason"]["rule"] for label in found["classification"])
    assert all(t["line"]["reasons"] for t in found["techniques"] if t["offered"] or t["decision"] != "none")


@pytest.mark.parametrize("name", CASES)
def test_every_source_in_the_json_can_be_looked_up(case, name):
    out = case(name, "--format", "json").out

    named = {source for group in re.findall(r'"sources": \[([^\]]*)\]', out) for source in re.findall(r'"(.+)"', group)}
    assert named
    assert named <= set(load_knowledge().sources)


@pytest.mark.parametrize("name", CASES)
def test_the_json_says_that_nobody_has_signed_the_content(case, name):
    found = json.loads(case(name, "--format", "json").out)

    assert "not yet signed off by a clinician" in found["review"]
    assert found["content_revision"] == load_knowledge().revision


@pytest.mark.parametrize("name", DOCTOR_FIRST)
def test_no_exercise_is_shown_to_anyone_where_a_doctor_comes_first(case, name):
    found = json.loads(case(name, "--format", "json").out)
    patient, therapist = case(name, "--for", "patient").out, case(name).out

    assert found["plan"] is None
    assert found["letter"]
    assert patient.startswith("WHAT TO DO NOW")
    for exercise in load_knowledge().exercises.values():
        assert exercise.title not in patient
        assert exercise.title not in therapist
    assert "YOUR EXERCISES" not in patient
    assert "LETTER" in therapist


@pytest.mark.parametrize("name", DOCTOR_FIRST)
def test_nothing_of_the_hand_is_offered_where_a_doctor_comes_first(case, name):
    found = json.loads(case(name, "--format", "json").out)
    assert {technique["decision"] for technique in found["techniques"]} == {"absolute"}
    assert not any(technique["offered"] for technique in found["techniques"])


def test_a_case_without_any_fact_asks_first(plan):
    therapist, patient = plan({"facts": {}}), plan({"facts": {}}, "--for", "patient")

    assert "(no plan until answered)" in therapist.out
    assert "NO EXERCISE PLAN YET" in therapist.out
    assert patient.out.startswith("A FEW QUESTIONS FIRST")


def test_a_patient_who_is_safe_gets_exercises(plan, safe):
    said = plan({"facts": safe}, "--for", "patient")

    assert "YOUR EXERCISES" in said.out
    assert "WHEN TO GET HELP" in said.out


@pytest.mark.parametrize("fact", ["saddle_numbness", "urinary_retention_new", "progressive_weakness", "fever"])
def test_an_answer_that_is_not_known_gives_no_plan(plan, safe, fact):
    said = json.loads(plan({"facts": {**safe, fact: "unknown"}}, "--format", "json").out)

    assert said["plan"] is None
    assert fact in {question["fact"] for question in said["triage"]["ask_again"] if question["blocks"]}


def test_the_patient_never_reads_a_word_of_fright(plan, safe, case):
    said = [plan({"facts": safe}, "--for", "patient").out, *(case(name, "--for", "patient").out for name in CASES)]

    fright = re.compile(r"degenerat|wear and tear|slipped|out of place|weak core|bad posture|bone on bone", re.I)
    assert [found for text in said for found in fright.findall(text)] == []

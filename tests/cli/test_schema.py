"""`schema`: what it prints is a JSON Schema, and it says the same as the strict reader."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from multifidus.library.folders import FOLDERS


@pytest.fixture
def schema_of(say):
    def printed(kind):
        said = say("schema", kind)
        assert said.status == 0
        return json.loads(said.out)

    return printed


@pytest.mark.parametrize("kind", ["case", *FOLDERS])
def test_every_schema_is_one(schema_of, kind):
    Draft202012Validator.check_schema(schema_of(kind))


def test_every_case_of_the_folder_fits_its_schema(schema_of, cases):
    validator = Draft202012Validator(schema_of("case"))

    faults = [error.message for path in cases for error in validator.iter_errors(json.loads(path.read_text()))]

    assert faults == []


WRONG = (
    [],
    {},
    {"facts": []},
    {"facts": {"sadle_numbness": True}},
    {"facts": {"saddle_numbness": "yes"}},
    {"facts": {"pain_now_0_10": 14}},
    {"facts": {"age_years": "40"}},
    {"facts": {"previous_episodes": 1.5}},
    {"facts": {"stage": "acute"}},
    {"facts": {"pain_areas": "low_back"}},
    {"facts": {"pain_areas": ["low_bak"]}},
    {"facts": {"muscle_power": {"L4_left": 6}}},
    {"facts": {"rmdq_answers": [1, 0]}},
    {"facts": {"phq2_answers": [0.5, 1]}},
    {"facts": {"goals": [{"txt": "run"}]}},
    {"facts": {}, "overrides": [{"of": "risk", "to": "high", "by": "A", "role": "patient", "reason": "r"}]},
    {"facts": {}, "overrides": [{"of": "risk", "to": "high", "by": "A", "role": "clinician"}]},
    {"facts": {}, "overrides": {}},
    {"facts": {}, "fact": 1},
    {"facts": {}, "id": 5},
    {"facts": {}, "id": "x" * 61},
)


@pytest.mark.parametrize("wrong", WRONG, ids=json.dumps)
def test_what_the_schema_refuses_the_reader_refuses_too(schema_of, plan, wrong):
    validator = Draft202012Validator(schema_of("case"))

    assert not validator.is_valid(wrong)
    assert plan(wrong).status == 2


RIGHT = (
    {"facts": {}},
    {"facts": {"age_years": None, "saddle_numbness": "unknown", "pain_areas": "unknown", "muscle_power": None}},
    {"facts": {"muscle_power": {}, "pain_areas": [], "goals": []}},
    {"facts": {"previous_episodes": 3.0}},
    {"id": "A", "title": "t", "notes": "n", "today": "2026-01-01", "facts": {}, "overrides": [], "expected": {}},
)


@pytest.mark.parametrize("right", RIGHT, ids=json.dumps)
def test_what_the_schema_lets_pass_the_reader_reads(schema_of, plan, right):
    validator = Draft202012Validator(schema_of("case"))

    assert validator.is_valid(right)
    assert plan(right).status == 0


def test_every_fact_says_in_the_schema_what_it_is(schema_of):
    facts = schema_of("case")["properties"]["facts"]["properties"]

    assert len(facts) > 200
    assert all(len(fact["description"]) > 10 for fact in facts.values())


@pytest.mark.parametrize(
    ("kind", "hint"),
    [("cas", "did you mean case?"), ("exercises", "did you mean exercise?"), ("", "allowed are: case")],
)
def test_a_kind_of_nothing_gets_the_nearest(say, kind, hint):
    said = say("schema", kind)

    assert (said.status, said.out) == (2, "")
    assert f"`{kind}` is no kind of file; {hint}" in said.err

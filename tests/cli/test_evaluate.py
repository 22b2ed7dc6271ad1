"""`evaluate`: how well the software agrees with what was expected of the 26 cases."""

from __future__ import annotations

import json
import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from multifidus.cli.main import main

LEAST_PERCENT = {"stage": 100, "risk": 100}  # all others: 90
MOST_LABELS = 16
QUESTIONS = ("stage", "risk", "category", "leg pain", "class", "mechanism", "must include", "must not include")
QUESTIONS += ("blocked", "reasonable", "visits", "re-assess")


@pytest.fixture(scope="module")
def table():
    printed = StringIO()
    with redirect_stdout(printed):
        status = main(["evaluate", str(Path(__file__).parents[1] / "cases")])
    assert status == 0
    return printed.getvalue()


def percents(table):
    return {
        found[1].strip(): float(found[2]) for found in re.finditer(r"^(.{18}) +\d+ of +\d+ +([\d.]+) %$", table, re.M)
    }


def test_no_case_is_under_or_over_triaged(table):
    assert "-triaged!" not in table
    assert percents(table)["triage"] == 100


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answers_agree_with_what_was_expected(table, question):
    assert percents(table)[question] >= LEAST_PERCENT.get(question, 90)


def test_every_case_is_in_the_table(table, cases):
    assert [line.split()[0] for line in table.splitlines() if " labels " in line] == [path.stem for path in cases]


def test_no_plan_tries_more_than_can_be_read(table):
    labels = [int(found) for found in re.findall(r"labels +(\d+) of", table)]

    assert len(labels) == 26
    assert max(labels) <= MOST_LABELS


def test_techniques_are_not_all_blocked(table):
    assert 0 < percents(table)["techniques blocked"] < 60


def test_an_empty_folder_is_refused(say, tmp_path):
    said = say("evaluate", str(tmp_path))

    assert (said.status, said.out, said.err) == (2, "", f"{tmp_path} holds no case files (*.json).\n")


def test_a_folder_that_is_not_there_is_refused(say, tmp_path):
    assert say("evaluate", str(tmp_path / "none")).status == 2


def test_a_case_that_can_not_be_read_is_named(say, tmp_path):
    (tmp_path / "bad.json").write_text('{"facts": {"age_years": -1}}')

    said = say("evaluate", str(tmp_path))

    assert said.status == 2
    assert "bad.json: `age_years` is -1" in said.err


@pytest.mark.parametrize(
    "expected",
    [
        {"triage": "zzz"},
        {"triage": ["treat"]},
        {"manual_therapy_blocked": ["zzz"]},
        {"manual_therapy_reasonable": [1]},
        {"triage": "treat", "triage_also_acceptable": 5},
    ],
)
def test_an_expectation_that_can_not_be_compared_is_told(say, tmp_path, expected):
    (tmp_path / "odd.json").write_text(json.dumps({"facts": {}, "expected": expected}))

    said = say("evaluate", str(tmp_path))

    assert said.status == 2
    assert "odd.json: `expected` holds what can't be compared" in said.err


@pytest.mark.parametrize("expected", [[], "treat", 1, None])
def test_expectations_that_are_no_object_are_refused(say, tmp_path, expected):
    (tmp_path / "odd.json").write_text(json.dumps({"facts": {}, "expected": expected}))

    said = say("evaluate", str(tmp_path))

    assert said.status == 2
    assert "`expected` must be an object" in said.err


def test_a_case_without_expectations_is_only_assessed(say, tmp_path, safe):
    (tmp_path / "bare.json").write_text(json.dumps({"facts": safe}))

    said = say("evaluate", str(tmp_path))

    assert said.status == 0
    assert "agrees 0 of 0" in said.out


def test_a_miss_is_shown_and_counted(say, tmp_path, safe):
    (tmp_path / "miss.json").write_text(json.dumps({"facts": safe, "expected": {"triage": "emergency"}}))

    said = say("evaluate", str(tmp_path))

    assert "under-triaged!" in said.out
    assert "miss: triage: expected emergency, found treat" in said.out
    assert percents(said.out)["triage"] == 0

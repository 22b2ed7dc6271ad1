"""`score`: a questionnaire in, a score out; or a word on what is missing."""

from __future__ import annotations

import json

import pytest


def test_a_full_questionnaire_is_scored(handed, say, tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"items": [1] * 10 + [0] * 14}))

    said = say("score", "rmdq24", str(path))

    assert said.status == 0
    assert json.loads(said.out)["score"] == 10


@pytest.mark.parametrize(
    ("instrument", "answers", "words"),
    [
        ("rmdq", {"items": [1] * 24}, "there is no instrument `rmdq`; did you mean rmdq24?"),
        ("", {}, "there is no instrument ``"),
        ("rmdq24", {"item": [1] * 24}, "there is no input `item`; did you mean `items`?"),
        ("rmdq24", {"items": [1] * 23}, "`items` holds 23 answers; 24 are needed"),
        ("rmdq24", {"items": [2] * 24}, "`items` 1 is 2; 0 to 1 is allowed"),
        ("rmdq24", {"items": ["1"] * 24}, "`items` 1 is '1'; a whole number, 0 to 1, is needed"),
        ("rmdq24", {"items": [0.5] * 24}, "`items` 1 is 0.5; a whole number"),
        ("rmdq24", {"items": [True] * 24}, "`items` 1 is True; a whole number"),
        ("rmdq24", {"items": "no"}, "a list of answers is needed"),
        ("rmdq24", {}, "rmdq24"),
        ("phq2", {"items": [None, 1]}, "Ask again; don't guess."),
        ("rmdq24", [1, 2], "must hold an object"),
        ("rmdq24", 3, "must hold an object"),
    ],
)
def test_answers_that_can_not_be_scored_are_told(say, tmp_path, instrument, answers, words):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(answers))

    said = say("score", instrument, str(path))

    assert (said.status, said.out) == (2, "")
    assert words in said.err


@pytest.mark.parametrize("nasty", ["1e999", "NaN", "-Infinity", "9" * 400, '"\\ud800"', "[[[]]]", "{}"])
def test_an_answer_beyond_reason_is_refused(say, tmp_path, nasty):
    path = tmp_path / "answers.json"
    path.write_text(f'{{"items": [{nasty}, 1, 1, 1, 1, 1, 1, 1, 1]}}')

    said = say("score", "startback9", str(path))

    assert (said.status, said.out) == (2, "")
    assert said.err.strip()


def test_thoughts_of_self_harm_are_told_even_without_a_score(say, tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"items": [1, None, None, None, 1, 1, 1, 1, 2]}))

    said = say("score", "phq9", str(path))

    assert said.status == 2
    assert "act on this now: suicidality." in said.err

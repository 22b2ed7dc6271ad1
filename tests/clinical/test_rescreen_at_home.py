"""The safety questions on the phone, and when they are asked."""

from __future__ import annotations

import itertools
import json
from datetime import date, timedelta

import pytest

from multifidus.clinical.answers_at_once import rescreen_due, rescreen_table
from multifidus.clinical.following import rescreen
from multifidus.library.load import load_knowledge

QUESTIONS = load_knowledge().rescreens["default"]
TABLE = json.loads(json.dumps(rescreen_table(QUESTIONS)))
TODAY = date(2026, 11, 23)
KEYS = {True: "true", False: "false", None: "null"}


@pytest.mark.parametrize("answers", list(itertools.product(KEYS, repeat=len(QUESTIONS.questions))))
def test_the_table_gives_the_verdict_of_the_rules(answers):
    by_id = dict(zip((question["id"] for question in TABLE["questions"]), answers, strict=True))

    found = min((TABLE["verdicts"][KEYS[answer]] for answer in answers), key=TABLE["worst_first"].index)

    assert found == rescreen(by_id, QUESTIONS).verdict


def test_the_table_holds_the_words_of_every_question_and_of_every_answer():
    assert [(one["ask"], one["yes"]) for one in TABLE["questions"]] == [
        (question.ask, question.yes.say) for question in QUESTIONS.questions
    ]
    assert (TABLE["missing"], TABLE["clear"]) == (QUESTIONS.ask_again.say, QUESTIONS.clear.say)


def test_before_the_first_session_the_questions_are_asked():
    assert rescreen_due(None, TODAY, QUESTIONS).due


@pytest.mark.parametrize(("days", "due"), [(0, False), (6, False), (7, True), (8, True)])
def test_the_questions_are_asked_again_after_a_week(days, due):
    assert rescreen_due(TODAY - timedelta(days=days), TODAY, QUESTIONS).due is due


def test_the_questions_are_asked_whenever_something_is_new():
    assert rescreen_due(TODAY, TODAY, QUESTIONS, something_is_new=True).due


def test_an_answer_from_the_future_is_no_answer():
    assert rescreen_due(TODAY + timedelta(days=1), TODAY, QUESTIONS).due

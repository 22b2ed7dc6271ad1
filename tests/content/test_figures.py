"""The figures of the exercises: all there, possible in every drawn moment, small, and told in plain words."""

from __future__ import annotations

import gzip
import re
from functools import cache
from statistics import mean

import pytest
from tests.readability import grade

from multifidus.library.figure_reader import read_exercise_figure
from multifidus.library.load import content_folder, load_knowledge
from multifidus.motion.body.findings import findings
from multifidus.motion.figure.figure import Figure
from multifidus.motion.figure.svg import animated, still
from multifidus.motion.figure.touching import through_props

EXERCISES = tuple(load_knowledge().exercises)
MOST_ANIMATED_KB, MOST_STILL_KB = 14.0, 4.0  # the aim is 8 and 3; `make figures` tells who is over it


@cache
def figure_of(exercise: str) -> Figure | None:
    return read_exercise_figure(content_folder() / "exercises" / f"{exercise}.yaml", exercise)


def packed_kb(svg: str) -> float:
    return len(gzip.compress(svg.encode(), 9)) / 1000


def said(figure: Figure) -> list[str]:
    return [figure.poses[step.pose].say for step in figure.steps]


def test_every_exercise_has_a_figure():
    assert [exercise for exercise in EXERCISES if figure_of(exercise) is None] == []


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_body_could_do_it(exercise: str):
    """Joints, floor, planted hands and feet, what is held, lengths: in each pose and every drawn moment between."""
    figure = figure_of(exercise)
    assert figure is not None

    movement = figure.movement()
    assert list(findings(movement, {prop.name for prop in figure.props})) == []
    assert list(through_props(figure, movement)) == []


@pytest.mark.parametrize("exercise", EXERCISES)
def test_it_is_small_enough_for_an_old_phone(exercise: str):
    figure = figure_of(exercise)
    assert figure is not None

    assert packed_kb(animated(figure)) <= MOST_ANIMATED_KB
    assert packed_kb(still(figure)) <= MOST_STILL_KB


@pytest.mark.parametrize("exercise", EXERCISES)
def test_its_words_are_short_and_plain(exercise: str):
    figure = figure_of(exercise)
    assert figure is not None

    assert all(words and words[0].isupper() and words.endswith(".") for words in said(figure))
    assert max(len(words.split()) for words in said(figure)) <= 20
    assert not re.search(r"damage|degenerat|unstable|bad posture|weak core", " ".join(said(figure)).lower())


def test_the_words_of_all_figures_are_easy_to_read():
    assert mean(grade(" ".join(said(figure))) for exercise in EXERCISES if (figure := figure_of(exercise))) <= 6


def test_no_two_exercises_have_the_same_figure():
    pictures: dict[str, str] = {}
    for exercise in EXERCISES:
        figure = figure_of(exercise)
        if figure is not None:
            bare = re.sub(r"<title>.*?</desc>|" + exercise, "", still(figure))
            assert bare not in pictures, f"{exercise} looks as {pictures[bare]}"
            pictures[bare] = exercise

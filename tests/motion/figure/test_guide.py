"""The authors' guide holds every word that the reader knows, and its examples draw without a finding."""

import re
from pathlib import Path

import pytest

from motion.drawing_board import figure_of
from multifidus.library.figure_reader import ARROW_KEYS, FIGURE_KEYS, POSE_KEYS, STEP_KEYS
from multifidus.library.figure_words import OPTIONS
from multifidus.motion.body.findings import findings
from multifidus.motion.body.vocabulary import (
    ARM_JOINTS,
    CONTACTS,
    ELBOWS,
    FOREARMS,
    HANDS,
    LEG_JOINTS,
    STANDING,
    SURFACES,
)
from multifidus.motion.figure.camera import VIEWS
from multifidus.motion.figure.warmth import REGIONS

GUIDE = (Path(__file__).parents[3] / "docs/how-to/draw-a-figure.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", GUIDE, re.S)
SIDED = re.compile(r"(left|right)_(thigh|thigh_back|knee|shin|ankle|foot)")
WORDS = {
    *FIGURE_KEYS, *POSE_KEYS, *STEP_KEYS, *ARROW_KEYS, *LEG_JOINTS, *ARM_JOINTS, *STANDING, *HANDS, *FOREARMS, *ELBOWS,
    *CONTACTS, *SURFACES, *VIEWS, *REGIONS, *OPTIONS, *(option for options in OPTIONS.values() for option in options),
}  # fmt: skip


@pytest.mark.parametrize("word", sorted(word for word in WORDS if not SIDED.fullmatch(word)))
def test_every_word_is_explained(word):
    assert re.search(rf"(?<![a-z_]){word}(?![a-z_])", GUIDE)


@pytest.mark.parametrize("text", EXAMPLES, ids=["bridge", "walking", "lifting a box"])
def test_every_example_draws_without_a_finding(text):
    figure = figure_of(text)

    assert list(findings(figure.movement(), {prop.name for prop in figure.props})) == []

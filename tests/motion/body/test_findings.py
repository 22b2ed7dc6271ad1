"""Each finding is shown on a good file that was spoiled."""

import pytest

from motion.drawing_board import BIRD_DOG, BRIDGE, HINGE, OPEN_BOOK, SIT_TO_STAND, SQUAT, figure_of, frames_of
from multifidus.motion.body import findings as module
from multifidus.motion.body.findings import findings


def found(text: str) -> str:
    figure = figure_of(text)
    return "\n".join(findings(figure.movement(), {prop.name for prop in figure.props}))


@pytest.mark.parametrize("text", [SQUAT, BRIDGE, BIRD_DOG, OPEN_BOOK, SIT_TO_STAND, HINGE])
def test_a_good_figure_has_no_finding(text):
    assert found(text) == ""


@pytest.mark.parametrize(
    ("good", "was", "spoiled", "says"),
    [
        (BIRD_DOG, "knee: 2, ankle: -10", "knee: 163, ankle: -10", "left knee bends 163"),
        (BIRD_DOG, "{thigh: -83,", "{thigh: -150,", "left hip bends"),
        (BIRD_DOG, "upper_arm: 92", "upper_arm: -170", "right shoulder bends"),
        (SQUAT, "    head: 15", "    chest: 120", "chest bends 82 on pelvis"),
        (SQUAT, "    head: 15", "    head: 140", "head bends 102 on upper_back"),
        (SQUAT, "    head: 15", "    chest: {lean: 38, side: 60}", "chest bends 60 to the side"),
        (OPEN_BOOK, "chest: {lean: -90, turn: -60}", "chest: {lean: -90, turn: 30}", "chest turns 120"),
        (BIRD_DOG, "contact: [knees]", "contact: [toes]", "through the floor"),
        (BIRD_DOG, "arms: {hand: floor}", "arms: {hand: floor, ahead: 60}", "hand stays"),
        (SQUAT, "    head: 15", "    contact: [pelvis on bike]", "foot stays"),
        (SIT_TO_STAND, "props: [chair]", "props: [{chair: {height: 30}}]", "the seat comes out 30 cm high"),
        (HINGE, "    pelvis: 58", "    pelvis: 58\n    chest: 100", "off the back"),
    ],
)
def test_a_spoiled_figure_is_found(good, was, spoiled, says):
    assert was in good

    assert says in found(good.replace(was, spoiled))


def test_a_bone_that_grows_is_found():
    bodies = frames_of(figure_of(SQUAT).movement())
    x, y, z = bodies[1].points["right_knee"]
    bodies[1].points["right_knee"] = (x, y - 2, z)

    assert any("right hip to knee changes its length" in line for line in module._lengths(bodies))

"""Where the parts of the body are, and which way its joints turn."""

import pytest

from motion.drawing_board import STANDING, movement_of
from multifidus.motion.body.vectors import distance


def body_of(line: str, contact: str = "feet"):
    text = STANDING.replace("    legs: {thigh: 0, knee: 0, foot: flat}", line).replace("[feet]", f"[{contact}]")
    return movement_of(text).key("tall").points


def test_a_standing_body_is_about_170_cm_tall():
    top = body_of("    legs: {thigh: 0, knee: 0, foot: flat}")["head"][1] + 11

    assert top == pytest.approx(170, abs=3)


def test_standing_looks_to_the_right_with_its_right_side_near():
    points = body_of("    legs: {thigh: 0, knee: 0, foot: flat}")

    assert points["right_toe"][0] > points["right_heel"][0]
    assert points["right_hip"][2] > points["left_hip"][2]


def test_lying_on_the_back_has_the_head_to_the_left_and_the_face_up():
    text = STANDING.replace("pelvis: 0", "pelvis: -90").replace("[feet]", "[body]").replace(", foot: flat", "")
    body = movement_of(text).key("tall")

    assert body.points["head"][0] < body.points["pelvis"][0]
    assert body.frames["head"][0][1] > 0.9


def test_lying_on_the_right_side_looks_at_the_viewer():
    text = STANDING.replace("pelvis: 0", "pelvis: {lean: -90, turn: -90}").replace("[feet]", "[body]")
    body = movement_of(text.replace(", foot: flat", "")).key("tall")

    assert body.frames["chest"][0][2] > 0.9
    assert body.points["left_hip"][1] > body.points["right_hip"][1]


@pytest.mark.parametrize(("side", "way"), [("right", 1), ("left", -1)])
def test_abducted_is_away_from_the_midline_on_either_side(side, way):
    points = body_of(f"    {side}_leg: {{thigh: 0, abduct: 30}}")

    assert way * points[f"{side}_ankle"][2] > way * points[f"{side}_hip"][2] + 10


@pytest.mark.parametrize(("side", "way"), [("right", 1), ("left", -1)])
def test_rotated_outwards_turns_the_toes_away_from_the_midline(side, way):
    points = body_of(f"    {side}_leg: {{thigh: 0, rotate: 40}}")

    assert way * points[f"{side}_toe"][2] > way * points[f"{side}_heel"][2] + 5


def test_a_trunk_part_left_out_follows_the_one_below():
    body = movement_of(STANDING.replace("pelvis: 0", "pelvis: 30")).key("tall")

    assert body.frames["head"][1] == pytest.approx(body.frames["pelvis"][1])


def test_a_turned_pelvis_and_a_level_head_bend_the_spine_evenly():
    body = movement_of(STANDING.replace("pelvis: 0", "pelvis: 60\n    chest: 0")).key("tall")

    bends = [body.frames[f"lumbar{i}"][1][0] for i in range(4)]
    assert bends == sorted(bends, reverse=True)


def test_an_ankle_can_rest_on_the_other_knee():
    line = "    left_leg: {hip: 0}\n    right_leg: {hip: 80, knee: 95, abduct: 30, rotate: 45, foot: other_knee}"
    points = body_of(line, "left_foot")

    assert distance(points["right_ankle"], points["left_knee"]) < 16

"""Poses in time: contacts hold, lengths stay, nothing jumps."""

from itertools import pairwise

import pytest

from motion.drawing_board import (
    BIRD_DOG,
    BRIDGE,
    HINGE,
    OPEN_BOOK,
    SIT_TO_STAND,
    SQUAT,
    STANDING,
    frames_of,
    movement_of,
)
from multifidus.motion.body.settle import lowest
from multifidus.motion.body.skeleton import FOREARM, SHANK, THIGH, UPPER_ARM
from multifidus.motion.body.vectors import distance

ALL = {
    "squat": SQUAT,
    "bridge": BRIDGE,
    "bird dog": BIRD_DOG,
    "open book": OPEN_BOOK,
    "chair": SIT_TO_STAND,
    "hinge": HINGE,
}
BONES = (
    ("hip", "knee", THIGH),
    ("knee", "ankle", SHANK),
    ("shoulder", "elbow", UPPER_ARM),
    ("elbow", "wrist", FOREARM),
)


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_limbs_keep_their_length_in_every_frame(text):
    for body in frames_of(movement_of(text)):
        for side in ("left", "right"):
            for a, b, wanted in BONES:
                assert distance(body.points[f"{side}_{a}"], body.points[f"{side}_{b}"]) == pytest.approx(
                    wanted, abs=0.1
                )


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_no_frame_goes_deeper_into_the_floor_than_skin_gives(text):
    for body in frames_of(movement_of(text)):
        assert lowest(body.points, "body") > -1.5


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_a_cycle_ends_where_it_began(text):
    movement = movement_of(text)

    end = movement.at_time(movement.length_s - 1e-6)

    assert end.points["head"] == pytest.approx(movement.at_time(0).points["head"], abs=0.1)


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_nothing_jumps_between_two_moments(text):
    movement = movement_of(text)
    count = int(movement.length_s * 50)
    bodies = [movement.at_time(i * movement.length_s / count) for i in range(count)]

    for before, after in pairwise(bodies):
        for name in ("pelvis", "head", "left_wrist", "right_wrist", "left_knee", "right_knee"):
            assert distance(before.points[name], after.points[name]) < 8


@pytest.mark.parametrize(
    ("text", "points"),
    [(SQUAT, "left_ball right_ball"), (BRIDGE, "left_ball right_ball"), (BIRD_DOG, "left_wrist right_knee")],
)
def test_what_is_planted_does_not_slide(text, points):
    bodies = frames_of(movement_of(text))

    for name in points.split():
        assert all(distance(bodies[0].points[name], body.points[name]) < 0.5 for body in bodies)


def test_a_seat_carries_the_pelvis_at_the_height_of_a_chair():
    movement = movement_of(SIT_TO_STAND)

    assert lowest(movement.key("sit").points, "pelvis") == pytest.approx(45)


def test_feet_stay_where_they_are_while_one_stands_up():
    bodies = frames_of(movement_of(SIT_TO_STAND))

    assert all(distance(bodies[0].points["right_ball"], body.points["right_ball"]) < 0.5 for body in bodies)


def test_on_tiptoe_the_ball_of_the_foot_stays_and_the_heel_rises():
    text = STANDING.replace(
        "steps: [{pose: tall, hold_s: 1}]",
        "  high:\n    like: tall\n    say: Rise.\n    legs: {foot: toes, heel_up: 40}\n"
        "steps: [{pose: tall}, {pose: high, move_s: 1}, {pose: tall, move_s: 1}]",
    )
    low, high = (movement_of(text).key(name).points for name in ("tall", "high"))

    assert high["right_ball"] == pytest.approx(low["right_ball"], abs=0.1)
    assert high["right_heel"][1] > low["right_heel"][1] + 5


def test_a_foot_that_goes_to_a_second_place_is_lifted_over():
    text = STANDING.replace("[feet]", "[left_foot]").replace(
        "steps: [{pose: tall, hold_s: 1}]",
        "  ahead:\n    like: tall\n    say: Step.\n    right_leg: {thigh: 30, knee: 20, foot: flat, place: ahead}\n"
        "steps: [{pose: tall}, {pose: ahead, move_s: 1}, {pose: tall, move_s: 1}]",
    )
    movement = movement_of(text)

    halfway = movement.between("tall", "ahead", 0.5).points

    assert halfway["right_ball"][1] > 5
    assert halfway["left_ball"] == pytest.approx(movement.key("tall").points["left_ball"], abs=0.1)


def test_in_place_the_pelvis_stays_over_its_spot_while_the_feet_go_back_and_forth():
    text = STANDING.replace("view: side", "view: side\nin_place: true").replace(
        "steps: [{pose: tall, hold_s: 1}]",
        "  stride:\n    like: tall\n    say: Stride.\n    right_leg: {thigh: 25, foot: free}\n"
        "    left_leg: {thigh: -25, foot: free}\n"
        "steps: [{pose: tall}, {pose: stride, move_s: 1, even: true}, {pose: tall, move_s: 1, even: true}]",
    )
    movement = movement_of(text)

    assert movement.key("stride").points["pelvis"][0] == pytest.approx(0)
    assert movement.key("stride").points["right_ankle"][0] > 10


def test_in_the_air_the_feet_hang_as_high_as_the_pose_says():
    text = STANDING.replace(", foot: flat", "").replace("[feet]", "[feet]\n    air: 20")

    assert lowest(movement_of(text).key("tall").points, "feet") == pytest.approx(20)


def test_pedals_turn_forward_past_the_top():
    text = """
props: [bike]
poses:
  a: {say: Pedal., pelvis: 20, right_leg: {thigh: 60, knee: 70, foot: pedal, crank: 180}, contact: [pelvis on bike]}
  b: {like: a, say: On., right_leg: {crank: 0}}
steps: [{pose: a}, {pose: b, move_s: 1, even: true}, {pose: a, move_s: 1, even: true}]
"""
    movement = movement_of(text)
    ball = [movement.between("a", "b", share).points["right_ball"] for share in (0, 0.5, 1)]

    assert ball[0][1] < ball[1][1] < ball[2][1]
    assert ball[1][0] < ball[0][0]


def test_a_foot_stands_as_high_as_its_step():
    text = STANDING.replace("view: side", "props: [{step: {height: 25}}]").replace(
        "legs: {thigh: 0, knee: 0, foot: flat}",
        "left_leg: {foot: flat}\n    right_leg: {thigh: 60, knee: 60, foot: step}",
    )
    points = movement_of(text.replace("[feet]", "[left_foot]")).key("tall").points

    assert points["right_ball"][1] - points["left_ball"][1] == pytest.approx(25, abs=0.1)

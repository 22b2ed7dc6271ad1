"""Frames turn, blend and come back from their angles."""

import pytest

from multifidus.motion.body.pose import Limb
from multifidus.motion.body.skeleton import limb_frame
from multifidus.motion.body.vectors import WORLD, angles_of, between, cross, dot, put_on, seen_from, swung, turn


def test_a_turn_to_the_left_about_the_long_axis_brings_the_front_to_the_left():
    ahead, _up, _right = turn(WORLD, 1, 90)

    assert ahead == pytest.approx((0, 0, -1))


def test_half_the_way_between_two_frames_is_half_the_angle():
    middle = between(WORLD, turn(WORLD, 2, 80), 0.5)

    assert middle[0] == pytest.approx(turn(WORLD, 2, 40)[0])


def test_a_frame_put_back_on_its_base_is_itself():
    base, frame = turn(turn(WORLD, 2, 30), 0, 20), turn(turn(WORLD, 1, 70), 2, -15)

    assert put_on(base, seen_from(base, frame))[1] == pytest.approx(frame[1])


def test_a_blended_frame_keeps_its_axes_square():
    ahead, up, right = between(turn(WORLD, 0, 50), turn(turn(WORLD, 2, 110), 1, 60), 0.37)

    assert dot(ahead, up) == pytest.approx(0)
    assert cross(ahead, up) == pytest.approx(right)


@pytest.mark.parametrize("wanted", [(40, 10, 20), (-25, 0, -30), (130, 35, 5)])
def test_the_angles_of_a_right_limb_come_back_from_its_frame(wanted):
    flexion, abduct, rotate = wanted

    found = angles_of(limb_frame(WORLD, Limb(flexion=flexion, abduct=abduct, rotate=rotate), 1))

    assert (found[0], found[1], -found[2]) == pytest.approx(wanted)


def test_a_swung_direction_follows_the_line_that_carries_it():
    assert swung((0, 1, 0), (1, 0, 0), (0, 1, 0)) == pytest.approx((-1, 0, 0))

"""Camera, outlines, warm regions and arrows."""

import pytest

from motion.drawing_board import BRIDGE, SQUAT, figure_of
from multifidus.motion.figure.arrows import drawn
from multifidus.motion.figure.camera import UNIT, VIEWS, Camera
from multifidus.motion.figure.figure import Arrow
from multifidus.motion.figure.outline import curve, tube
from multifidus.motion.figure.timing import places
from multifidus.motion.figure.warmth import REGIONS, warm_spots


@pytest.mark.parametrize("view", VIEWS)
def test_up_in_the_room_is_up_in_the_picture(view):
    camera = Camera(view)

    assert camera.see((0, 100, 0))[1] < camera.see((0, 0, 0))[1]


def test_from_the_side_the_right_is_near_and_from_the_front_the_front_is():
    assert Camera("side").depth((0, 0, 10)) > 0
    assert Camera("front").depth((10, 0, 0)) > 0
    assert Camera("back").depth((-10, 0, 0)) > 0


def test_a_mirrored_camera_flips_left_and_right_only():
    x, y = Camera("side").see((30, 20, 10))

    assert Camera("side", mirror=True).see((30, 20, 10)) == (-x, y)


def test_an_outline_is_closed_and_holds_as_many_points_as_it_was_given():
    path = curve([(0, 0), (10, 0), (10, 10), (0, 10), (-5, 5)])

    assert path.endswith("z")
    assert len(places(path)) == 2 * (1 + 2 + 4)
    assert places(path)[:2] == places(path)[-2:]


def test_a_limb_seen_end_on_still_has_its_thickness():
    numbers = places(tube(Camera((0, 0)), [[((0, 0, -20), 5.0)], [((0, 0, 0), 5.0)], [((0, 0, 20), 5.0)]]))

    assert max(numbers[::2]) - min(numbers[::2]) > 6 * UNIT


@pytest.mark.parametrize("region", [*REGIONS, "left_calf", "right_buttock"])
def test_every_region_marks_a_spot_on_the_body(region):
    body = figure_of(SQUAT).movement().key("tall")

    for (x, y, z), radius in warm_spots(region, body, "right"):
        assert 4 < radius < 15
        assert abs(x) < 60
        assert 0 < y < 180
        assert abs(z) < 60


def test_an_arrow_that_pushes_leaves_the_body_in_the_direction_of_the_movement():
    figure = figure_of(BRIDGE)
    movement = figure.movement()

    x0, y0, *_rest, x1, y1 = places(drawn(Camera("side"), movement, Arrow("push", "pelvis", "start", "top")))[:6]

    assert y1 < y0
    assert abs(x1 - x0) < y0 - y1


def test_an_arrow_both_ways_has_two_heads():
    movement = figure_of(SQUAT).movement()

    one, two = (
        drawn(Camera("side"), movement, Arrow("follow", "pelvis", "tall", "low", both)) for both in (False, True)
    )

    assert two.count("L") == 2 * one.count("L")


def test_a_flipped_arrow_runs_on_the_other_side():
    movement = figure_of(SQUAT).movement()

    one, two = (
        places(drawn(Camera("side"), movement, Arrow("follow", "head", "tall", "low", flip=flip)))[:2]
        for flip in (False, True)
    )

    assert one != two

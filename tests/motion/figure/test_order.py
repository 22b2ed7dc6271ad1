"""Painter's order: what covers what, and when it changes."""

from motion.drawing_board import BRIDGE, OPEN_BOOK, figure_of
from multifidus.motion.figure.camera import Camera
from multifidus.motion.figure.order import covers, orders, slots
from multifidus.motion.figure.svg import Studio


def test_of_two_rods_that_cross_the_nearer_covers_the_other():
    rods = {"far": [((-20, 0, -10), (20, 0, -10), 3.0)], "near": [((0, -20, 10), (0, 20, 10), 3.0)]}

    gaps = covers(Camera((0, 0)), rods)

    assert gaps["far", "near"] > 15


def test_two_rods_apart_in_the_picture_are_not_compared():
    rods = {"a": [((-20, 0, -10), (-10, 0, -10), 3.0)], "b": [((10, 0, 10), (20, 0, 10), 3.0)]}

    assert covers(Camera((0, 0)), rods) == {}


def test_an_order_that_never_changes_needs_each_unit_once():
    frames = orders(["arm", "trunk", "head"], [{("arm", "trunk"): 12.0}, {}, {("arm", "trunk"): 9.0}])

    assert slots(frames) == [(name, [True] * 3) for name in ("arm", "trunk", "head")]


def test_a_unit_that_comes_to_the_front_gets_a_slot_for_each_of_its_places():
    frames = orders(["arm", "trunk", "head"], [{("arm", "trunk"): 12.0}, {("arm", "trunk"): -12.0}])

    rows = slots(frames)

    names = [name for name, _seen in rows]
    assert len(rows) == 4
    assert all(sum(seen[i] for name, seen in rows if name == "arm") == 1 for i in (0, 1))
    assert names.count("arm") == 2 or names.count("trunk") == 2


def test_a_gap_too_small_to_tell_does_not_change_the_order():
    frames = orders(["arm", "trunk"], [{("arm", "trunk"): 12.0}, {("arm", "trunk"): -0.5}])

    assert frames[0] == frames[1]


def test_in_a_bridge_nothing_changes_its_place():
    figure = figure_of(BRIDGE)
    movement = figure.movement()
    studio = Studio(figure, movement)

    text = studio.paint([movement.key(n) for n in ("start", "top")], [0, 1])

    assert "visibility" not in text


def test_the_arm_that_opens_the_book_passes_from_the_front_to_behind():
    figure = figure_of(OPEN_BOOK)
    movement = figure.movement()
    studio = Studio(figure, movement)

    rows = studio.rows([movement.at_time(t) for t in movement.key_times()])

    assert any(not all(seen) for _name, seen in rows)

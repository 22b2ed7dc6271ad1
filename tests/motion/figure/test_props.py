"""Props are drawn with every option, and go where the body takes them."""

import pytest

from motion.drawing_board import SQUAT, STANDING, figure_of
from multifidus.library.figure_words import OPTIONS
from multifidus.motion.body.vectors import distance
from multifidus.motion.figure import props
from multifidus.motion.figure.camera import UNIT, Camera
from multifidus.motion.figure.props import CARRIED
from multifidus.motion.figure.props import STANDING as FIXED
from multifidus.motion.figure.props.pieces import disc
from multifidus.motion.figure.timing import places


def pieces_of(text: str, pose: str = "tall", seconds: float = 0.0):
    figure = figure_of(text)
    movement = figure.movement()
    camera = Camera(figure.view)
    carried = props.carried(camera, figure, movement, movement.key(pose), "right", seconds)
    return [*props.standing(camera, figure, movement), *carried]


def test_the_reader_knows_exactly_the_props_that_can_be_drawn():
    assert set(OPTIONS) == {*FIXED, *CARRIED}


@pytest.mark.parametrize("name", OPTIONS)
def test_every_prop_is_drawn_without_an_option(name):
    bare = {piece.name for piece in pieces_of(STANDING)}
    drawn = pieces_of(STANDING.replace("view: side", f"view: side\nprops: [{name}]"))

    assert any(piece.name not in bare for piece in drawn)
    assert all(places(piece.path) for piece in drawn)


@pytest.mark.parametrize(
    ("name", "option", "word"),
    [
        (name, option, word)
        for name, options in OPTIONS.items()
        for option, allowed in options.items()
        if isinstance(allowed, tuple) and isinstance(allowed[0], str)
        for word in allowed
    ],
)
def test_every_word_of_every_option_draws(name, option, word):
    drawn = pieces_of(STANDING.replace("view: side", f"view: side\nprops: [{{{name}: {{{option}: {word}}}}}]"))

    assert len(drawn) >= 1


@pytest.mark.parametrize("name", CARRIED)
def test_what_is_carried_has_the_same_pieces_in_each_pose(name):
    text = SQUAT.replace("view: side", f"view: side\nprops: [{name}]")

    tall, low = ([(p.name, p.where) for p in pieces_of(text, pose)] for pose in ("tall", "low"))

    assert tall == low


def test_a_box_lies_where_the_hands_take_it_until_they_have_come():
    text = SQUAT.replace("view: side", "view: side\nprops: [{box: {from: low}}]")

    before = [p.path for p in pieces_of(text, "tall", 0.0) if p.name.startswith("load")]
    taken = [p.path for p in pieces_of(text, "low", 2.5) if p.name.startswith("load")]

    assert before == taken


def test_a_box_that_was_taken_goes_with_the_hands():
    text = SQUAT.replace("view: side", "view: side\nprops: [{box: {from: low}}]")

    taken = [p.path for p in pieces_of(text, "low", 2.5) if p.name.startswith("load")]
    carried = [p.path for p in pieces_of(text, "tall", 5.0) if p.name.startswith("load")]

    assert taken != carried


def test_a_ball_is_as_wide_as_its_radius():
    numbers = places(disc(Camera((0, 0)), (0, 50, 0), 20))
    points = list(zip(numbers[::2], numbers[1::2], strict=True))

    assert all(distance((x, y, 0), (0, -50 * UNIT, 0)) == pytest.approx(20 * UNIT, abs=2.5 * UNIT) for x, y in points)


def test_hands_close_round_what_they_hold():
    assert props.fists(figure_of(STANDING.replace("view: side", "props: [{dumbbell: {hand: right}}]"))) == {"right"}


def test_a_mat_replaces_the_patch_of_floor():
    names = {piece.name for piece in pieces_of(STANDING.replace("view: side", "props: [mat]"))}

    assert "ground" not in names

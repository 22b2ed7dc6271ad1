"""A body that goes through a seat or a step is found."""

from motion.drawing_board import SIT_TO_STAND, STANDING, figure_of
from multifidus.motion.figure.props.volumes import supports
from multifidus.motion.figure.touching import through_props

ON_A_STEP = STANDING.replace("view: side", "props: [step]").replace(
    "legs: {thigh: 0, knee: 0, foot: flat}", "right_leg: {foot: step}\n    left_leg: {foot: step}"
).replace("[feet]", "[right_foot on step]")  # fmt: skip


def found(text: str) -> list[str]:
    figure = figure_of(text)
    return list(through_props(figure, figure.movement()))


def test_sitting_down_and_standing_on_a_step_go_through_nothing():
    assert found(SIT_TO_STAND) == []
    assert found(ON_A_STEP) == []


def test_a_foot_inside_a_step_is_found():
    sunk = ON_A_STEP.replace("left_leg: {foot: step}", "left_leg: {hip: 10, knee: 0}").replace(
        "right_leg: {foot: step}", "right_leg: {hip: 60, knee: 80, foot: step}"
    )

    assert any(line.startswith("left_") and "through the step" in line for line in found(sunk))


def test_a_pelvis_under_the_top_of_a_table_is_found():
    spoiled = SIT_TO_STAND.replace("props: [chair]", "props: [chair, {table: {height: 60, ahead: -10}}]")

    assert any("pelvis" in line and "through the table" in line for line in found(spoiled))


def test_a_seat_lies_under_the_pelvis_at_its_height():
    figure = figure_of(SIT_TO_STAND)
    movement = figure.movement()

    ((name, ((x0, x1), (_low, high), _z)),) = supports(figure, movement)

    assert name == "chair"
    assert high == 45
    assert x0 < movement.key("sit").points["pelvis"][0] < x1


def test_stairs_rise_step_by_step():
    figure = figure_of(ON_A_STEP.replace("props: [step]", "props: [stairs]"))

    rooms = [room for _name, room in supports(figure, figure.movement())]

    assert [room[1][1] for room in rooms] == [18, 36, 54]
    assert rooms[0][0][0] < rooms[1][0][0] < rooms[2][0][0]

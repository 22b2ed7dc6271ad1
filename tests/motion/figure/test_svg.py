"""The SVG as a page uses it: well formed, small, without style or script, with a still and words."""

import gzip
import re
import xml.etree.ElementTree as ET

import pytest

from motion.drawing_board import (
    BIRD_DOG,
    BRIDGE,
    HINGE,
    OPEN_BOOK,
    SIT_TO_STAND,
    SQUAT,
    figure_of,
)
from multifidus.motion.figure.colours import DARK, LIGHT, rules, stylesheet
from multifidus.motion.figure.svg import animated, still, strip, text_alternative
from multifidus.motion.figure.timing import places

SVG = "{http://www.w3.org/2000/svg}"
ALL = {
    "squat": SQUAT,
    "bridge": BRIDGE,
    "bird dog": BIRD_DOG,
    "open book": OPEN_BOOK,
    "chair": SIT_TO_STAND,
    "hinge": HINGE,
}
every_figure = pytest.mark.parametrize("text", ALL.values(), ids=ALL)


@every_figure
def test_a_figure_is_well_formed_and_moves(text):
    root = ET.fromstring(animated(figure_of(text)))

    assert root.tag == f"{SVG}svg"
    assert root.findall(f".//{SVG}animate")


@every_figure
def test_every_animation_has_one_moment_for_each_value(text):
    for node in ET.fromstring(animated(figure_of(text))).iter(f"{SVG}animate"):
        times = [float(t) for t in node.get("keyTimes").split(";")]
        assert len(times) == len(node.get("values").split(";"))
        assert times == sorted(times)
        assert times[0] == 0


@every_figure
def test_every_shape_keeps_its_commands_so_that_frames_blend(text):
    for node in ET.fromstring(animated(figure_of(text))).iter(f"{SVG}animate"):
        if node.get("attributeName") == "d":
            assert len({re.sub(r"[-0-9. ]+", "", value) for value in node.get("values").split(";")}) == 1


@every_figure
def test_an_animation_ends_as_it_begins(text):
    root = ET.fromstring(animated(figure_of(text)))
    sometimes = [
        group for group in root.iter(f"{SVG}g") if group.find(f"{SVG}animate[@attributeName='visibility']") is not None
    ]
    hidden = {node for group in sometimes for node in group.iter()}
    for node in root.iter(f"{SVG}animate"):
        if node.get("attributeName") == "d" and node not in hidden:
            values = node.get("values").split(";")
            assert values[0] == values[-1]


@every_figure
def test_no_style_no_script_and_no_colour_stand_in_an_inlined_figure(text):
    svg = animated(figure_of(text))

    assert "style" not in svg
    assert "script" not in svg
    assert not re.search(r'(fill|stroke)="(?!url)', svg)


@every_figure
def test_every_class_has_a_rule(text):
    named = {name for names in re.findall(r'class="([^"]+)"', animated(figure_of(text))) for name in names.split()}

    assert named - {"fig"} <= set(re.findall(r"\.([a-z-]+)", rules()))


def test_ids_of_two_figures_and_of_a_mirror_image_do_not_collide():
    one, two = animated(figure_of(SQUAT, "sq_body")), animated(figure_of(BRIDGE, "br_double"))
    mirrored = animated(figure_of(SQUAT, "sq_body"), mirror=True)
    ids = [re.findall(r'id="([^"]+)"', svg) for svg in (one, two, mirrored)]

    assert len({name for names in ids for name in names}) == sum(map(len, ids))
    assert all(
        set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(names)
        for svg, names in zip((one, two, mirrored), ids, strict=True)
    )


def test_the_mirror_image_looks_the_other_way():
    figure = figure_of(HINGE)
    boxes = []
    for svg in (still(figure), still(figure, mirror=True)):
        x, _y, wide, _high = (int(v) for v in ET.fromstring(svg).get("viewBox").split())
        boxes.append((x, x + wide))

    assert boxes[1] == (-boxes[0][1], -boxes[0][0])
    assert sum(boxes[0]) != 0


def test_the_text_alternative_tells_the_poses_in_their_order_and_once():
    assert text_alternative(figure_of(SQUAT)) == "Stand with feet apart. Bend hips and knees."


def test_a_title_and_a_description_are_said_safely():
    root = ET.fromstring(still(figure_of(SQUAT.replace("Stand with feet apart.", "'Feet < hips & <b>'"))))

    assert root.find(f"{SVG}title").text == "Drawn"
    assert "Feet < hips & <b>" in root.find(f"{SVG}desc").text


def test_where_motion_is_unwanted_the_same_file_shows_its_still():
    svg = animated(figure_of(SQUAT), css=stylesheet())

    assert "prefers-reduced-motion" in svg
    stills = [node for node in ET.fromstring(svg).iter() if "s" in node.get("class", "").split()]
    assert stills
    assert not [node for still in stills for node in still.iter() if node.tag.startswith(f"{SVG}animate")]


def test_a_still_does_not_move():
    assert "<animate" not in still(figure_of(SQUAT))


def test_a_strip_shows_each_pose_once():
    root = ET.fromstring(strip(figure_of(SIT_TO_STAND)))

    assert len([g for g in root if g.tag == f"{SVG}g"]) == 2


def drawn_points(node: ET.Element, dx: float = 0, dy: float = 0):
    """Yield every point of every moment of the shapes in a node, groups that were moved included."""
    if node.get("transform"):
        x, y = places(node.get("transform"))
        dx, dy = dx + x, dy + y
    if node.tag == f"{SVG}path":
        for value in (node.get("d"), *(a.get("values") for a in node if a.get("attributeName") == "d")):
            for path in value.split(";"):
                numbers = places(path)
                yield from ((px + dx, py + dy) for px, py in zip(numbers[::2], numbers[1::2], strict=True))
    for child in node:
        yield from drawn_points(child, dx, dy)


@every_figure
def test_everything_lies_inside_the_picture(text):
    root = ET.fromstring(animated(figure_of(text)))
    x, y, wide, high = (float(v) for v in root.get("viewBox").split())

    for px, py in drawn_points(root):
        assert x - 12 <= px <= x + wide + 12
        assert y - 12 <= py <= y + high + 12


@every_figure
def test_a_figure_is_small(text):
    figure = figure_of(text)

    assert len(gzip.compress(animated(figure).encode(), 9)) < 8_000
    assert len(gzip.compress(strip(figure).encode(), 9)) < 3_000


def test_light_and_dark_name_the_same_colours():
    assert LIGHT.keys() == DARK.keys()

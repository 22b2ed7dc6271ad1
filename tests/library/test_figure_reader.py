"""Each test breaks one thing in a good figure; the fault names the file, the line and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from multifidus.library.faults import ContentError
from multifidus.library.figure_reader import read_exercise_figure, read_figure_file

GOOD = """\
view: side
props: [mat, {step: {height: 20}}]
works: [buttock]
poses:
  start:
    say: Stand tall.
    pelvis: 0
    chest: {lean: 5, turn: 10}
    legs: {thigh: 2, knee: 3, foot: flat}
    left_arm: {hand: hips}
    contact: [feet]
  up:
    like: start
    say: Step up.
    right_leg: {hip: 50, knee: 60, foot: step}
    contact: [left_foot]
steps:
  - {pose: start, hold_s: 1}
  - {pose: up, move_s: 1.5}
  - {pose: start, move_s: 1.5}
arrows: [{follow: right_knee, from: start, to: up}]
"""


def read(tmp_path: Path, text: str = GOOD):
    path = tmp_path / "su_low.yaml"
    path.write_text(text, encoding="utf-8")
    return read_figure_file(path, "su_low", "Step-up")


def faults(tmp_path: Path, was: str, spoiled: str) -> str:
    assert was in GOOD
    with pytest.raises(ContentError) as error:
        read(tmp_path, GOOD.replace(was, spoiled))
    return str(error.value)


def test_a_good_figure_is_read_whole(tmp_path):
    figure = read(tmp_path)

    assert figure.id == "su_low"
    assert [step.pose for step in figure.steps] == ["start", "up", "start"]
    assert figure.props[1].number("height", 0) == 20
    assert figure.poses["start"].trunk["chest"] == {"lean": 5, "turn": 10}
    assert figure.arrows[0].point == "right_knee"


def test_like_takes_over_what_is_not_said_again(tmp_path):
    up = read(tmp_path).poses["up"]

    assert up.limbs["left_leg"] == {"thigh": 2, "knee": 3, "foot": "flat"}
    assert up.limbs["left_arm"] == {"hand": "hips"}


def test_a_joint_on_the_trunk_replaces_the_same_joint_on_the_plumb_line(tmp_path):
    up = read(tmp_path).poses["up"]

    assert up.limbs["right_leg"] == {"hip": 50, "knee": 60, "foot": "step"}


@pytest.mark.parametrize(
    ("was", "spoiled", "says"),
    [
        ("view: side", "view: sideways", "su_low.yaml:1: `view` is sideways"),
        ("view: side", "veiw: side", "su_low.yaml:1: `veiw` is not known in figure; did you mean view"),
        ("props: [mat,", "props: [matt,", "su_low.yaml:2: `props` is matt"),
        ("{height: 20}", "{hight: 20}", "su_low.yaml:2: `hight` is not known in step"),
        ("{height: 20}", "{height: 200}", "su_low.yaml:2: `height` is 200; 3 to 60 are allowed"),
        ("works: [buttock]", "works: [tail]", "su_low.yaml:3: `works` is tail"),
        ("    pelvis: 0", "    pelvis: 400", "su_low.yaml:7: `pelvis` is 400; -200 to 200 are allowed"),
        ("    pelvis: 0", "    pelvis: upright", "su_low.yaml:7: `pelvis` must be a number"),
        ("{lean: 5, turn: 10}", "{lean: 5, twist: 10}", "su_low.yaml:8: `twist` is not known in chest"),
        ("knee: 3,", "nee: 3,", "su_low.yaml:9: `nee` is not known in legs; did you mean knee"),
        ("knee: 3,", "knee: 170,", "su_low.yaml:9: `knee` is 170; -5 to 165 are allowed"),
        ("foot: flat}", "foot: flap}", "su_low.yaml:9: `foot` is flap"),
        ("hand: hips", "hand: hop", "su_low.yaml:10: `hand` is hop"),
        ("contact: [feet]", "contact: [foots]", "su_low.yaml:11: `foots` is no part that can touch"),
        ("contact: [feet]", "contact: [feet on moon]", "su_low.yaml:11: `moon` is nothing to rest on"),
        ("    contact: [feet]\n", "", "su_low.yaml:6: pose start: `contact` is missing"),
        ("    say: Stand tall.\n", "", "pose start: `say` is missing"),
        ("like: start", "like: stand", "su_low.yaml:13: `like` is stand; name a pose that stands above"),
        ("{pose: up, move_s: 1.5}", "{pose: upp, move_s: 1.5}", "su_low.yaml:19: `pose` is upp"),
        ("{pose: up, move_s: 1.5}", "{pose: up, move_s: 99}", "su_low.yaml:19: `move_s` is 99; 0 to 20"),
        ("  - {pose: start, move_s: 1.5}\n", "", "`steps` must end in the pose that they start with, start"),
        ("  - {pose: up, move_s: 1.5}\n", "", "pose up is in no step"),
        ("follow: right_knee", "follow: right_kneecap", "su_low.yaml:21: `follow` is right_kneecap"),
        ("from: start", "from: stand", "su_low.yaml:21: `from` is stand"),
        ("follow: right_knee, ", "", "su_low.yaml:21: an arrow needs one of follow, push, turn"),
    ],
)
def test_a_broken_figure_is_refused_with_its_line(tmp_path, was, spoiled, says):
    assert says in faults(tmp_path, was, spoiled)


def test_all_faults_are_told_at_once(tmp_path):
    with pytest.raises(ContentError) as error:
        read(tmp_path, GOOD.replace("knee: 3,", "nee: 3,").replace("hand: hips", "hand: hop"))

    assert len(error.value.faults) == 2


def test_the_figure_of_an_exercise_file_is_read_with_the_exercises_own_lines(tmp_path):
    path = tmp_path / "su_low.yaml"
    body = "".join(f"  {line}\n" for line in GOOD.replace("knee: 3,", "nee: 3,").splitlines())
    path.write_text(f"id: su_low\ntitle: Step-up\nfigure:\n{body}", encoding="utf-8")

    with pytest.raises(ContentError, match=r"exercises/su_low\.yaml:12: `nee`"):
        read_exercise_figure(path, "exercises/su_low.yaml")


def test_an_exercise_without_a_figure_has_none(tmp_path):
    path = tmp_path / "su_low.yaml"
    path.write_text("id: su_low\ntitle: Step-up\n", encoding="utf-8")

    assert read_exercise_figure(path, "su_low.yaml") is None

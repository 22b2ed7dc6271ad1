"""Which moments of a shape are written down, and what is drawn as one rigid piece."""

from multifidus.motion.figure.timing import Brush, Timing, places


def timing(*times: float, peak: float = 0) -> Timing:
    return Timing(times, times[-1], peak)


def test_relative_path_data_gives_absolute_numbers():
    assert places("M10 20q1 2 3-4t-5 6z") == [10, 20, 11, 22, 13, 16, 8, 22]


def test_a_moment_on_the_straight_way_is_left_out():
    text = timing(0, 1, 2, 3).animate("cx", ["0", "10", "20", "0"])

    assert 'values="0;20;0"' in text


def test_a_moment_off_the_straight_way_is_kept():
    text = timing(0, 1, 2, 3).animate("cx", ["0", "19", "20", "0"])

    assert 'values="0;19;20;0"' in text


def test_what_hardly_changes_is_not_animated():
    assert timing(0, 1, 2).animate("cx", ["5", "6", "5"]) == ""


def test_a_unit_out_of_sight_writes_no_moments():
    text = timing(0, 1, 2, 3, 4, 5).animate(
        "cx", ["0", "90", "0", "50", "90", "0"], [True, False, False, False, False, True]
    )

    assert ";0;" not in text


def test_a_unit_is_seen_only_in_its_own_frames():
    text = timing(0, 1, 2, 4).seen([True, False, False, True])

    assert 'keyTimes="0;.25;1" values="visible;hidden;visible"' in text
    assert 'calcMode="discrete"' in text


def test_beside_a_moving_shape_stands_its_still_of_the_peak():
    brush = Brush(timing(0, 1, 2, peak=1), [True] * 3)
    brush.shape("f-skin", "", ["M0 0L9 9", "M0 0L99 9", "M0 0L9 9"])

    moving, still = brush.text().split("</path>")

    assert moving.startswith('<path class="f-skin m" d="M0 0L9 9"><animate')
    assert still == '<path class="f-skin s" d="M0 0L99 9"/>'


def test_a_shape_that_stays_is_drawn_once_for_both():
    brush = Brush(timing(0, 1, 2, peak=1), [True] * 3)
    brush.shape("f-skin", "", ["M0 0L9 9"] * 3)

    assert brush.text() == '<path class="f-skin" d="M0 0L9 9"/>'


def square(x: int, y: int) -> str:
    return f"M{x} {y}q20 0 20 20t-20 20z"


def test_a_shape_that_only_goes_and_turns_is_written_once():
    brush = Brush(timing(0, 1, 2), [True] * 3)

    done = brush.rigid(
        [("f-skin", [square(0, 0), square(100, 0), square(0, 0)])], [(0, 0), (100, 0), (0, 0)], [0, 0, 0], 3
    )

    assert done
    assert brush.text().count(' d="') == 2
    assert 'type="translate"' in brush.text()
    assert 'type="rotate"' not in brush.text()


def test_a_shape_that_bends_is_no_rigid_piece():
    brush = Brush(timing(0, 1, 2), [True] * 3)
    bent = "M100 0q40 0 40 20t-20 60z"

    assert not brush.rigid([("f-skin", [square(0, 0), bent, square(0, 0)])], [(0, 0), (100, 0), (0, 0)], [0, 0, 0], 3)
    assert brush.text() == ""


def test_a_turning_piece_turns_the_short_way():
    brush = Brush(timing(0, 1, 2), [True] * 3)
    path = "M50 0q1 0 1 1t-1 1z"
    turned = "M-50-1q-1 0-1-1t1-1z"

    brush.rigid([("f-skin", [path, turned, path])], [(0, 0)] * 3, [170, -10, 170], 3)

    assert 'values="0;-180;0"' in brush.text() or 'values="0;180;0"' in brush.text()

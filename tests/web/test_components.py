"""The components: numbers in the right place, every answer reachable, nothing our content policy would refuse."""

from __future__ import annotations

import doctest
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from multifidus.web.components import norm_bar as norm_bar_module
from multifidus.web.components import plot as plot_module
from multifidus.web.components.norm_bar import WIDTH, norm_bar
from multifidus.web.components.plot import course_plot
from multifidus.web.components.plot_words import MATTERS_WIDTH, box_of
from web.gallery import TEMPLATES, areas, environment, render_all

OURS = sorted(TEMPLATES.rglob("*.html"))
STATIC = TEMPLATES.parent / "static"
NASTY = "\"'><script>x</script>"


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def gallery() -> dict[str, str]:
    return render_all()


def macro(call: str, importing: str) -> str:
    return environment().from_string("{% from 'components/" + importing + " %}{{ " + call + " }}").render(bad=NASTY)


def test_a_reading_at_the_top_of_the_scale_is_drawn_at_the_top() -> None:
    plot = course_plot([(0, 10), (12, 0)], high=10)

    assert plot.dots == ((plot.left, plot.top), (plot.right, plot.bottom))


def test_a_reading_outside_the_scale_stays_in_the_picture() -> None:
    plot = course_plot([(0, 14), (1, -3)], high=10)

    assert [y for _, y in plot.dots] == [plot.top, plot.bottom]


def test_a_course_without_readings_has_no_line_and_no_today() -> None:
    plot = course_plot([], high=10, band=[(0, 4, 6), (12, 2, 4)])

    assert (plot.line, plot.dots, plot.now_x, plot.last) == ("", (), None, None)
    assert plot.band


def test_one_reading_is_a_point_without_a_line() -> None:
    plot = course_plot([(0, 6)], high=10)

    assert plot.line == "" and len(plot.dots) == 1


def test_a_reading_later_than_the_weeks_shown_widens_them() -> None:
    plot = course_plot([(0, 6), (15, 2)], high=10, weeks=12)

    assert plot.last_week.say == "15"
    assert plot.dots[-1][0] == plot.right


def test_the_band_runs_along_its_upper_edge_and_back_along_its_lower() -> None:
    plot = course_plot([], high=10, band=[(0, 4, 6), (12, 2, 4)])

    points = [tuple(float(part) for part in point.split(",")) for point in plot.band.split()]
    assert [x for x, _ in points] == [plot.left, plot.right, plot.right, plot.left]
    assert points[0][1] < points[3][1] and points[1][1] < points[2][1]


def test_the_change_that_matters_lies_at_its_value() -> None:
    plot = course_plot([(0, 6)], high=10, matters_at=4)

    four = next(line for line in plot.grid if line.label.say == "4")
    assert plot.matters is not None
    assert plot.matters.y == four.y


@pytest.mark.parametrize("matters_at", [2, 4, 5, 6, 8])
@pytest.mark.parametrize(
    "values", [[7, 7, 6, 6, 5.5, 5.5, 4, 4.3], [8, 8, 7], [6], [5.2, 4.8, 5.1, 4.9, 5.3, 4.7, 5, 5, 5, 5, 5, 5]]
)
def test_the_words_of_the_change_that_matters_lie_over_no_point(values: list[float], matters_at: float) -> None:
    plot = course_plot(list(enumerate(values)), high=10, matters_at=matters_at, today=float(len(values)))

    assert plot.matters is not None
    words = box_of(plot.matters.label, MATTERS_WIDTH)
    crowded = len(values) == 12 and matters_at == 5  # readings all along the line leave no room beside it
    inside = [(x, y) for x, y in plot.dots if words[0] < x < words[2] and words[1] < y < words[3]]
    assert not inside or crowded


def test_today_is_written_only_where_it_is_known_and_never_before_the_last_reading() -> None:
    unknown, known = course_plot([(0, 6), (3, 4)], high=10), course_plot([(0, 6), (3, 4)], high=10, today=2.5)

    assert unknown.today is None
    assert known.today is not None
    assert known.now_x == known.dots[-1][0]


@pytest.mark.parametrize("high", [10, 24, 40, 100])
def test_the_grid_ends_at_both_ends_of_the_scale(high: float) -> None:
    labels = [line.label.say for line in course_plot([], high=high).grid]

    assert (labels[0], labels[-1]) == ("0", str(high))
    assert len(labels) <= 6


@pytest.mark.parametrize("weeks", [1, 6, 12, 13, 26, 40, 52, 70])
def test_labels_of_weeks_do_not_crowd(weeks: int) -> None:
    plot = course_plot([], high=10, weeks=weeks)

    places = [week.x for week in plot.weeks] + [plot.last_week.x]
    assert all(after - before > 40 for before, after in pairwise(places))


def test_the_last_value_is_written_inside_the_picture() -> None:
    plot = course_plot([(0, 6), (12, 0)], high=10)

    assert plot.last is not None
    assert plot.last.anchor == "end" and plot.last.x < plot.right
    assert plot.last.y < plot.bottom


@pytest.mark.parametrize("high", [0, -1])
def test_a_scale_upside_down_is_refused(high: float) -> None:
    with pytest.raises(ValueError, match="upper end must be above"):
        course_plot([], high=high)
    with pytest.raises(ValueError, match="upper end must be above"):
        norm_bar(1, low=0, high=high)


def test_a_value_stands_at_its_share_of_the_scale() -> None:
    bar = norm_bar(20, low=0, high=80, before=40, usual=60)

    assert (bar.value_x, bar.before_x, bar.usual_x) == (WIDTH * 0.25, WIDTH * 0.5, WIDTH * 0.75)


def test_what_is_not_known_is_not_drawn() -> None:
    bar = norm_bar(None, low=0, high=80, error=5)

    assert bar == norm_bar_module.NormBar(WIDTH, None, None, None, None, "", None, None)


def test_a_value_beyond_the_scale_is_drawn_at_its_end_with_its_error_on_the_track() -> None:
    bar = norm_bar(200, low=0, high=80, error=10)

    assert bar.value_x == WIDTH
    assert bar.error is not None and bar.error.end < WIDTH


def test_the_flagged_zone_lies_on_the_side_where_a_value_is_a_finding() -> None:
    below = norm_bar(1, low=0, high=100, flagged_below=25).flagged
    above = norm_bar(1, low=0, high=100, flagged_above=75).flagged

    assert below is not None and (below.x, below.end) == (0, WIDTH * 0.25)
    assert above is not None and (above.x, above.end) == (WIDTH * 0.75, WIDTH)


@pytest.mark.parametrize("module", [plot_module, norm_bar_module])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_the_body_chart_has_a_checkbox_for_every_place(gallery: dict[str, str]) -> None:
    boxes = [box for box in Elements(gallery["chart"]).all("input") if box.get("name") == "pain_areas"]

    assert [box["value"] for box in boxes] == [value for value, _ in areas()]
    assert all(box["type"] == "checkbox" for box in boxes)


def test_every_shape_of_the_body_chart_is_a_place_of_the_fact(gallery: dict[str, str]) -> None:
    drawn = {path["data-region"] for path in Elements(gallery["chart"]).all("path") if "data-region" in path}

    places = {value for value, _ in areas()}
    assert drawn <= places
    assert places - drawn == {"low_back", "widespread"}  # these stay boxes below the picture


def test_only_marked_places_are_filled(gallery: dict[str, str]) -> None:
    paths = [path for path in Elements(gallery["chart"]).all("path") if "data-region" in path]

    filled = {path["data-region"] for path in paths if "is-on" in (path["class"] or "")}
    assert filled == {"low_back_left", "buttock_left", "thigh_left"}


def test_left_and_right_change_sides_between_back_and_front() -> None:
    html = (TEMPLATES / "components" / "body_shapes.html").read_text()
    back, front = html.split("set FRONT")

    def first_x(view: str, place: str) -> float:
        found = re.search(rf'"{place}", "M(\d+)', view)
        assert found
        return float(found[1])

    assert first_x(back, "knee_left") < first_x(back, "knee_right")
    assert first_x(front, "knee_left") > first_x(front, "knee_right")


def test_every_field_has_a_label_and_every_id_is_used_once(gallery: dict[str, str]) -> None:
    for name, html in gallery.items():
        elements = Elements(html)
        ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
        labelled = {label.get("for") for label in elements.all("label")}
        fields = elements.all("input") + elements.all("select") + elements.all("textarea")

        assert len(ids) == len(set(ids)), f"{name}: an id is used twice"
        unlabelled = [field for field in fields if field.get("id") not in labelled and "aria-label" not in field]
        assert all("id" not in field for field in unlabelled), f"{name}: {unlabelled}"


def test_every_error_points_to_a_field_that_is_there(gallery: dict[str, str]) -> None:
    elements = Elements(gallery["fields"])
    ids = {attributes["id"] for _, attributes in elements.found if "id" in attributes}

    summary = gallery["fields"].partition("nhsuk-error-summary__list")[2].partition("</ul>")[0]
    targets = re.findall(r'<a href="#(\w+)">', summary)
    assert {"when", "weight", "pain"} <= set(targets) <= ids


def test_words_of_people_are_escaped_in_every_field() -> None:
    calls = [
        "radios('a', bad, [(bad, bad, bad)], hint=bad, error=bad, not_known=bad)",
        "checkboxes('a', bad, [(bad, bad, bad)], hint=bad, error=bad, none_of_these=bad, not_known=bad)",
        "text('a', bad, value=bad, hint=bad, error=bad, suffix=bad)",
        "textarea('a', bad, value='</textarea>' ~ bad, error=bad)",
        "select('a', bad, [(bad, bad)], hint=bad, error=bad)",
        "date('a', bad, day=bad, hint=bad, error=bad, not_known=bad)",
        "scale('a', bad, low=bad, high=bad, hint=bad, not_known=bad)",
        "number('a', bad, value=bad, unit=bad, not_known=bad)",
    ]
    for call in calls:
        importing = f"fields.html' import {call.split('(')[0]}"
        assert "<script" not in macro(call, importing), call


def test_what_was_typed_over_several_lines_comes_back_unchanged() -> None:
    html = macro(r"textarea('a', 'b', value='x\n  y')", "fields.html' import textarea")

    assert ">x\n  y</textarea>" in html


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_has_no_inline_style_or_script(path: Path) -> None:
    html = path.read_text()

    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=|javascript:", html)
    assert not re.search(r"<script(?![^>]*\ssrc=)[^>]*>", html)


def test_no_page_of_the_gallery_has_an_inline_style_or_script(gallery: dict[str, str]) -> None:
    for html in gallery.values():
        elements = Elements(html)
        assert not any("style" in attributes for _, attributes in elements.found)
        assert not elements.all("style")
        assert all(script.get("src") for script in elements.all("script"))


def our_static_files() -> list[Path]:
    kinds = {".css", ".js", ".svg", ".webmanifest"}
    return [path for path in sorted(STATIC.rglob("*")) if path.suffix in kinds and "vendor" not in path.parts]


@pytest.mark.parametrize("path", OURS + our_static_files(), ids=lambda path: path.name)
def test_a_file_that_we_serve_names_no_outside_host(path: Path) -> None:
    hosts = set(re.findall(r"(?:https?:)?//([\w.-]+\.[a-z]{2,})", path.read_text()))

    assert hosts <= {"www.w3.org"}  # the name of SVG, never fetched


def test_every_icon_that_a_template_asks_for_is_drawn() -> None:
    drawn = set(re.findall(r'^  "(\w+)": ', (TEMPLATES / "components" / "icons.html").read_text(), re.MULTILINE))
    asked = {
        name
        for path in OURS
        for name in re.findall(r'icon\("(\w+)"\)|picture="(\w+)"', path.read_text())
        for name in name
        if name
    }

    assert asked <= drawn

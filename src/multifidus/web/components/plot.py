"""The course of one measure over weeks, as coordinates for `components/plot.html`.

The drawing is `width` by `height` units; x grows to the right and y downwards, as in SVG. What lies outside the scale
is drawn at its edge, so that no number leaves the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from multifidus.web.components.plot_words import (
    LETTER,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    MATTERS_WIDTH,
    TODAY_WIDTH,
    Box,
    Text,
    beside_today,
    box_of,
    freest,
    marks_of,
)  # fmt: skip

MARGIN_BOTTOM = 28.0
STEPS = (0.5, 1, 2, 5, 6, 10, 12, 20, 25, 50, 100)
WEEK_STEPS = (1, 2, 3, 4, 6, 12, 13, 26, 52)


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line across the plot, and the value it stands for."""

    y: float
    label: Text
    is_axis: bool


@dataclass(frozen=True, slots=True)
class CoursePlot:
    """Everything to draw; empty or None where there is nothing to draw.

    Attributes:
        left, right, top, bottom: the edges of the area of the data.
        grid: the lines across, the lowest first.
        weeks: the labels below; `last_week` is the one that also says the unit.
        band: the outline of what is expected, as the points of an SVG polygon.
        is_guess: true where no study stands behind the band: it is hatched.
        matters: the line from which on a change matters.
        line: the readings joined, as the points of an SVG polyline.
        dots: one (x, y) for each reading.
        now_x: the place of today, or of the last reading where that is later or today is not given.
        today: where to write the word beside it; None where today is not given.
        last: the value of the last reading.
        events: words above a reading, such as a flare-up.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    grid: tuple[GridLine, ...]
    weeks: tuple[Text, ...]
    last_week: Text
    band: str
    is_guess: bool
    matters: GridLine | None
    line: str
    dots: tuple[tuple[float, float], ...]
    now_x: float | None
    today: Text | None
    last: Text | None
    events: tuple[Text, ...]
    is_small: bool


@dataclass(frozen=True, slots=True)
class _Area:
    width: float
    height: float
    weeks: float
    low: float
    high: float

    def x(self, week: float) -> float:
        inside = min(max(week / self.weeks, 0.0), 1.0)
        return round(MARGIN_LEFT + (self.width - MARGIN_LEFT - MARGIN_RIGHT) * inside, 1)

    def y(self, value: float) -> float:
        inside = min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)
        return round(MARGIN_TOP + (self.height - MARGIN_TOP - MARGIN_BOTTOM) * (1 - inside), 1)


def course_plot(
    readings: Sequence[tuple[float, float]],
    *,
    high: float,
    low: float = 0,
    band: Sequence[tuple[float, float, float]] = (),
    is_guess: bool = False,
    matters_at: float | None = None,
    weeks: int = 12,
    events: Sequence[tuple[float, float, str]] = (),
    today: float | None = None,
    small: bool = False,
) -> CoursePlot:
    """Return the drawing of a measure.

    Args:
        readings: (week since the start, value), in time order; weeks without a reading are left out, never zero.
        high: the upper end of the scale, above `low`.
        low: its lower end.
        band: what is expected: (week, lowest, highest), in time order; empty where nothing is known.
        is_guess: no study stands behind the band.
        matters_at: the value from which on the change since the start matters.
        weeks: the weeks to show, at least 1; later readings widen it.
        events: (week, value, words) to write above a reading.
        today: the week of today; None where it is not known.
        small: a small picture for a therapist's page: fewer labels.

    Raises:
        ValueError: the scale is empty or upside down, or there is no week to show.

    >>> course_plot([(0, 6), (6, 2)], high=10).dots
    ((28.0, 90.0), (185.0, 166.0))
    """
    if high <= low:
        raise ValueError(f"a scale from {low} to {high} can't be drawn: the upper end must be above the lower")
    if weeks < 1:
        raise ValueError(f"{weeks} weeks can't be drawn: show 1 at least")
    last_week = max([float(weeks), today or 0.0, *(week for week, _ in readings)])
    area = _Area(*((230.0, 140.0) if small else (350.0, 232.0)), last_week, low, high)
    dots = tuple((area.x(week), area.y(value)) for week, value in readings)
    labels = _week_labels(area, small)
    last, now_x = _last(area, dots, readings), _now(area, dots, today)
    drawn = [*marks_of(dots), *([box_of(last, LETTER * len(last.say))] if last else [])]
    today_word = None if today is None or now_x is None or small else beside_today(area.width, now_x, drawn)
    drawn += [box_of(today_word, TODAY_WIDTH)] if today_word else []
    return CoursePlot(
        width=area.width,
        height=area.height,
        left=MARGIN_LEFT,
        right=area.width - MARGIN_RIGHT,
        top=MARGIN_TOP,
        bottom=area.height - MARGIN_BOTTOM,
        grid=_grid(area, small),
        weeks=labels[:-1],
        last_week=labels[-1],
        band=_band(area, band),
        is_guess=is_guess,
        matters=None if matters_at is None else _matters(area, matters_at, drawn),
        line=" ".join(f"{x},{y}" for x, y in dots) if len(dots) > 1 else "",
        dots=dots,
        now_x=now_x,
        today=today_word,
        last=last,
        events=tuple(Text(area.x(week), area.y(value) - 11, say, "middle") for week, value, say in events),
        is_small=small,
    )


def _grid(area: _Area, small: bool) -> tuple[GridLine, ...]:
    most = 2 if small else 5
    span = area.high - area.low
    fitting = [step for step in STEPS if span / step <= most and span % step == 0]
    step = fitting[0] if fitting else span
    values = [area.low + step * n for n in range(int(span / step) + 1)]
    return tuple(
        GridLine(area.y(value), Text(MARGIN_LEFT - 7, area.y(value) + 5, f"{value:g}", "end"), value == area.low)
        for value in values
    )


def _week_labels(area: _Area, small: bool) -> tuple[Text, ...]:
    most = 2 if small else 4
    step = next((step for step in WEEK_STEPS if area.weeks / step <= most), area.weeks)
    shown = [step * n for n in range(int(area.weeks / step) + 1) if area.weeks - step * n >= step * 0.75]
    below = area.height - 8
    return (
        *(Text(area.x(week), below, f"{week:g}", "middle") for week in shown),
        Text(area.x(area.weeks), below, f"{area.weeks:g}", "end"),
    )


def _band(area: _Area, band: Sequence[tuple[float, float, float]]) -> str:
    inside = [point for point in band if point[0] <= area.weeks]
    upper = [(area.x(week), area.y(highest)) for week, _, highest in inside]
    lower = [(area.x(week), area.y(lowest)) for week, lowest, _ in reversed(inside)]
    return " ".join(f"{x},{y}" for x, y in upper + lower)


def _matters(area: _Area, value: float, drawn: Sequence[Box]) -> GridLine:
    y = area.y(value)
    edges = ((area.width - MARGIN_RIGHT, "end"), (MARGIN_LEFT + 4, "start"))
    places = [Text(x, y + shift, f"{value:g}", anchor) for x, anchor in edges for shift in (-8, 16)]
    return GridLine(y, freest(places, MATTERS_WIDTH, drawn), False)


def _now(area: _Area, dots: Sequence[tuple[float, float]], today: float | None) -> float | None:
    places = [x for x, _ in dots[-1:]] + ([area.x(today)] if today is not None else [])
    return max(places, default=None)


def _last(area: _Area, dots: Sequence[tuple[float, float]], readings: Sequence[tuple[float, float]]) -> Text | None:
    if not dots:
        return None
    x, y = dots[-1]
    near_floor = y > area.height - MARGIN_BOTTOM - 22
    near_edge = x > area.width - MARGIN_RIGHT - 30
    beside = (x - 11, "end") if near_edge else (x + 11, "start")
    return Text(round(beside[0], 1), round(y - 10 if near_floor else y + 19, 1), f"{readings[-1][1]:g}", beside[1])

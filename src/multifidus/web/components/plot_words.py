"""Where words stand in a plot, so that none lies over a point, the line or another word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP = 28.0, 8.0, 14.0
LETTER = 8.0  # the width of a letter of 14 units, bold, rather too wide than too narrow
MATTERS_WIDTH = 22 * LETTER  # "change that matters: 5"
TODAY_WIDTH = 46.0
RISE, FALL = 12.0, 4.0  # of letters above and below the line on which they stand
DOT = 7.0  # the radius of a point with its edge
STEPS = 8  # pieces of the line between two points

Box = tuple[float, float, float, float]
"""What is drawn already: left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words at a place; `anchor` is SVG's text-anchor: start, middle or end."""

    x: float
    y: float
    say: str
    anchor: str = "start"


def box_of(text: Text, width: float) -> Box:
    """Return the place that words take up."""
    left = {"start": text.x, "middle": text.x - width / 2, "end": text.x - width}[text.anchor]
    return (left, text.y - RISE, left + width, text.y + FALL)


def marks_of(dots: Sequence[tuple[float, float]]) -> Iterator[Box]:
    """Yield the places of the points and of the line between them."""
    for x, y in dots:
        yield (x - DOT, y - DOT, x + DOT, y + DOT)
    for (x, y), (next_x, next_y) in pairwise(dots):
        for step in range(1, STEPS):
            at_x, at_y = x + (next_x - x) * step / STEPS, y + (next_y - y) * step / STEPS
            yield (at_x - 2, at_y - 2, at_x + 2, at_y + 2)


def freest(places: Sequence[Text], width: float, drawn: Sequence[Box]) -> Text:
    """Return the first of the places where nothing is drawn; where all are taken, the one with least below it."""
    return min(places, key=lambda place: sum(_meet(box_of(place, width), one) for one in drawn))


def beside_today(width: float, now_x: float, drawn: Sequence[Box]) -> Text:
    """Return where the word for today stands: at the top beside its line, on the side that is free."""
    top = MARGIN_TOP + RISE
    right, left = Text(now_x + 5, top, "", "start"), Text(now_x - 5, top, "", "end")
    if now_x + 5 + TODAY_WIDTH > width - MARGIN_RIGHT:
        return left
    if now_x - 5 - TODAY_WIDTH < MARGIN_LEFT:
        return right
    return freest([right, left], TODAY_WIDTH, drawn)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

"""One measured value on its scale, as coordinates for `components/norm_bar.html`.

The bar is `WIDTH` units wide. What lies outside the scale is drawn at its end. What isn't known isn't drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 262.0
INSET = 2.0  # keeps the ends of the error bar on the track


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the bar, in units of the drawing."""

    x: float
    end: float

    @property
    def width(self) -> float:
        """Return its length."""
        return round(self.end - self.x, 1)


@dataclass(frozen=True, slots=True)
class NormBar:
    """Everything to draw; None where it isn't known.

    Attributes:
        value_x: today's value, the filled dot.
        before_x: an earlier value, the hollow dot.
        error: as far as today's value may be off.
        usual_x: what is usual for somebody like this, the green tick; `usual` is its number.
        usual_band: the range that is usual.
        flagged: where a value is a finding, the amber zone.
    """

    width: float
    value_x: float | None
    before_x: float | None
    error: Span | None
    usual_x: float | None
    usual: str
    usual_band: Span | None
    flagged: Span | None


def norm_bar(
    value: float | None,
    *,
    low: float,
    high: float,
    before: float | None = None,
    error: float | None = None,
    usual: float | None = None,
    usual_band: tuple[float, float] | None = None,
    flagged_below: float | None = None,
    flagged_above: float | None = None,
) -> NormBar:
    """Return the drawing of a value.

    Args:
        value: today's, in the unit of the scale; None where it isn't known.
        low: the lower end of the scale.
        high: its upper end, above `low`.
        before: the value of an earlier day.
        error: by how much one reading may be off, to both sides.
        usual: the norm of people like this.
        usual_band: the range of people like this, lowest and highest.
        flagged_below: a value below is a finding.
        flagged_above: a value above is a finding.

    Raises:
        ValueError: the scale is empty or upside down.

    >>> norm_bar(52, low=0, high=80, flagged_below=43).flagged
    Span(x=0.0, end=140.8)
    """
    if high <= low:
        raise ValueError(f"a scale from {low} to {high} can't be drawn: the upper end must be above the lower")

    def x(at: float) -> float:
        return round(min(max((at - low) / (high - low), 0.0), 1.0) * WIDTH, 1)

    def place(at: float | None) -> float | None:
        return None if at is None else x(at)

    flagged = None
    if flagged_below is not None:
        flagged = Span(0.0, x(flagged_below))
    elif flagged_above is not None:
        flagged = Span(x(flagged_above), WIDTH)
    return NormBar(
        width=WIDTH,
        value_x=place(value),
        before_x=place(before),
        error=None if value is None or not error else _whisker(x(value - error), x(value + error)),
        usual_x=place(usual),
        usual="" if usual is None else f"{usual:g}",
        usual_band=None if usual_band is None else Span(x(usual_band[0]), x(usual_band[1])),
        flagged=flagged,
    )


def _whisker(start: float, end: float) -> Span:
    return Span(max(INSET, start), min(WIDTH - INSET, end))

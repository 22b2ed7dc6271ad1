"""What to expect: the usual course of a group, in bands, never a promise."""

from __future__ import annotations

from dataclasses import dataclass

from multifidus.clinical.plan import Line
from multifidus.clinical.reasons import Reason
from multifidus.clinical.treatments import Course


@dataclass(frozen=True, slots=True)
class Band:
    """Expected pain at one time: group mean, and the band around it."""

    week: float
    mean_0_10: float
    low_0_10: float
    high_0_10: float


def share_at(course: Course, week: float) -> float:
    """Return the mean share of the starting pain that is left at a week, linear between the knots.

    Source: wallwork2024
    """
    weeks, shares = course.weeks, course.shares
    if week >= weeks[-1]:
        return shares[-1]
    for left, right, low, high in zip(weeks, weeks[1:], shares, shares[1:], strict=False):
        if left <= week <= right:
            return low + (high - low) * (week - left) / (right - left)
    return shares[0]


def expected(course: Course, baseline_0_10: float, weeks: tuple[float, ...] = (6, 12, 26)) -> tuple[Band, ...]:
    """Return bands of pain to expect after entry, for a baseline of 0 to 10."""
    bands = []
    for week in weeks:
        share = share_at(course, week)
        low, high = max(0.0, share - course.band), share + course.band
        bands.append(
            Band(
                week,
                round(share * baseline_0_10, 1),
                round(low * baseline_0_10, 1),
                round(min(10.0, high * baseline_0_10), 1),
            )
        )
    return tuple(bands)


def course_line(course: Course, baseline_0_10: float | None) -> Line:
    """Return the line of the plan that says what to expect."""
    text = f"{course.title} (group means, wide spread)"
    if baseline_0_10 is not None and baseline_0_10 >= 4:
        bands = "; ".join(
            f"week {band.week:g}: about {band.mean_0_10:g} ({band.low_0_10:g}-{band.high_0_10:g})"
            for band in expected(course, baseline_0_10)
        )
        text += f": pain {baseline_0_10:g}/10 now; {bands}."
    else:
        text += ": with pain under 4/10 judge by goals and by change of 2 points."
    reason = Reason(f"progression/course/{course.id}", "Course by stage at entry.", {}, course.sources)
    return Line("expect", text, course.say, (reason,))

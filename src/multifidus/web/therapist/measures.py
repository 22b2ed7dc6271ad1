"""Measures as the overview shows them: then and now, the change against the smallest that matters, a small plot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.standing import Standing, standing
from multifidus.records.queries.patient_progress import Goal, Measure
from multifidus.web.components.plot import CoursePlot, course_plot

COLOURS = {"clearly_improved": "green", "improved": "green", "no_clear_change": "grey", "worse": "red"}
PAIN_TOP, TASKS_TOP = 10, 24


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """One measure, ready to be drawn; `say` tells the plot in words."""

    before: str | None
    now: str
    verdict: str
    colour: str
    note: str
    plot: CoursePlot | None
    say: str


def pain_measure(measure: Measure | None, small: bool = True) -> MeasureShown | None:
    """Return the pain of the weeks, 0 to 10, or None where none was told; `small` beside other measures."""
    return _shown(measure, PAIN_TOP, small) if measure else None


def tasks_measure(measure: Measure | None, small: bool = True) -> MeasureShown | None:
    """Return the score of daily tasks, 0 to 24, or None before it was answered twice; `small` beside others."""
    return _shown(measure, TASKS_TOP, small) if measure else None


def goals_measure(goals: Sequence[Goal], knowledge: Knowledge) -> MeasureShown | None:
    """Return the mean of the patient's own goals, 0 to 10, or None where there are none."""
    if not goals:
        return None
    told = [goal for goal in goals if goal.before is not None]
    now = round(sum(goal.now for goal in goals) / len(goals), 1)
    before = round(sum(goal.before or 0 for goal in told) / len(told), 1) if len(told) == len(goals) else None
    found = standing(
        "psfs", before if before is not None else now, now if before is not None else None,
        knowledge.instruments, knowledge.sayings["default"].standing,
    )  # fmt: skip
    return MeasureShown(
        None if before is None else f"{before:g}", f"{now:g}", _verdict(found),
        COLOURS.get(found.verdict or "", "grey"), found.sentence, None, "",
    )  # fmt: skip


def _shown(measure: Measure, top: int, small: bool) -> MeasureShown:
    found, values = measure.standing, measure.readings
    plot = course_plot(
        values, high=top, band=[(p.week, p.low, p.high) for p in measure.band.points] if measure.band else (),
        is_guess=measure.band is not None and not measure.band.published, matters_at=found.matters_at,
        weeks=measure.weeks, today=measure.now_week, small=small,
    )  # fmt: skip
    say = _("By week: %(readings)s") % {"readings": ", ".join(f"{week:g}: {value:g}" for week, value in values)}
    first = f"{values[0][1]:g}" if len(values) > 1 else None
    note = f"{found.sentence} {_course(measure)}".strip()
    return MeasureShown(
        first, f"{values[-1][1]:g}", _verdict(found), COLOURS.get(found.verdict or "", "grey"), note, plot, say
    )  # fmt: skip


def _course(measure: Measure) -> str:
    words = {
        "ahead": _("Better than the published course."),
        "as_expected": _("Within the published course."),
        "behind": _("Slower than the published course."),
    }
    return words.get(measure.course or "", "")


def _verdict(found: Standing) -> str:
    words = {
        "clearly_improved": _("Clearly improved"),
        "improved": _("Improved"),
        "no_clear_change": _("No clear change"),
        "worse": _("Worse"),
    }
    return words.get(found.verdict or "", "")

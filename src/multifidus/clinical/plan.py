"""The plan as a value: sections of lines, each with its dose, its labels and its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from multifidus.clinical.reasons import Reason
from multifidus.clinical.treatments import Dose


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a plan.

    `text` speaks to the therapist, `plain` to the patient; `labels` are the
    codes that this very line carries by its dose or its message.
    """

    id: str
    text: str
    plain: str
    reasons: tuple[Reason, ...]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """An exercise of the plan with the dose for this patient."""

    exercise: str
    line: Line
    dose: Dose
    minutes_a_day: float
    warnings: tuple[str, ...] = ()
    modifications: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LaterPhase:
    """A phase still to come, with the exercises that are allowed today."""

    name: str
    from_week: float
    exercises: tuple[str, ...]
    dose: str


@dataclass(frozen=True, slots=True)
class Excluded:
    """An exercise that was considered and left out, and why."""

    exercise: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class TechniqueVerdict:
    """What may be done by hand: technique, region, decision and why."""

    technique: str
    region: str
    decision: str  # absolute, relative, ask, caution, none
    offered: bool
    line: Line


@dataclass(frozen=True, slots=True)
class Plan:
    """A draft for the therapist to approve. Deterministic: the same facts give the same plan."""

    pathways: tuple[Line, ...]
    runner_up: Line | None
    needs: tuple[Line, ...]
    exercises: tuple[PlannedExercise, ...]
    walking: Line | None
    home: Line | None
    week: tuple[tuple[str, ...], ...]  # exercise ids of each day, Monday first
    minutes_of_days: tuple[float, ...]
    later: tuple[LaterPhase, ...]
    techniques: tuple[TechniqueVerdict, ...]
    advice: tuple[Line, ...]
    kept_for_later: tuple[str, ...]
    education: tuple[Line, ...]
    functional: tuple[Line, ...]
    visits: Line | None
    reassess: Line | None
    reassess_days: tuple[int, ...]
    visits_range: tuple[int, int] | None
    discharge: Line | None
    escalate: Line | None
    expect: Line | None
    pain: Line
    unmet: tuple[Line, ...]
    excluded: tuple[Excluded, ...]
    conditions: tuple[Line, ...]

    def lines(self) -> tuple[Line, ...]:
        """Return every line of the plan that carries a dose or a message."""
        single = (
            self.walking,
            self.home,
            self.visits,
            self.reassess,
            self.discharge,
            self.escalate,
            self.expect,
            self.pain,
        )
        return (
            *self.pathways,
            *(planned.line for planned in self.exercises),
            *(line for line in single if line is not None),
            *self.advice,
            *self.education,
            *self.functional,
            *(verdict.line for verdict in self.techniques if verdict.offered),
        )

    def labels(self) -> tuple[str, ...]:
        """Return the codes that the plan carries, each once, in the order of the lines."""
        return tuple(dict.fromkeys(label for line in self.lines() for label in line.labels))

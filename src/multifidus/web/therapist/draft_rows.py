"""The exercises of a draft as rows to edit: dose, days, why, and what the rules said where it was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from multifidus.clinical.assess import Assessment
from multifidus.clinical.dose_limits import number_in
from multifidus.clinical.dosing import dose_words
from multifidus.clinical.draft import Draft, DraftExercise
from multifidus.clinical.draft_plan import plan_of
from multifidus.clinical.fitting import Fitting, fitting_of
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.plan import Plan
from multifidus.clinical.schedule import DAYS
from multifidus.clinical.treatments import Dose
from multifidus.web.therapist.presenting import Why, why_of

Form = Mapping[str, Sequence[str]]
SHORT = {
    "sets": "Sets",
    "reps": "Reps",
    "hold_s": "Hold, s",
    "rest_s": "Rest, s",
    "per_day": "A day",
    "effort_low": "Effort from",
    "effort_high": "Effort to",
    "duration_min": "Minutes",
}


@dataclass(frozen=True, slots=True)
class DoseField:
    """One number of a dose, as it stands in its field."""

    name: str
    label: str
    value: str
    edited: bool
    error: str | None


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One exercise of the draft."""

    n: int
    exercise: str
    title: str
    position: str
    why: tuple[Why, ...]
    sources: str
    care: tuple[str, ...]
    main: tuple[DoseField, ...]
    more: tuple[DoseField, ...]
    days: tuple[tuple[int, bool], ...]
    because: str
    faults: tuple[str, ...]
    because_fault: str | None
    remove_because: str
    remove_fault: str | None
    rule: str
    tag: str
    tag_colour: str | None
    minutes: float | None
    approved: str
    is_first: bool
    is_last: bool


def rows_of(
    draft: Draft, assessment: Assessment, knowledge: Knowledge, form: Form, faults: Mapping[str, str]
) -> tuple[DraftRow, ...]:
    """Return the rows of a draft; what was typed stands in the fields where `form` has it."""
    fitting = fitting_of(assessment, knowledge) if assessment.plan is not None else None
    plan = (
        plan_of(draft, fitting) if fitting and all(e.exercise in knowledge.exercises for e in draft.exercises) else None
    )
    last = len(draft.exercises)
    return tuple(
        _row(n, last, found, plan, fitting, knowledge, form, faults) for n, found in enumerate(draft.exercises, 1)
    )


def summary_of(faults: Mapping[str, str], rows: Sequence[DraftRow], others: Sequence[str]) -> list[dict[str, str]]:
    """Return what is wrong, each with where it leads: its field, else the row it is of, else the page.

    Args:
        others: fields of the page that are in no row.
    """
    drawn = {*others} | {field.name for row in rows for field in (*row.main, *row.more)}
    drawn |= {f"{row.exercise}.{name}" for row in rows for name in ("days", "because", "remove_because")}
    in_rows = {row.exercise for row in rows}

    def led_to(field: str) -> str:
        exercise = field.partition(".")[0]
        return field if field in drawn else f"row-{exercise}" if exercise in in_rows else "main"

    return [{"field": led_to(field), "say": words} for field, words in faults.items()]


def said_by_rules(found: DraftExercise, fitting: Fitting | None) -> str:
    """Return what the rules gave and what was chosen, where they differ."""
    if not found.is_changed:
        return ""
    side = fitting.fit(found.exercise).option if fitting and found.exercise in fitting.knowledge.exercises else None
    both, which = (side.both_sides, side.side) if side else (False, None)
    rule, now = (dose_words(dose, both, which) for dose in (found.rule_dose, found.dose))
    return f"The rules said {rule}. You chose {now}."


def _row(
    n: int, last: int, found: DraftExercise, plan: Plan | None, fitting: Fitting | None, knowledge: Knowledge,
    form: Form, faults: Mapping[str, str],
) -> DraftRow:  # fmt: skip
    name = found.exercise
    exercise = knowledge.exercises.get(name)
    planned = next((item for item in plan.exercises if item.exercise == name), None) if plan else None
    main, more = _fields(found, form, faults)
    days = [number_in(day) for day in form.get(f"{name}.days", ())] if f"{name}.row" in form else found.days
    why = why_of(planned.line.reasons, knowledge) if planned else ()
    tag, colour = _tag(found)
    own = {key.removeprefix(f"{name}."): words for key, words in faults.items() if key.startswith(f"{name}.")}
    shown = {field.name.removeprefix(f"{name}.") for field in (*main, *more)} | {"because", "remove_because"}
    return DraftRow(
        n,
        name,
        exercise.title if exercise else name,
        exercise.position if exercise else "",
        why,
        "; ".join(dict.fromkeys(source for reason in why for source in reason.sources)),
        (*planned.warnings, *planned.modifications) if planned else (),
        main,
        more,
        tuple((day, day in days) for day in range(DAYS)),
        _text(form, f"{name}.because", found.because),
        tuple(words for key, words in own.items() if key not in shown),
        own.get("because"),
        _text(form, f"{name}.remove_because", ""),
        own.get("remove_because"),
        said_by_rules(found, fitting),
        tag,
        colour,
        planned.minutes_a_day if planned else None,
        f"{found.approved_by}: {found.approved}" if found.approved else "",
        n == 1,
        n == last,
    )


def _tag(found: DraftExercise) -> tuple[str, str | None]:
    if found.added:
        return "You added it", "yellow"
    return ("You edited the dose", "yellow") if found.is_changed else ("", None)


def _fields(
    found: DraftExercise, form: Form, faults: Mapping[str, str]
) -> tuple[tuple[DoseField, ...], tuple[DoseField, ...]]:
    dose = found.dose
    if dose.duration_min is not None:
        main = ("duration_min", "sets", "per_day")
    else:
        main = ("sets", "reps", "hold_s" if dose.hold_s or found.rule_dose.hold_s else "per_day")
    rest = tuple(
        name for name in SHORT if name not in main and (name != "duration_min" or dose.duration_min is not None)
    )
    return (
        tuple(_field(name, found, form, faults) for name in main),
        tuple(_field(name, found, form, faults) for name in rest),
    )


def _field(name: str, found: DraftExercise, form: Form, faults: Mapping[str, str]) -> DoseField:
    field = f"{found.exercise}.{name}"
    edited = getattr(found.dose, name) != getattr(found.rule_dose, name)
    return DoseField(field, SHORT[name], _text(form, field, _number(found.dose, name)), edited, faults.get(field))


def _number(dose: Dose, name: str) -> str:
    value = getattr(dose, name)
    return "" if value is None else f"{value:g}"


def _text(form: Form, name: str, otherwise: str) -> str:
    return form[name][0] if form.get(name) else otherwise

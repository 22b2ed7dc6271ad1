"""The therapist's edits of a draft: each returns a new draft, or says by field what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

from multifidus.clinical.assess import Assessment
from multifidus.clinical.dose_limits import DOSE_FIELDS, TITLES, number_in, typed
from multifidus.clinical.dosing import minutes_a_day
from multifidus.clinical.draft import MOST_WORDS, Draft, DraftError, DraftExercise, Removed, day_fault, is_note
from multifidus.clinical.eligibility import means_of
from multifidus.clinical.fitting import Fit, Fitting, effort_cap, fitting_of
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.overrides import FEWEST_LETTERS
from multifidus.clinical.schedule import DAYS, REST_DAY_GOALS, days_used
from multifidus.clinical.selection import MOST_EXERCISES
from multifidus.clinical.treatments import Dose


def change_dose(
    draft: Draft, exercise: str, values: Mapping[str, Any], because: str, assessment: Assessment, knowledge: Knowledge
) -> Draft:
    """Return the draft with another dose of an exercise.

    Args:
        values: the fields to change, of `dose_limits.TITLES`: numbers, or text as a form posts it.
        because: why it differs from what the rules gave; blank keeps the reason that stands there.

    Raises:
        DraftError: by field of the dose, or of `because`.
    """
    place, found = _found(draft, exercise)
    fitting = fitting_of(assessment, knowledge)
    if exercise not in knowledge.exercises or fitting.fit(exercise).barred:
        raise DraftError([("exercise", "It is not allowed now; take it out or swap it.")])
    faults = [(str(name), "This is no number of a dose.") for name in values if name not in TITLES]
    changes: dict[str, Any] = {}
    for name, given in values.items():
        value = number_in(given)
        if name in TITLES and (message := _fault(name, value, found.dose)):
            faults.append((name, message))
        elif name in TITLES:
            changes[name] = None if value is None else typed(name, value)
    if faults:
        raise DraftError(faults)
    dose = replace(found.dose, **changes)
    faults += _effort_faults(dose, assessment)
    because, wrong = _reason(_or_kept(because, found), "because", needed=dose != found.rule_dose)
    if faults or wrong:
        raise DraftError([*faults, *wrong])
    return _with(draft, place, replace(found, dose=dose, because=because if dose != found.rule_dose else ""))


def set_days(draft: Draft, exercise: str, days: Sequence[int], because: str = "") -> Draft:
    """Return the draft with an exercise on other days, 0 being Monday.

    Another number of days than the rules gave needs a reason, unless one stands there already.

    Raises:
        DraftError: of `days` or `because`.
    """
    place, found = _found(draft, exercise)
    wanted = [number_in(day) for day in days]
    if message := day_fault(wanted):
        raise DraftError([("days", message)])
    dose = replace(found.dose, days_per_week=len(wanted))
    because, wrong = _reason(_or_kept(because, found), "because", needed=dose != found.rule_dose)
    if wrong:
        raise DraftError(wrong)
    changed = replace(found, dose=dose, days=tuple(sorted(wanted)), because=because if dose != found.rule_dose else "")
    return _with(draft, place, changed)


def move(draft: Draft, exercise: str, place: int) -> Draft:
    """Return the draft with an exercise at another place, the first being 1.

    Raises:
        DraftError: of `place`.
    """
    old, found = _found(draft, exercise)
    place = number_in(place)
    if type(place) is not int or not 1 <= place <= len(draft.exercises):
        raise DraftError([("place", f"A place from 1 to {len(draft.exercises)} is needed.")])
    rest = [*draft.exercises[:old], *draft.exercises[old + 1 :]]
    return replace(draft, exercises=(*rest[: place - 1], found, *rest[place - 1 :]))


def remove(draft: Draft, exercise: str, because: str = "") -> Draft:
    """Return the draft without an exercise. What the rules proposed is kept in mind with the reason.

    Raises:
        DraftError: of `because`, which is needed for what the rules proposed.
    """
    place, found = _found(draft, exercise)
    because, wrong = _reason(because, "because", needed=not found.added)
    if wrong:
        raise DraftError(wrong)
    rest = (*draft.exercises[:place], *draft.exercises[place + 1 :])
    taken = () if found.added else (Removed(exercise, because),)
    return replace(draft, exercises=rest, removed=(*draft.removed, *taken))


def add(
    draft: Draft,
    exercise: str,
    because: str,
    assessment: Assessment,
    knowledge: Knowledge,
    approved: str = "",
    approved_by: str = "",
) -> Draft:
    """Return the draft with one more exercise at its end, with the dose and days that the rules give it.

    Args:
        because: why; not needed for what the rules propose now.
        approved, approved_by: a clinician's reason and name, where the rules hold something against the exercise.

    Raises:
        DraftError: of `exercise` (barred, in the draft already, too many), `because`, `approved` or `approved_by`.
    """
    if len(draft.exercises) >= MOST_EXERCISES:
        raise DraftError([("exercise", f"{MOST_EXERCISES} exercises are the most. Take one out first.")])
    fitting = fitting_of(assessment, knowledge)
    new = _new(draft, exercise, because, fitting, approved, approved_by)
    removed = tuple(found for found in draft.removed if found.exercise != exercise)
    return replace(draft, exercises=(*draft.exercises, new), removed=removed)


def swap(
    draft: Draft,
    old: str,
    new: str,
    because: str,
    assessment: Assessment,
    knowledge: Knowledge,
    approved: str = "",
    approved_by: str = "",
) -> Draft:
    """Return the draft with an exercise in the place of another.

    Raises:
        DraftError: as `add` and `remove`.
    """
    place, _ = _found(draft, old)
    if draft.place_of(new) is not None:
        raise DraftError([("exercise", "It is in the draft already.")])
    rest = remove(draft, old, because)
    found = _new(rest, new, because, fitting_of(assessment, knowledge), approved, approved_by)
    removed = tuple(taken for taken in rest.removed if taken.exercise != new)
    return replace(rest, exercises=(*rest.exercises[:place], found, *rest.exercises[place:]), removed=removed)


def approve_exercise(
    draft: Draft, exercise: str, approved: str, approved_by: str, assessment: Assessment, knowledge: Knowledge
) -> Draft:
    """Return the draft with a clinician's reason why an exercise is given in spite of what the rules hold against it.

    It overrules what stands against the exercise now. What comes up later is asked again.

    Raises:
        DraftError: of `exercise` (nothing to overrule, or barred), `approved` or `approved_by`.
    """
    place, found = _found(draft, exercise)
    fitting = fitting_of(assessment, knowledge)
    if exercise not in knowledge.exercises or not (fit := fitting.fit(exercise)).needs_approval:
        raise DraftError([("exercise", "No approval changes whether it is allowed.")])
    reason, name = _approval(approved, approved_by)
    changed = replace(found, approved=reason, approved_by=name, approved_against=fit.rules_against)
    return _with(draft, place, changed)


def set_walking(draft: Draft, walking: bool, because: str = "") -> Draft:
    """Return the draft with the walking programme of the rules, or without it for a reason.

    Raises:
        DraftError: of `because`.
    """
    because, wrong = _reason(because, "because", needed=not walking)
    if wrong:
        raise DraftError(wrong)
    return replace(draft, walking=bool(walking), walking_because="" if walking else because)


def set_note(draft: Draft, note: str) -> Draft:
    """Return the draft with a note to the patient; blank for none.

    Raises:
        DraftError: of `note`.
    """
    text = "\n".join(line.rstrip() for line in note.strip().splitlines()) if isinstance(note, str) else note
    if not is_note(text):
        raise DraftError([("note", "Write a shorter note, in plain text.")])
    return replace(draft, note=text)


def _fault(name: str, value: Any, dose: Dose) -> str | None:
    if name == "duration_min" and (value is None) is not (dose.duration_min is None):
        timed = dose.duration_min is not None
        return "Minutes are needed: this dose is timed." if timed else "This dose counts repetitions; leave it blank."
    return None if name == "duration_min" and value is None else DOSE_FIELDS[name].fault(value)


def _effort_faults(dose: Dose, assessment: Assessment) -> list[tuple[str, str]]:
    if dose.effort_low > dose.effort_high:
        return [("effort_high", "The higher effort is below the lower one.")]
    cap, why = effort_cap(assessment)
    return [("effort_high", f"At most {cap} of 10 now: {why}.")] if dose.effort_high > cap else []


def _new(draft: Draft, exercise: str, because: str, fitting: Fitting, approved: str, approved_by: str) -> DraftExercise:
    if not isinstance(exercise, str) or exercise not in fitting.knowledge.exercises:
        raise DraftError([("exercise", "Choose an exercise of the list.")])
    if draft.place_of(exercise) is not None:
        raise DraftError([("exercise", "It is in the draft already.")])
    fit, plan = fitting.fit(exercise), fitting.assessment.plan
    if fit.barred:
        raise DraftError([("exercise", " ".join(reason.because for reason in fit.against))])
    reason, name, overruled = "", "", tuple[str, ...]()
    if fit.needs_approval and (approved or approved_by or exercise not in fitting.approved):
        reason, name = _approval(approved, approved_by)
        overruled = fit.rules_against
    planned = next((found for found in plan.exercises if found.exercise == exercise), None) if plan else None
    because, wrong = _reason(because, "because", needed=planned is None)
    if wrong:
        raise DraftError(wrong)
    if plan and planned:
        days = tuple(number for number, day in enumerate(plan.week) if exercise in day)
        return DraftExercise(exercise, planned.dose, days, planned.dose, days)
    days = _days_for(draft, fit, fitting)
    dose = replace(fit.option.dose, days_per_week=len(days))
    return DraftExercise(exercise, dose, days, dose, days, "", because, reason, name, overruled)


def _days_for(draft: Draft, fit: Fit, fitting: Fitting) -> tuple[int, ...]:
    """Return the days on which one more exercise goes least over the minutes, spread over the week."""
    means, load = means_of(fitting.situation.facts), [0.0] * DAYS
    for found in draft.exercises:
        if found.exercise in fitting.knowledge.exercises:
            minutes = minutes_a_day(found.dose, fitting.fit(found.exercise).option.both_sides)
            load = [used + minutes * (day in found.days) for day, used in enumerate(load)]
    dose = fit.option.dose
    minutes, rests = minutes_a_day(dose, fit.option.both_sides), dose.goal in REST_DAY_GOALS
    usual = days_used(means.days)

    def worth(days: tuple[int, ...]) -> tuple[float, ...]:
        over = sum(max(0.0, load[day] + minutes - means.minutes) for day in days)
        gap = min((later - earlier for earlier, later in pairwise(days)), default=DAYS)
        new_days = sum(not load[day] and day not in usual for day in days)
        return (new_days, rests and gap < 2, round(over, 6), -gap, round(sum(load[day] for day in days), 6), *days)

    return min(combinations(range(DAYS), min(dose.days_per_week, means.days)), key=worth)


def _approval(approved: str, approved_by: str) -> tuple[str, str]:
    reason, wrong = _reason(approved, "approved", needed=True)
    name = " ".join(approved_by.split()) if isinstance(approved_by, str) else ""
    if not name or not name.isprintable() or len(name) > MOST_WORDS:
        wrong.append(("approved_by", "Say which clinician decides this."))
    if wrong:
        raise DraftError(wrong)
    return reason, name


def _reason(because: str, field: str, needed: bool) -> tuple[str, list[tuple[str, str]]]:
    text = " ".join(because.split()) if isinstance(because, str) else ""
    if len(text) > MOST_WORDS or not text.isprintable():
        return "", [(field, f"Say why in at most {MOST_WORDS} letters.")]
    if needed and len(text) < FEWEST_LETTERS:
        return "", [(field, f"Say why, in at least {FEWEST_LETTERS} letters, so that others understand.")]
    return text, []


def _or_kept(because: str, found: DraftExercise) -> str:
    return found.because if isinstance(because, str) and not because.strip() else because


def _found(draft: Draft, exercise: str) -> tuple[int, DraftExercise]:
    place = draft.place_of(exercise)
    if place is None:
        raise DraftError([("exercise", "It is not in the draft.")])
    return place, draft.exercises[place]


def _with(draft: Draft, place: int, changed: DraftExercise) -> Draft:
    return replace(draft, exercises=(*draft.exercises[:place], changed, *draft.exercises[place + 1 :]))

"""What can be put into a draft, or in the place of an exercise: each with why and why not, the best first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from multifidus.clinical.assess import Assessment
from multifidus.clinical.draft import Draft
from multifidus.clinical.draft_check import are_kin
from multifidus.clinical.fitting import Fit, Fitting, fitting_of
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.reasons import Reason
from multifidus.clinical.selection import value_of
from multifidus.clinical.treatments import Dose, Exercise


@dataclass(frozen=True, slots=True)
class Offer:
    """An exercise that can be put in (`allowed`), after a clinician's reason (`needs_override`), or not at all.

    `worth` is what the needs of this patient gain by it, beside what stands in
    the draft; `dose` is what the rules would start with.
    """

    exercise: str
    title: str
    plain: str
    family: str
    level: int
    dose: Dose
    allowed: bool
    needs_override: bool
    why: tuple[Reason, ...]
    why_not: tuple[Reason, ...]
    worth: float


def offers(
    draft: Draft, assessment: Assessment, knowledge: Knowledge, for_exercise: str | None = None
) -> tuple[Offer, ...]:
    """Return what can be put into a draft: allowed ones by worth, then those that need a reason, then the barred.

    Args:
        for_exercise: the exercise to swap out; then only what serves one of its needs here, or is a form of it.

    Raises:
        DraftError: there is no leave to plan.
    """
    fitting = fitting_of(assessment, knowledge)
    rest = [found.exercise for found in draft.exercises if found.exercise != for_exercise]
    fits = {name: fitting.fit(name) for name in knowledge.exercises}
    chosen = [fits[name].option.candidate for name in rest if name in fits]
    weights = {name: float(need.weight) for name, need in fitting.situation.needs.items()}
    base = value_of(chosen, weights)
    old = knowledge.exercises.get(for_exercise) if for_exercise else None
    found = []
    for name, fit in fits.items():
        if draft.place_of(name) is not None or (old and not _answers_for(fit, fits[old.id], old)):
            continue
        worth = round(value_of([*chosen, fit.option.candidate], weights) - base, 3)
        found.append(_offer(fit, worth, [knowledge.exercises[other] for other in rest if other in fits], fitting))
    return tuple(sorted(found, key=_best_first))


def _answers_for(fit: Fit, other: Fit, old: Exercise) -> bool:
    shared = fit.option.candidate.serves.keys() & other.option.candidate.serves.keys()
    return bool(shared) or are_kin(fit.option.exercise, old)


def _offer(fit: Fit, worth: float, rest: list[Exercise], fitting: Fitting) -> Offer:
    exercise = fit.option.exercise
    approval_stands = exercise.id in fitting.approved
    return Offer(
        exercise.id,
        exercise.title,
        exercise.plain,
        exercise.family,
        exercise.level,
        fit.option.dose,
        allowed=not fit.barred and (approval_stands or not fit.against),
        needs_override=fit.needs_approval and not approval_stands,
        why=fit.option.because,
        why_not=(*fit.against, *_doubts(fit, rest)),
        worth=worth,
    )


def _doubts(fit: Fit, rest: list[Exercise]) -> Iterator[Reason]:
    exercise = fit.option.exercise
    if not fit.barred:
        yield from (Reason("with_care", text, {}, ()) for text in fit.option.permission.warnings)
    if fit.too_long:
        yield Reason("dosing", "Even its smallest dose needs more minutes than there are.", {}, ("project",))
    if not fit.option.candidate.serves:
        yield Reason("needs", "It serves no need that this patient has now.", {}, ("project",))
    for other in rest:
        if are_kin(exercise, other):
            yield Reason("selection", f"{other.title} in the draft is nearly the same.", {}, ("project",))


def _best_first(offer: Offer) -> tuple[bool, bool, bool, float, str]:
    barred = not (offer.allowed or offer.needs_override)
    idle = any(reason.rule in ("needs", "selection") for reason in offer.why_not)
    return barred, offer.needs_override, idle, -offer.worth, offer.exercise

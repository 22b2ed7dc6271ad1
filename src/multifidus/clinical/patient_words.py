"""What the patient reads of a plan, in the order and number in which it can be taken in."""

from __future__ import annotations

from dataclasses import dataclass

from multifidus.clinical.assess import Assessment
from multifidus.clinical.plan import Excluded, Plan
from multifidus.clinical.reasons import Reason
from multifidus.clinical.safety import Present
from multifidus.clinical.treatments import Dose

MOST_POINTS = 6  # [project] more than that is not read
LEFT_OUT = {
    "level": "It is too hard to start with. It may come later.",
    "later": "It comes later in your plan.",
    "direction": "Other movements ease your back better for now.",
    "pathway": "We keep to a few exercises at first.",
    "dosing": "It takes more time than you have in a day.",
}


@dataclass(frozen=True, slots=True)
class PatientWords:
    """The words around the exercises, each a text of its own."""

    message: str
    category_say: str
    expect: str | None
    goals: tuple[str, ...]
    take_care: tuple[str, ...]
    home: str | None
    pain: str
    good_to_know: tuple[str, ...]
    reassess: str | None
    when_to_get_help: tuple[str, ...]


def patient_words(assessment: Assessment, plan: Plan) -> PatientWords:
    """Return what the patient reads around the exercises of a plan."""
    care = (found.condition.say for found in assessment.safety.present if _touches_exercise(found))
    safety = [line for line in plan.advice if line.id.startswith("advice:safety")]
    rest = [line for line in plan.advice if line not in safety]
    return PatientWords(
        message=plan.pathways[0].plain,
        category_say=assessment.classification.on("category")[0].label.say,
        expect=plan.expect.plain if plan.expect else None,
        goals=tuple(goal["text"].replace("_", " ") for goal in assessment.facts.known("goals") or ()),
        take_care=tuple(dict.fromkeys(care)),
        home=plan.home.plain if plan.home else None,
        pain=plan.pain.plain,
        good_to_know=tuple(line.plain for line in rest[:MOST_POINTS]),
        reassess=plan.reassess.plain if plan.reassess else None,
        when_to_get_help=tuple(line.plain for line in safety),
    )


def effort_words(dose: Dose) -> str:
    """Return the effort of a dose in the patient's words."""
    low, high = dose.effort_low, dose.effort_high
    return f"Effort: {high if low == high else f'{low} to {high}'} out of 10."


def left_out_words(excluded: Excluded, assessment: Assessment) -> tuple[str, ...]:
    """Return why an exercise is left out, in the patient's words, each once."""
    says = {f"conditions/{found.condition.id}": found.condition.say for found in assessment.safety.present}
    return tuple(dict.fromkeys(_left_out(reason, says) for reason in excluded.reasons))


def _left_out(reason: Reason, says: dict[str, str]) -> str:
    condition = reason.rule.partition(" < ")[2]
    return says.get(condition) or LEFT_OUT.get(reason.rule) or reason.because


def _touches_exercise(found: Present) -> bool:
    condition = found.condition
    bears = bool(condition.raises) or condition.effort_at_most is not None
    return bears and bool(condition.say) and not found.assumed

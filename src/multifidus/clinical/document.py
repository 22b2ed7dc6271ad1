"""The plan that is approved: resolved to plain values that need no content to be read, now or in ten years."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from multifidus.clinical.assess import Assessment
from multifidus.clinical.dose_limits import plain_numbers
from multifidus.clinical.dosing import dose_words, plain_dose
from multifidus.clinical.draft import Draft, DraftError, DraftExercise
from multifidus.clinical.draft_check import examine_draft
from multifidus.clinical.draft_plan import plan_of
from multifidus.clinical.facts import Missing
from multifidus.clinical.fitting import Fitting, fitting_of
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import brief, shown
from multifidus.clinical.patient_words import effort_words, left_out_words, patient_words
from multifidus.clinical.plan import Line, Plan, PlannedExercise
from multifidus.clinical.reasons import Reason
from multifidus.clinical.safety import permit
from multifidus.clinical.treatments import Dose, Exercise

SCHEMA = 1
DOSE_IN_DOCUMENT = (
    "goal", "sets", "reps", "hold_s", "rest_s", "per_day", "days_per_week", "effort_low", "effort_high",
    "duration_min", "note",
)  # fmt: skip


def resolve(draft: Draft, assessment: Assessment, knowledge: Knowledge) -> dict[str, Any]:
    """Return the plan document of a draft: everything that patient, player and therapist read, as plain values.

    The draft is checked once more, against the assessment of this moment. The
    same draft, assessment and knowledge give the same document.

    Raises:
        DraftError: the draft may not be approved; `plan` says why.
    """
    check = examine_draft(draft, assessment, knowledge)
    if not check.may_approve:
        raise DraftError([("plan", remark.text) for remark in check.blocks])
    fitting = fitting_of(assessment, knowledge)
    writer = _Writer(fitting)
    plan = plan_of(draft, fitting)
    document = {
        "schema": SCHEMA,
        "content_revision": knowledge.revision,
        "assessed_on": assessment.case.today.isoformat(),
        "for_patient": writer.for_patient(plan),
        "exercises": [
            writer.exercise(found, planned) for found, planned in zip(draft.exercises, plan.exercises, strict=True)
        ],
        "walking": writer.line(plan.walking) if plan.walking else None,
        "walking_because": draft.walking_because,
        "functional": writer.lines(plan.functional),
        "techniques": [writer.technique(found) for found in plan.techniques],
        "needs": writer.lines(plan.needs),
        "pathways": writer.lines(plan.pathways),
        "advice": writer.lines(plan.advice),
        "kept_for_later": list(plan.kept_for_later),
        "conditions": writer.lines(plan.conditions),
        "visits": {"text": plan.visits.text if plan.visits else "", "range": list(plan.visits_range or ())},
        "reassess_days": list(plan.reassess_days),
        "discharge": plan.discharge.text if plan.discharge else "",
        "escalate": plan.escalate.text if plan.escalate else "",
        "expect": writer.line(plan.expect) if plan.expect else None,
        "pain": writer.line(plan.pain),
        "unmet": writer.lines(plan.unmet),
        "excluded": [
            {"exercise": found.exercise, "title": writer.title(found.exercise), "why": writer.why(found.reasons)}
            for found in plan.excluded
        ],
        "removed": [
            {"exercise": found.exercise, "title": writer.title(found.exercise), "because": found.because}
            for found in draft.removed
        ],
        "minutes_of_days": list(plan.minutes_of_days),
        "labels": list(dict.fromkeys((*assessment.action.labels, *plan.labels()))),
        "note": draft.note,
        "later": [
            {
                "name": phase.name,
                "from_week": phase.from_week,
                "dose": phase.dose,
                "exercises": [writer.named(name) for name in phase.exercises],
            }
            for phase in plan.later
        ],
    }
    return {**document, "content": writer.hashes(assessment)}


class _Writer:
    """Writes the parts of a document, and notes which content they stand on."""

    def __init__(self, fitting: Fitting) -> None:
        self.fitting = fitting
        self.knowledge = fitting.knowledge
        self.used: set[str] = set()

    def hashes(self, assessment: Assessment) -> dict[str, str]:
        """Return the hash of each content entry that the document stands on, by its place in the content."""
        self.used.add(f"triage/{assessment.action.id}")
        self.used |= {f"classification/{named.label.id}" for named in assessment.classification.named}
        return {name: self.knowledge.hashes[name] for name in sorted(self.used) if name in self.knowledge.hashes}

    def title(self, exercise: str) -> str:
        self.used.add(f"exercises/{exercise}")
        found = self.knowledge.exercises.get(exercise)
        return found.title if found else exercise

    def named(self, exercise: str) -> dict[str, str]:
        found = self.knowledge.exercises[exercise]
        return {"exercise": exercise, "title": self.title(exercise), "plain": found.plain}

    def why(self, reasons: Iterable[Reason]) -> list[dict[str, Any]]:
        return [self._reason(reason) for reason in reasons]

    def _reason(self, reason: Reason) -> dict[str, Any]:
        facts, sources = self.knowledge.facts, self.knowledge.sources
        self.used |= {*reason.rule.split(" < "), *(f"sources/{name}" for name in reason.sources)}
        return {
            "rule": reason.rule,
            "because": reason.because,
            "facts": {name: _plain(value) for name, value in reason.facts.items()},
            "found": [shown(name, value, facts) for name, value in reason.facts.items()],
            "missing": [brief(facts[name].title) for name in reason.missing if name in facts],
            "sources": [{"id": name, "words": sources[name].cite} for name in reason.sources if name in sources],
        }

    def line(self, line: Line) -> dict[str, Any]:
        return {"id": line.id, "text": line.text, "plain": line.plain, "why": self.why(line.reasons)}

    def lines(self, lines: Iterable[Line]) -> list[dict[str, Any]]:
        return [self.line(line) for line in lines]

    def technique(self, found: Any) -> dict[str, Any]:
        self.used.add(f"manual_therapy/{found.technique}")
        return {
            "technique": found.technique,
            "title": self.knowledge.techniques[found.technique].title,
            "region": found.region,
            "decision": found.decision,
            "offered": found.offered,
            **self.line(found.line),
        }

    def for_patient(self, plan: Plan) -> dict[str, Any]:
        assessment = self.fitting.assessment
        words = dataclasses.asdict(patient_words(assessment, plan))
        left_out = (found for found in plan.excluded if found.reasons[0].rule != "therapist")
        return {
            **{name: list(value) if isinstance(value, tuple) else value for name, value in words.items()},
            "education": [
                {"id": line["id"].partition(":")[2], "title": line["text"], "say": line["plain"]}
                for line in self.lines(plan.education)
            ],
            "left_out": [
                {
                    "exercise": found.exercise,
                    "plain": self.named(found.exercise)["plain"],
                    "why": list(left_out_words(found, assessment)),
                }
                for found in left_out
            ],
        }

    def exercise(self, found: DraftExercise, planned: PlannedExercise) -> dict[str, Any]:
        fit = self.fitting.fit(found.exercise)
        option = fit.option
        exercise, dose = option.exercise, planned.dose
        self.used.add(f"exercises/{exercise.id}")
        reason, by = self.fitting.approved.get(exercise.id, (found.approved, found.approved_by))
        needs = [r.rule.removeprefix("needs/") for r in planned.line.reasons if r.rule.startswith("needs/")]
        return {
            "exercise": exercise.id,
            "title": exercise.title,
            "plain": exercise.plain,
            "purpose": exercise.purpose,
            "cues": list(exercise.cues),
            "modifications": list(planned.modifications),
            "warnings": list(planned.warnings),
            "equipment": [list(group) for group in exercise.equipment],
            "position": exercise.position,
            "unilateral": option.both_sides,
            "side": option.side,
            "dose": _dose(dose),
            "dose_words": f"{plain_dose(dose, option.both_sides, option.side)} {effort_words(dose)}",
            "dose_text": dose_words(dose, option.both_sides, option.side),
            "minutes_a_day": planned.minutes_a_day,
            "days": list(found.days),
            "why": self.why(planned.line.reasons),
            "why_plain": [self.knowledge.needs[name].say for name in needs],
            "rule_dose": _dose(found.rule_dose) if found.is_changed else None,
            "rule_days": list(found.rule_days),
            "changed_because": found.because,
            "added_because": found.added,
            "approved": {"by": by, "reason": reason} if reason else None,
            "against": self.why(fit.against),
            "easier": self._easier(exercise),
            "family": exercise.family,
            "level": exercise.level,
            "goal": dose.goal,
        }

    def _easier(self, exercise: Exercise) -> dict[str, str] | None:
        """Return the first easier form that the patient's conditions allow."""
        safety, seen = self.fitting.assessment.safety, {exercise.id}
        name = exercise.easier
        while name and name not in seen:
            found = self.knowledge.exercises[name]
            if permit(found, safety, self.knowledge.tags).allowed:
                return self.named(name)
            seen.add(name)
            name = found.easier
        return None


def _dose(dose: Dose) -> dict[str, Any]:
    values = plain_numbers(dose)
    return {name: values[name] for name in DOSE_IN_DOCUMENT}


def _plain(value: Any) -> Any:
    """Return the value of a fact as JSON can hold it; sets are sorted, so the same value gives the same text."""
    if isinstance(value, Missing):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in sorted(value.items())}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value

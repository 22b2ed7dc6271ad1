"""How an exercise fits a patient now: its dose, its side, why it is given, and what stands against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from multifidus.clinical.assess import Assessment
from multifidus.clinical.candidates import WALKING, Option, gather
from multifidus.clinical.conditions import truth
from multifidus.clinical.dosing import GENTLE_EFFORT, dose_for, minutes_a_day, starting_dose
from multifidus.clinical.draft import DraftError
from multifidus.clinical.eligibility import Situation, means_of, permission_of, reasons_against, stand_ins_for
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.overrides import APPROVE
from multifidus.clinical.planning import choose_rows, split_phases
from multifidus.clinical.reasons import Reason
from multifidus.clinical.selection import Candidate
from multifidus.clinical.treatments import Exercise

OWN_LINE = Reason("walking", "Walking has a line of its own in the plan.", {}, ("project",))


@dataclass(frozen=True, slots=True)
class Fit:
    """How one exercise fits.

    `against` is why the rules leave it out; where it is `barred`, no approval
    lifts that. `too_long` is true where even the smallest dose needs more time
    than there is: a warning, not a bar.
    """

    option: Option
    against: tuple[Reason, ...]
    barred: bool
    too_long: bool

    @property
    def needs_approval(self) -> bool:
        """Return whether only a clinician's named reason brings it into a draft."""
        return bool(self.against) and not self.barred

    @property
    def rules_against(self) -> tuple[str, ...]:
        """Return the rules that an approval has to overrule."""
        return tuple(dict.fromkeys(reason.rule for reason in self.against))


@dataclass(frozen=True, slots=True)
class Fitting:
    """All that the edits of one patient's draft look at."""

    assessment: Assessment
    knowledge: Knowledge
    situation: Situation  # as the rules see it, with the approvals of the case
    stand_ins: Mapping[str, str]
    free: Mapping[str, Option]  # what the rules allow
    lifted: Mapping[str, Option]  # what they allow where every exercise is approved

    @property
    def approved(self) -> Mapping[str, tuple[str, str]]:
        """Return, by exercise, the reason and the name of each approval that the case holds."""
        return approvals_of(self.assessment)

    def fit(self, name: str) -> Fit:
        """Return how an exercise of the content fits."""
        exercise, situation = self.knowledge.exercises[name], self.situation
        serves = {need: 1.0 for need in exercise.serves if need in situation.needs}
        alone = replace(situation, approved=frozenset())
        lifted = replace(situation, approved=situation.approved | {name})
        barring = reasons_against(exercise, serves, self.stand_ins, lifted)
        if WALKING in exercise.serves:
            barring = (OWN_LINE,)
        against = barring or reasons_against(exercise, serves, self.stand_ins, alone)
        option = self.free.get(name) or self.lifted.get(name)
        too_long = False
        if option is None:
            option, too_long = self._not_gathered(exercise, lifted)
        return Fit(option, against, bool(barring), too_long)

    def _not_gathered(self, exercise: Exercise, situation: Situation) -> tuple[Option, bool]:
        """Return an exercise that is no candidate, with its dose; and whether that is too long for the day."""
        facts, minutes = situation.facts, means_of(situation.facts).minutes
        goal, cap = exercise.doses[0].goal, situation.safety.effort_at_most
        full = dose_for(exercise, goal)
        full = replace(full, effort_low=min(full.effort_low, cap), effort_high=min(full.effort_high, cap))
        start = starting_dose(exercise, goal, facts, minutes, exercise.unilateral, False, cap)
        dose = start or full
        candidate = Candidate(exercise.id, {}, 0.0, minutes_a_day(dose, exercise.unilateral) * dose.days_per_week)
        permission = permission_of(exercise, situation)
        return Option(exercise, dose, exercise.unilateral, None, permission, candidate, ()), start is None


def fitting_of(assessment: Assessment, knowledge: Knowledge) -> Fitting:
    """Return what the edits of a patient's draft look at.

    Raises:
        DraftError: there is no leave to plan.
    """
    if assessment.plan is None:
        raise DraftError([("plan", why_no_plan(assessment).because)])
    approved = frozenset(approvals_of(assessment))
    situation = situation_of(assessment, knowledge, approved)
    free, _ = gather(situation)
    lifted, _ = gather(replace(situation, approved=frozenset(knowledge.exercises)))
    return Fitting(
        assessment,
        knowledge,
        situation,
        stand_ins_for(situation),
        {option.exercise.id: option for option in free},
        {option.exercise.id: option for option in lifted},
    )


def situation_of(assessment: Assessment, knowledge: Knowledge, approved: frozenset[str]) -> Situation:
    """Return what the choice of exercises looks at."""
    facts = assessment.facts
    rows, _ = choose_rows(facts, knowledge.pathways.values())
    now, _ = split_phases(rows, facts)
    leading, to_come = split_phases(rows[:1], facts)
    lead = frozenset(name for phase in leading for name in phase.exercises)
    later = {name: phase.from_week for phase in reversed(to_come) for name in phase.exercises if name not in lead}
    needs = {need.id: need for need in knowledge.needs.values() if truth(need.when, facts)}
    only_named = rows[0].only_named is not None and truth(rows[0].only_named, facts) is True
    return Situation(facts, knowledge, assessment.safety, needs, now, lead, later, only_named, approved)


def approvals_of(assessment: Assessment) -> dict[str, tuple[str, str]]:
    """Return, by exercise, the reason and the name of each approval that the case holds."""
    return {
        override.of.removeprefix(APPROVE): (override.reason, override.by)
        for override in assessment.case.overrides
        if override.of.startswith(APPROVE)
    }


def why_no_plan(assessment: Assessment) -> Reason:
    """Return why there is no leave to plan. Every technique is withheld for the same reason."""
    reason = assessment.techniques[0].line.reasons[0]
    return Reason(reason.rule, f"No exercise plan: {reason.because}", reason.facts, reason.sources)


def effort_cap(assessment: Assessment) -> tuple[int, str]:
    """Return the highest effort, of 10, that is safe for a patient now, and why.

    Source: project
    """
    cap = assessment.safety.effort_at_most
    if assessment.facts.known("irritability") == "high" and cap > GENTLE_EFFORT:
        return GENTLE_EFFORT, "irritability is high"
    titles = (p.condition.title for p in assessment.safety.present if p.condition.effort_at_most == cap)
    return cap, next(titles, "no condition caps it")

"""Makes the plan: needs, candidates, exclusions, choice, dose, phases, week."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from multifidus.clinical.candidates import WALKING, Option, gather
from multifidus.clinical.conditions import truth
from multifidus.clinical.course import course_line
from multifidus.clinical.dosing import dose_words, minutes_a_day, plain_dose
from multifidus.clinical.eligibility import Means, Situation, means_of
from multifidus.clinical.facts import Facts
from multifidus.clinical.hands_on import judge_techniques
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.messages import advice_lines, keep_readable, ladder_lines, pain_line, topic_lines
from multifidus.clinical.plan import Excluded, LaterPhase, Line, Plan, PlannedExercise
from multifidus.clinical.reasons import Reason, reason_for
from multifidus.clinical.rules import Need
from multifidus.clinical.safety import Present, Safety, permit
from multifidus.clinical.schedule import Wish, plan_week
from multifidus.clinical.selection import choose
from multifidus.clinical.treatments import Pathway, Phase
from multifidus.clinical.walking import walking_line

MOST_LABELS_A_LINE = 2  # [project] an exercise is given for its two strongest needs
MIXED_FROM = 3  # [project] families of exercise that make a programme a mixed one
WEIGHTY = 5  # a need of at least this weight that is left unmet is said


def make_plan(
    facts: Facts,
    knowledge: Knowledge,
    safety: Safety,
    approved: frozenset[str] = frozenset(),
    said: tuple[str, ...] = (),
) -> Plan:
    """Return the draft of a plan for classified facts.

    Args:
        facts: with all derived facts and labels.
        approved: exercises that a clinician approved in spite of a precaution.
        said: labels that the tier of triage carries already; they count when the plan is kept readable.
    """
    rows, runner_up = choose_rows(facts, knowledge.pathways.values())
    needs = {need.id: need for need in knowledge.needs.values() if truth(need.when, facts)}
    now, later = split_phases(rows, facts)
    leading, to_come = split_phases(rows[:1], facts)
    lead = frozenset(name for phase in leading for name in phase.exercises)
    waiting = {name: phase.from_week for phase in reversed(to_come) for name in phase.exercises if name not in lead}
    only_named = rows[0].only_named is not None and truth(rows[0].only_named, facts) is True
    situation = Situation(facts, knowledge, safety, needs, now, lead, waiting, only_named, approved)
    options, excluded = gather(situation)
    means = means_of(facts)
    weights = {name: float(need.weight) for name, need in needs.items()}
    chosen = choose([option.candidate for option in options], weights, means.minutes * means.days)
    by_id = {option.exercise.id: option for option in options}
    picked = [by_id[candidate.exercise] for candidate in chosen]
    week = _week(picked, means.minutes, means.days)
    planned = tuple(
        planned_exercise(option, needs, week) for option in picked if any(option.exercise.id in day for day in week)
    )
    walking = walking_line(facts, knowledge, safety, rows[0], approved, WALKING in needs, "aerobic_exercise" in needs)
    functional = () if only_named else ladder_lines(facts, knowledge, safety, needs, approved)
    row_lines = tuple(_row_line(row, facts) for row in rows)
    home = home_line(planned, knowledge, week, means, walking is not None)
    reassess = _reassess(rows[0])
    carried = [*row_lines, *(p.line for p in planned), *functional, reassess, *(x for x in (walking, home) if x)]
    advice, kept = keep_readable(
        advice_lines(facts, knowledge.advice.values()), (*said, *(label for line in carried for label in line.labels))
    )
    row, pain, stage = rows[0], facts.known("pain_0_10"), facts.known("stage")
    course = knowledge.courses.get(stage or "")
    return Plan(
        pathways=row_lines,
        runner_up=_row_line(runner_up, facts) if runner_up else None,
        needs=tuple(_need_line(need, facts) for need in needs.values()),
        exercises=planned,
        walking=walking,
        home=home,
        week=week,
        minutes_of_days=tuple(minutes_of(day, planned) for day in week),
        later=tuple(_later(phase, knowledge, safety, approved) for phase in later),
        techniques=judge_techniques(facts, knowledge, safety, rows),
        advice=advice,
        kept_for_later=kept,
        education=topic_lines(rows, knowledge),
        functional=functional,
        visits=_words("visits", _visits(row), row),
        reassess=reassess,
        reassess_days=row.reassess_days,
        visits_range=(row.visits.fewest, row.visits.most),
        discharge=_words("discharge", f"Discharge when: {row.discharge}", row),
        escalate=_words("escalate", f"Escalate or refer when: {row.escalate}", row),
        expect=course_line(course, pain) if course and _usual_course(facts) else None,
        pain=pain_line(facts, knowledge.pain_rules.values()),
        unmet=unmet_lines(needs, planned, walking, excluded, knowledge),
        excluded=tuple(excluded),
        conditions=tuple(_condition_line(found) for found in safety.present),
    )


def choose_rows(facts: Facts, pathways: Iterable[Pathway]) -> tuple[tuple[Pathway, ...], Pathway | None]:
    """Return the main row and its add-ons, and the next best main row.

    The first row in order whose condition holds is the main one; the general
    row always holds, so every treatable patient has one.
    """
    holding = sorted((row for row in pathways if truth(row.when, facts)), key=lambda row: (row.order, row.id))
    main = [row for row in holding if not row.add_on]
    return (main[0], *(row for row in holding if row.add_on)), main[1] if len(main) > 1 else None


def split_phases(rows: Sequence[Pathway], facts: Facts) -> tuple[list[Phase], list[Phase]]:
    """Return the phases that start now, and those to come, of all rows.

    A branch whose condition does not hold is left out. A branch phase of the
    same start replaces nothing: candidates are added.
    """
    now: list[Phase] = []
    later: list[Phase] = []
    for row in rows:
        open_ = [phase for phase in row.phases if phase.when is None or truth(phase.when, facts)]
        if not open_:
            continue
        first = min(phase.from_week for phase in open_)
        weeks = facts.known("surgery_weeks") if "postoperative" in (facts.known("contexts") or ()) else None
        start = max((p.from_week for p in open_ if p.from_week <= (weeks or 0)), default=first)
        now += [phase for phase in open_ if phase.from_week == start]
        later += [phase for phase in open_ if phase.from_week > start]
    return now, later


def _week(picked: Sequence[Option], minutes: float, days: int) -> tuple[tuple[str, ...], ...]:
    wishes = [
        Wish(
            option.exercise.id,
            minutes_a_day(option.dose, option.both_sides),
            option.dose.days_per_week,
            option.dose.goal,
        )
        for option in picked
    ]
    return plan_week(wishes, minutes, days)


def planned_exercise(option: Option, needs: Mapping[str, Need], week: Sequence[Sequence[str]]) -> PlannedExercise:
    """Return an exercise with the dose and the days that it has in a week."""
    exercise, dose = option.exercise, option.dose
    days = sum(exercise.id in day for day in week)
    dose = replace(dose, days_per_week=days)
    served = option.candidate.serves
    strongest = sorted(served, key=lambda need: (-needs[need].weight * served[need], need))[:MOST_LABELS_A_LINE]
    labels = tuple(need for need in strongest if needs[need].is_code)
    line = Line(
        f"exercise:{exercise.id}",
        f"{exercise.title}: {dose_words(dose, option.both_sides, option.side)}",
        f"{exercise.plain}: {plain_dose(dose, option.both_sides, option.side)} {exercise.purpose}",
        option.because,
        labels,
    )
    minutes = minutes_a_day(dose, option.both_sides)
    return PlannedExercise(
        exercise.id, line, dose, round(minutes, 2), option.permission.warnings, option.permission.modifications
    )


def minutes_of(day: Sequence[str], planned: Sequence[PlannedExercise]) -> float:
    """Return the minutes that a day's exercises take."""
    return round(sum(found.minutes_a_day for found in planned if found.exercise in day), 1)


def home_line(
    planned: Sequence[PlannedExercise],
    knowledge: Knowledge,
    week: Sequence[Sequence[str]],
    means: Means,
    walks: bool,
) -> Line | None:
    """Return what the home programme is in one line, or None where there is no exercise."""
    if not planned:
        return None
    longest = max(minutes_of(day, planned) for day in week)
    asked = f"{means.minutes:g} there are" if means.said else f"{means.minutes:g} assumed, nobody asked"
    families = sorted({knowledge.exercises[found.exercise].family.replace("_", " ") for found in planned})
    families += ["walking"] if walks else []
    mixed = len(families) >= MIXED_FROM
    mix = f", a mix of {', '.join(families)}" if mixed else ""
    several = "exercise" if len(planned) == 1 else "exercises"
    text = f"Home programme: {len(planned)} {several}{mix}; at most {longest:g} minutes a day ({asked})."
    plain = (
        f"Your home programme has {len(planned)} {several} and takes at most {math.ceil(longest)} minutes a day. "
        + ("Walking comes on top." if walks else "")
    ).rstrip()
    reason = Reason("planning/minutes", "Minutes beat the number of exercises.", {}, ("project",))
    labels = ("home_program", "general_or_multimodal_exercise") if mixed else ("home_program",)
    return Line("home", text, plain, (reason,), labels)


def _later(phase: Phase, knowledge: Knowledge, safety: Safety, approved: frozenset[str]) -> LaterPhase:
    allowed = tuple(
        name for name in phase.exercises if permit(knowledge.exercises[name], safety, knowledge.tags, approved).allowed
    )
    return LaterPhase(phase.name, phase.from_week, allowed, phase.dose)


def _row_line(row: Pathway, facts: Facts) -> Line:
    reason = reason_for(f"pathways/{row.id}", row.title, row.when, facts, row.sources)
    text = f"{row.title}. Alone: {row.self_management}. Mind: {row.mind}."
    return Line(f"pathway:{row.id}", text, row.message, (reason,), row.labels)


def _need_line(need: Need, facts: Facts) -> Line:
    reason = reason_for(f"needs/{need.id}", need.because, need.when, facts, need.sources)
    return Line(f"need:{need.id}", need.title, need.say, (reason,))


def _condition_line(found: Present) -> Line:
    condition = found.condition
    return Line(
        f"condition:{condition.id}", f"{found.reason.because}. {condition.action}", condition.say, (found.reason,)
    )


def _words(name: str, text: str, row: Pathway) -> Line:
    reason = Reason(f"pathways/{row.id}", row.title, {}, row.sources)
    return Line(name, text, text, (reason,))


def _usual_course(facts: Facts) -> bool:
    """Return whether the course of common back pain is the one to expect."""
    contexts = facts.known("contexts") or frozenset()
    categories = facts.known("categories") or frozenset()
    own = contexts & {"prevention", "postoperative", "adolescent", "pregnant", "postpartum"}
    return not own and "bone_stress_suspected" not in categories


def _reassess(row: Pathway) -> Line:
    *early, last = map(str, row.reassess_days)
    days = f"{', '.join(early)} and {last}" if early else last
    text = f"Re-assess on day {days}: safety questions, pain, function and goals are measured again."
    plain = f"On day {days} we look again together: your pain, what you can do, and your goals."
    because = "Without measuring nobody knows; a change of 30% matters."
    reasons = (Reason(f"pathways/{row.id}", because, {}, ("ostelo2008", *row.sources)),)
    return Line("reassess", text, plain, reasons, ("outcome_measure_recheck",))


def _visits(row: Pathway) -> str:
    visits = row.visits
    return f"{visits.fewest}-{visits.most} visits over {visits.weeks} weeks ({visits.per_week})."


def unmet_lines(
    needs: Mapping[str, Need],
    planned: Sequence[PlannedExercise],
    walking: Line | None,
    excluded: Sequence[Excluded],
    knowledge: Knowledge,
) -> tuple[Line, ...]:
    """Return the weighty needs that nothing in the plan meets, each with why."""
    met = {need for found in planned for need in knowledge.exercises[found.exercise].serves}
    met |= set(walking.labels) if walking else set()
    lines = []
    for need in needs.values():
        if need.id in met or need.weight < WEIGHTY:
            continue
        against = [x for x in excluded if need.id in knowledge.exercises[x.exercise].serves[:2]]
        why = f"{len(against)} fitting exercises are left out; {against[0].reasons[0].because}" if against else ""
        text = f"Not met now: {need.title}. {why or 'Others come first in the minutes there are.'}"
        reason = Reason("planning/unmet", text, {}, need.sources)
        lines.append(Line(f"unmet:{need.id}", text, f"Later: {need.say}", (reason,)))
    return tuple(lines)

"""The assessment as text for the therapist, to be read in a minute."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from multifidus.cli.review import signed_off
from multifidus.clinical.assess import Assessment
from multifidus.clinical.facts import Missing
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import WITHIN, shown
from multifidus.clinical.plan import Line, Plan, TechniqueVerdict
from multifidus.clinical.reasons import Reason
from multifidus.clinical.schedule import DAYS
from multifidus.clinical.triage import PLAN_TIERS

WIDTH = 100
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MOST_EXCLUDED = 4
MOST_FACTS = 5
LEFT_OUT = {
    "level": "too hard to start with",
    "later": "come later in this row",
    "equipment": "need equipment that is not there",
    "dosing": "need more minutes",
}
AXES = ("risk", "leg_pain", "irritability", "direction", "mechanism", "tbc", "tbc_2007", "context")


def render(assessment: Assessment, knowledge: Knowledge) -> str:
    """Return the whole assessment, most urgent first."""
    parts = [_head(assessment, knowledge), *_triage(assessment, knowledge), *_overrides(assessment), ""]
    if assessment.letter:
        parts += ["LETTER", textwrap.indent(assessment.letter, "  "), ""]
    parts += [*_labels(assessment), ""]
    if assessment.plan is None:
        parts += [*_safe_advice(assessment)]
    else:
        parts += [*_plan(assessment, assessment.plan, knowledge)]
    return "\n".join(parts).rstrip() + "\n"


def _head(assessment: Assessment, knowledge: Knowledge) -> str:
    name = assessment.case.id or "case"
    return f"{name} on {assessment.case.today} (content {knowledge.revision})\n{signed_off(knowledge)}\n"


def _triage(assessment: Assessment, knowledge: Knowledge) -> Iterator[str]:
    verdict = assessment.verdict
    tier = f"{verdict.tier.upper().replace('_', ' ')}, {WITHIN[verdict.within]}"
    if verdict.tier in PLAN_TIERS and not verdict.may_plan:
        yield f"SAFE TO TREAT?  NOT YET KNOWN. So far: {tier}"
    else:
        yield f"SAFE TO TREAT?  {tier}{' + ASK AGAIN' if verdict.ask_again else ''}"
    if verdict.tier not in PLAN_TIERS or verdict.may_plan:
        yield from _wrapped(assessment.action.headline)
    if verdict.overruled:
        yield from _wrapped(f"Overruled: {verdict.overruled.because}")
    for fired in verdict.fired:
        yield from _wrapped(f"! {fired.flag.title} ({fired.flag.then.replace('_', ' ')}): {fired.flag.because}")
        known = [(n, v) for n, v in fired.reason.facts.items() if not isinstance(v, Missing)][:MOST_FACTS]
        facts = "; ".join(shown(name, value, knowledge.facts) for name, value in known)
        yield from _wrapped(f"found: {facts}{_sources([fired.reason])}", 4)
    for fired in verdict.monitored:
        yield from _wrapped(f"~ watch: {fired.flag.title}. {fired.flag.because}")
    for question in verdict.ask_again:
        blocks = "no plan until answered" if question.blocks else "beside the plan"
        yield from _wrapped(f"? {knowledge.facts[question.fact].title}: {question.why} ({blocks})")
    if verdict.not_asked:
        yield from _wrapped(f"{len(verdict.not_asked)} safety items not asked (multifidus why CASE not_asked).")


def _overrides(assessment: Assessment) -> Iterator[str]:
    for override in assessment.case.overrides:
        yield from _wrapped(f"Decided by {override.by}: {override.of} -> {override.to}. {override.reason}")


def _labels(assessment: Assessment) -> Iterator[str]:
    named, facts = assessment.classification, assessment.facts
    yield "WHAT KIND OF BACK PAIN"
    yield from _wrapped(f"Stage: {facts.known('stage') or 'not known'}")
    for found in named.on("category"):
        yield from _wrapped(f"{found.label.title} ({found.confidence}): {found.label.means}")
        for word, texts in (("for", found.supports), ("against", found.against)):
            if texts:
                yield from _wrapped(f"{word}: {'; '.join(texts)}", 4)
    for axis in AXES:
        labels = named.on(axis)
        title = axis.replace("_", " ")
        if labels:
            yield from _wrapped(f"{title}: " + ", ".join(f"{f.label.title} ({f.confidence})" for f in labels))
        elif axis == "irritability" and assessment.plan:
            yield from _wrapped("irritability: not known, planned as moderate")
    for conflict in named.conflicts:
        yield from _wrapped(f"conflict: {conflict}")


def _safe_advice(assessment: Assessment) -> Iterator[str]:
    action = assessment.action
    if assessment.verdict.withholding:
        yield from _wrapped(f"NO EXERCISE PLAN YET: {assessment.verdict.withholding[0].flag.because}", 0)
    elif assessment.verdict.ask_again and action.id in PLAN_TIERS:
        yield "NO EXERCISE PLAN YET: the questions above come first."
    else:
        yield "NO EXERCISE PLAN. SAFE ADVICE"
        for text in action.do_now:
            yield from _wrapped(f"do: {text}")
        for text in action.avoid:
            yield from _wrapped(f"avoid: {text}")
        yield from _wrapped(f"call: {action.call}")
    for line in assessment.safe_advice:
        yield from _wrapped(f"- {line.text}")


def _plan(assessment: Assessment, plan: Plan, knowledge: Knowledge) -> Iterator[str]:
    yield "PLAN (draft for approval)"
    for number, line in enumerate(plan.pathways):
        yield from _wrapped(f"{'Row' if number == 0 else 'Beside it'}: {line.text}")
        yield from _why(line.reasons, knowledge)
    if plan.runner_up:
        yield from _wrapped(f"Next best row: {plan.runner_up.text.split('.')[0]} ({plan.runner_up.id})")
    for line in plan.conditions:
        yield from _wrapped(f"mind: {line.text}")
    yield ""
    yield from _wrapped(f"EXERCISES  {plan.home.text if plan.home else 'none fit now'}", 0)
    for number, planned in enumerate(plan.exercises, 1):
        yield from _wrapped(f"{number}. {planned.line.text}; {planned.minutes_a_day:.1f} min [{planned.exercise}]")
        for text in (*planned.warnings, *planned.modifications):
            yield from _wrapped(f"care: {text}", 5)
        because = " ".join(reason.because for reason in planned.line.reasons[:2])
        yield from _wrapped(f"why: {because}{_sources(planned.line.reasons)}", 5)
    places = {planned.exercise: str(number) for number, planned in enumerate(plan.exercises, 1)}
    days = (f"{DAY_NAMES[d]} {'+'.join(places[x] for x in plan.week[d]) or '-'}" for d in range(DAYS))
    yield from _wrapped("week: " + "  ".join(days))
    if plan.walking:
        yield from _wrapped(f"Walking: {plan.walking.text}{_sources(plan.walking.reasons)}")
    goals = "; ".join(goal["text"].replace("_", " ") for goal in assessment.facts.known("goals") or ())
    if goals:
        yield from _wrapped(f"Goals in the patient's words: {goals}")
    for line in plan.functional:
        yield from _wrapped(f"Daily life: {line.text}")
    for line in plan.unmet:
        yield from _wrapped(line.text)
    for phase in plan.later:
        yield from _wrapped(
            f"Later, week {phase.from_week:g}, {phase.name}: {', '.join(phase.exercises)}; {phase.dose}"
        )
    yield from _left_out(plan, knowledge)
    yield ""
    yield from _hands_on(plan, knowledge)
    yield ""
    yield "ADVICE AND EDUCATION"
    for line in plan.advice:
        name = line.id.removeprefix("advice:")
        yield from _wrapped(f"- {line.text} Because: {line.reasons[0].because} [{name}]{_sources(line.reasons)}")
    yield from _wrapped("Topics: " + "; ".join(line.text for line in plan.education))
    if plan.kept_for_later:
        yield from _wrapped("Kept for later visits: " + "; ".join(plan.kept_for_later))
    yield ""
    yield "COURSE"
    for found in (plan.pain, plan.visits, plan.reassess, plan.discharge, plan.escalate, plan.expect):
        if found:
            yield from _wrapped(found.text)


def _left_out(plan: Plan, knowledge: Knowledge) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    other: dict[str, int] = {}
    for found in plan.excluded:
        first = found.reasons[0]
        if first.rule.startswith(("tags/", "pathway", "direction")):
            because = first.because + _sources([first])
            groups.setdefault(because, []).append(knowledge.exercises[found.exercise].title)
        else:
            other[first.rule] = other.get(first.rule, 0) + 1
    for because, names in groups.items():
        more = f" and {len(names) - MOST_EXCLUDED} more" if len(names) > MOST_EXCLUDED else ""
        yield from _wrapped(f"Left out: {'; '.join(names[:MOST_EXCLUDED])}{more}. {because}")
    rest = "; ".join(f"{count} {LEFT_OUT.get(rule, rule)}" for rule, count in other.items())
    if rest:
        yield from _wrapped(f"Left out besides: {rest} (multifidus why CASE EXERCISE).")


def _hands_on(plan: Plan, knowledge: Knowledge) -> Iterator[str]:
    yield "HANDS-ON CARE (beside exercise, never alone)"
    for verdict in plan.techniques:
        if verdict.offered:
            yield from _wrapped(f"+ {verdict.line.text}")
            yield from _why(verdict.line.reasons[-1:], knowledge)
    for reason, names in _blocked(plan.techniques, knowledge).items():
        yield from _wrapped(f"x {', '.join(names)}: {reason}")


def _blocked(techniques: Iterable[TechniqueVerdict], knowledge: Knowledge) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for verdict in techniques:
        if verdict.decision not in ("absolute", "relative"):
            continue
        because = "; ".join(dict.fromkeys(reason.because for reason in verdict.line.reasons))
        name = f"{knowledge.techniques[verdict.technique].title} {verdict.region} ({verdict.decision})"
        groups.setdefault(because, []).append(name)
    return groups


def _why(reasons: Iterable[Reason], knowledge: Knowledge, indent: int = 4) -> Iterator[str]:
    for reason in list(reasons)[:2]:
        facts = "; ".join(shown(name, value, knowledge.facts) for name, value in list(reason.facts.items())[:4])
        text = f"why: {reason.because}{f' [{facts}]' if facts else ''}{_sources([reason])}"
        yield from _wrapped(text, indent)


def _sources(reasons: Iterable[Reason]) -> str:
    names = dict.fromkeys(source for reason in reasons for source in reason.sources)
    return f" ({', '.join(names)})" if names else ""


def _wrapped(text: str, indent: int = 2) -> list[str]:
    space = " " * indent
    return textwrap.wrap(text, WIDTH, initial_indent=space, subsequent_indent=space + "  ") or [""]


def line_of(plan: Plan, name: str) -> Line | None:
    """Return the line of a plan with an id, or None."""
    every = (*plan.lines(), *plan.needs, *plan.unmet, *plan.conditions, *(t.line for t in plan.techniques))
    return next((line for line in every if line.id == name or line.id.endswith(f":{name}")), None)

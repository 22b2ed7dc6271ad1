"""What the page of a draft shows besides its rows: checks, what is left out, what stands around the exercises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.clinical.assess import Assessment
from multifidus.clinical.draft import Draft
from multifidus.clinical.draft_check import DAY_NAMES, ROUNDING, examine_draft
from multifidus.clinical.draft_plan import plan_of
from multifidus.clinical.fitting import fitting_of
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.plan import Plan
from multifidus.records.queries.plan_versions import OpenDraft, Version
from multifidus.web.therapist.draft_rows import Form, rows_of, summary_of
from multifidus.web.therapist.presenting import Why, stop_of, why_of

FIRST = 6  # of what is left out, before the rest is folded away
TOLD_FIRST = ("therapist", "tags/", "pathway", "direction")  # reasons that a therapist looks for first


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise that is not in the draft, and why."""

    title: str
    why: tuple[Why, ...]


def draft_context(
    opened: OpenDraft, former: Version | None, assessment: Assessment, knowledge: Knowledge, form: Form,
    faults: Mapping[str, str],
) -> dict[str, Any]:  # fmt: skip
    """Return what the template of a draft draws."""
    draft = opened.draft
    rows = rows_of(draft, assessment, knowledge, form, faults)
    walking = assessment.plan.walking if assessment.plan else None
    check = examine_draft(draft, assessment, knowledge)
    known = all(found.exercise in knowledge.exercises for found in draft.exercises)
    plan = plan_of(draft, fitting_of(assessment, knowledge)) if assessment.plan is not None and known else None
    left_out = _left_out(plan, knowledge) if plan else []
    return {
        "opened": opened,
        "draft": draft,
        "former": former,
        "stop": stop_of(assessment),
        "rows": rows,
        "summary": summary_of(faults, rows, ("note", "walking_because") if walking else ("note",)),
        "row_title": plan.pathways[0].text.split(".")[0] if plan and plan.pathways else "",
        "check": check,
        "week": [
            (name, minutes, minutes > check.minutes + ROUNDING)
            for name, minutes in zip(DAY_NAMES, check.minutes_of_days, strict=True)
        ],
        "most_minutes": max(check.minutes_of_days, default=0.0),
        "removed": [(_title(item.exercise, knowledge), item.because) for item in draft.removed],
        "left_out": left_out[:FIRST],
        "left_out_more": left_out[FIRST:],
        "plan": plan,
        "around": _around(plan) if plan else (),
        "changes_of_yours": _changes(draft),
        "revision": knowledge.revision,
        "note": form["note"][0] if form.get("note") else draft.note,
        "walking_because": form["walking_because"][0] if form.get("walking_because") else draft.walking_because,
        "walking_out": "walking_out" in form if form else not draft.walking,
        "walking_line": walking,
    }  # fmt: skip


def _changes(draft: Draft) -> int:
    return sum(found.is_changed or bool(found.added) for found in draft.exercises) + len(draft.removed)


def _left_out(plan: Plan, knowledge: Knowledge) -> list[LeftOut]:
    ordered = sorted(plan.excluded, key=lambda found: not found.reasons[0].rule.startswith(TOLD_FIRST))
    return [LeftOut(_title(found.exercise, knowledge), why_of(found.reasons[:2], knowledge)) for found in ordered]


def _title(name: str, knowledge: Knowledge) -> str:
    exercise = knowledge.exercises.get(name)
    return exercise.title if exercise else name.replace("_", " ")


def _around(plan: Plan) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what stands around the exercises, as pairs of a heading and its lines."""
    hands = tuple(verdict.line.text for verdict in plan.techniques if verdict.offered)
    lines = (
        ("Row", tuple(line.text for line in plan.pathways)),
        ("Hands-on", hands or ("Nothing is offered now.",)),
        ("Teach", tuple(line.text for line in plan.education)),
        ("Advise", tuple(line.text for line in plan.advice)),
        ("Daily life", tuple(line.text for line in plan.functional)),
        ("Mind this", tuple(line.text for line in plan.conditions)),
        ("Visits", (plan.visits.text,) if plan.visits else ()),
        ("Measure", (plan.reassess.text,) if plan.reassess else ()),
        ("Discharge", (plan.discharge.text,) if plan.discharge else ()),
        ("Escalate", (plan.escalate.text,) if plan.escalate else ()),
    )
    return tuple((heading, said) for heading, said in lines if said)

"""The draft of a plan: begun from what the rules propose, edited by one therapist at a time, thrown away."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db.models import Max

from multifidus.actions.deed import Invalid, Refused, Stale, deed
from multifidus.actions.judge import assessment_of, judge
from multifidus.clinical import drafting
from multifidus.clinical.assess import Assessment
from multifidus.clinical.dose_limits import number_in
from multifidus.clinical.draft import Draft, DraftError, as_json, draft_from, draft_from_json
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.knowledge import knowledge
from multifidus.records.models import PlanVersion

Change = Callable[[Draft, Assessment, Knowledge], Draft]


@dataclass(frozen=True, slots=True)
class TypedRow:
    """What stands in the fields of one exercise, as a form posts it."""

    exercise: str
    dose: Mapping[str, str] = field(default_factory=dict)
    days: tuple[int, ...] | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of the draft: saved together with whatever is done next. None: not posted."""

    rows: tuple[TypedRow, ...] = ()
    walking: bool | None = None
    walking_because: str = ""
    note: str | None = None


def start_draft(actor: Actor, opened: Opened, now: datetime.datetime) -> PlanVersion:
    """Begin a draft from what the rules propose on the facts of this moment.

    An open draft of an older version of the software, which can't be read any more, is set aside; its row stays.

    Raises:
        Refused: a draft is open already, or there is no leave to plan; it says why.
    """
    episode, content = opened.episode, knowledge()
    former = draft_of(opened)
    if former is not None and is_readable(former):
        raise Refused("A draft is open already.")
    try:
        draft = draft_from(assessment_of(episode, content, now))
    except DraftError as error:
        raise Refused(error.faults[0][1]) from error
    with deed(actor, "plan.drafted", now, opened.patient) as what:
        _, row = judge(episode, content, now, actor.account)
        last = PlanVersion.objects.filter(episode=episode).aggregate(last=Max("number"))["last"] or 0
        what["plan"] = last + 1
        if former is not None:
            former.state, former.replaced_at, what["set_aside"] = PlanVersion.SET_ASIDE, now, former.number
            former.save()
        return PlanVersion.objects.create(
            episode=episode, number=last + 1, draft=as_json(draft), edited_by=actor.account, edited_at=now,
            assessment=row,
        )  # fmt: skip


def save_draft(actor: Actor, opened: Opened, edits: int, typed: Typed, now: datetime.datetime) -> PlanVersion:
    """Save what was typed into the fields of the draft.

    Args:
        edits: the count of changes that the therapist saw.

    Raises:
        Stale: somebody else changed the draft since; `current` is that draft.
        Invalid: by field, what is wrong; fields of an exercise are named `<exercise>.<field>`.
    """
    return _edit(actor, opened, edits, now, typed, "plan.edited")


def move_exercise(
    actor: Actor, opened: Opened, edits: int, typed: Typed, exercise: str, by: int, now: datetime.datetime
) -> PlanVersion:
    """Move an exercise up (-1) or down (+1). Raises as `save_draft` does."""

    def moved(draft: Draft, _: Assessment, __: Knowledge) -> Draft:
        place = draft.place_of(exercise)
        wanted = 1 if place is None else min(max(place + by, 0), len(draft.exercises) - 1) + 1
        return drafting.move(draft, exercise, wanted)

    return _edit(actor, opened, edits, now, typed, "plan.reordered", exercise, moved)


def remove_exercise(
    actor: Actor, opened: Opened, edits: int, typed: Typed, exercise: str, because: str, now: datetime.datetime
) -> PlanVersion:
    """Take an exercise out, with a reason. Raises as `save_draft` does."""
    return _edit(
        actor, opened, edits, now, typed, "plan.exercise_removed", exercise,
        lambda draft, _, __: drafting.remove(draft, exercise, because),
    )  # fmt: skip


def add_exercise(
    actor: Actor, opened: Opened, edits: int, exercise: str, because: str, approved: str, now: datetime.datetime
) -> PlanVersion:
    """Put an exercise in; `approved` is why, where the rules hold something against it. Raises as `save_draft` does."""
    return _edit(
        actor, opened, edits, now, Typed(), "plan.exercise_added", exercise,
        lambda draft, found, content: drafting.add(
            draft, exercise, because, found, content, approved, actor.person.name if approved.strip() else ""
        ),
    )  # fmt: skip


def swap_exercise(
    actor: Actor, opened: Opened, edits: int, old: str, new: str, because: str, approved: str, now: datetime.datetime
) -> PlanVersion:
    """Put an exercise in the place of another. Raises as `save_draft` does."""
    return _edit(
        actor, opened, edits, now, Typed(), "plan.exercise_swapped", new,
        lambda draft, found, content: drafting.swap(
            draft, old, new, because, found, content, approved, actor.person.name if approved.strip() else ""
        ),
    )  # fmt: skip


def approve_exercise(
    actor: Actor, opened: Opened, edits: int, typed: Typed, exercise: str, approved: str, now: datetime.datetime
) -> PlanVersion:
    """Give an exercise of the draft in spite of a precaution, with a reason. Raises as `save_draft` does."""
    return _edit(
        actor, opened, edits, now, typed, "plan.exercise_approved", exercise,
        lambda draft, found, content: drafting.approve_exercise(
            draft, exercise, approved, actor.person.name, found, content
        ),
    )  # fmt: skip


def discard_draft(actor: Actor, opened: Opened, edits: int, now: datetime.datetime) -> None:
    """Throw a draft away; it was never in force. Raises Stale as `save_draft` does."""
    with deed(actor, "plan.draft_discarded", now, opened.patient) as what:
        plan = locked(opened, edits)
        what["plan"] = plan.number
        plan.delete()


def draft_of(opened: Opened) -> PlanVersion | None:
    """Return the open draft of an episode, or None."""
    return (
        PlanVersion.objects.select_related("edited_by").filter(episode=opened.episode, state=PlanVersion.DRAFT).first()
    )


def is_readable(plan: PlanVersion) -> bool:
    """Return whether a stored draft has the shape that this version of the software reads."""
    try:
        draft_from_json(plan.draft)
    except DraftError:
        return False
    return True


def locked(opened: Opened, edits: int) -> PlanVersion:
    """Return the draft for writing, unless it changed since a therapist saw it.

    Raises:
        Stale: it did, or it is no draft any more.
    """
    rows = PlanVersion.objects.select_for_update().filter(episode=opened.episode, state=PlanVersion.DRAFT)
    plan = rows.first()
    if plan is None:
        raise Stale("There is no draft any more: somebody approved it or threw it away.")
    if plan.edits != edits:
        raise Stale("Somebody changed this draft after you opened it.", plan)
    if not is_readable(plan):
        raise Stale("This draft was written by an older version of this software. Begin it anew.")
    return plan


def with_typed(draft: Draft, typed: Typed, found: Assessment, content: Knowledge) -> Draft:
    """Return a draft with what was typed into its fields.

    Raises:
        Invalid: by field, what is wrong, of all rows at once.
    """
    faults: dict[str, str] = {}
    for row in typed.rows:
        try:
            draft = _with_row(draft, row, found, content)
        except DraftError as error:
            faults |= {f"{row.exercise}.{name}": words for name, words in error.faults}
    try:
        if typed.walking is not None and (typed.walking, typed.walking_because) != (
            draft.walking,
            draft.walking_because,
        ):
            draft = drafting.set_walking(draft, typed.walking, typed.walking_because)
        if typed.note is not None:
            draft = drafting.set_note(draft, typed.note)
    except DraftError as error:
        faults |= {"walking_because" if name == "because" else name: words for name, words in error.faults}
    if faults:
        raise Invalid(faults)
    return draft


def _with_row(draft: Draft, row: TypedRow, found: Assessment, content: Knowledge) -> Draft:
    place = draft.place_of(row.exercise)
    if place is None:
        raise DraftError([("exercise", "It is not in the draft any more.")])
    old = draft.exercises[place]
    because = " ".join(row.because.split())
    values = {name: number_in(text) for name, text in row.dose.items()}
    if because != old.because or any(value != getattr(old.dose, name, None) for name, value in values.items()):
        draft = drafting.change_dose(draft, row.exercise, values, because, found, content)
    if row.days is not None and row.days != old.days:
        draft = drafting.set_days(draft, row.exercise, row.days, because)
    return draft


def _edit(
    actor: Actor, opened: Opened, edits: int, now: datetime.datetime, typed: Typed, action: str,
    exercise: str = "", change: Change | None = None,
) -> PlanVersion:  # fmt: skip
    content = knowledge()
    with deed(actor, action, now, opened.patient) as what:
        plan = locked(opened, edits)
        found, before = assessment_of(opened.episode, content, now), draft_from_json(plan.draft)
        after = with_typed(before, typed, found, content)
        if change is not None:
            after = _changed(after, change, found, content)
        if after != before:
            plan.draft, plan.edits, plan.edited_by, plan.edited_at = as_json(after), edits + 1, actor.account, now
            plan.save()
        what.update(plan=plan.number, edits=plan.edits, exercise=exercise[:80])
        return plan


def _changed(draft: Draft, change: Change, found: Assessment, content: Knowledge) -> Draft:
    try:
        return change(draft, found, content)
    except DraftError as error:
        raise Invalid(dict(error.faults)) from error

"""Two therapists, one draft: the second is told who changed what, sees both side by side, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from multifidus.clinical.draft import Draft
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.plan_versions import open_draft
from multifidus.web.therapist.draft_rows import SHORT
from multifidus.web.therapist.plan_form import wanted_of
from multifidus.web.therapist.record_page import record_page
from multifidus.web.visits import Visit

NOT_SENT_AGAIN = ("csrfmiddlewaretoken", "edits")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WANTED = {
    "approve": "Approve the plan",
    "up": "Move up",
    "down": "Move down",
    "remove": "Take out",
    "keep": "Give in spite of a precaution",
    "swap": "Put in its place",
    "add": "Add",
    "row": "Save",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One field, as it stands in the draft now and as it was typed."""

    title: str
    field: str
    theirs: str
    yours: str
    differs: bool


def conflict_page(request: HttpRequest, visit: Visit, message: str) -> HttpResponse:
    """Return both versions side by side, with a way to keep either."""
    opened = open_draft(visit.record.episode)
    wanted, content = wanted_of(request), knowledge()
    exercise = content.exercises.get(wanted.exercise)
    sides = list(_sides(request, opened.draft, content)) if opened else []
    context = {
        "message": message,
        "opened": opened,
        "order": _order(opened.draft, content) if opened else [],
        "different": [side for side in sides if side.differs],
        "same": [side for side in sides if not side.differs],
        "wanted": f"{WANTED.get(wanted.do, '')} {exercise.title if exercise else ''}".strip(),
        "again": list(_again(request)),
        "action": request.path,
    }  # fmt: skip
    return record_page(request, visit, "therapist/plan_conflict.html", "plan", status=409, **context)


def _order(draft: Draft, content: Knowledge) -> list[str]:
    return [content.exercises[found.exercise].title for found in draft.exercises if found.exercise in content.exercises]


def _again(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Yield every field that was posted, to be sent once more on top of the draft as it is now."""
    for name, values in request.POST.lists():
        if name not in NOT_SENT_AGAIN:
            yield from ((name, str(value)) for value in values)


def _sides(request: HttpRequest, draft: Draft, content: Knowledge) -> Iterator[Side]:
    posted = request.POST
    for name in dict.fromkeys(posted.getlist("row")):
        title = content.exercises[name].title if name in content.exercises else name[:80]
        place = draft.place_of(name)
        found = draft.exercises[place] if place is not None else None
        for field, label in SHORT.items():
            if f"{name}.{field}" in posted:
                value = getattr(found.dose, field) if found else None
                yield _side(
                    title,
                    label,
                    "not in it" if found is None else "" if value is None else f"{value:g}",
                    posted[f"{name}.{field}"],
                )
        days = " ".join(DAYS[int(day)] for day in posted.getlist(f"{name}.days") if day in map(str, range(7)))
        yield _side(title, "Days", " ".join(DAYS[day] for day in found.days) if found else "not in it", days)
        yield _side(title, "Because", found.because if found else "not in it", posted.get(f"{name}.because", ""))
    if "note" in posted:
        yield _side("Note to the patient", "", draft.note, posted["note"].replace("\r\n", "\n"))


def _side(title: str, field: str, theirs: str, yours: str) -> Side:
    return Side(title, field, theirs, yours, theirs.strip() != yours.strip())

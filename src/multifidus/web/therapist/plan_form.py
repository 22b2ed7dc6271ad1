"""What a form of the draft says: numbers as typed, days, reasons; never trusted, never lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from multifidus.actions.plan import Typed, TypedRow
from multifidus.clinical.dose_limits import TITLES
from multifidus.clinical.schedule import DAYS
from multifidus.clinical.selection import MOST_EXERCISES

NO_COUNT = -1  # a count of changes that no draft has


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the button that was pressed asks for: `save`, `approve`, `up`, ...; and of which exercise."""

    do: str
    exercise: str


def wanted_of(request: HttpRequest) -> Wanted:
    """Return which button was pressed; saving where none is known."""
    do, _, exercise = request.POST.get("do", "save").partition(":")
    return Wanted(do, exercise[:80])


def edits_of(request: HttpRequest) -> int:
    """Return the count of changes that the therapist saw; one that fits no draft where it can't be read."""
    text = request.POST.get("edits", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else NO_COUNT


def typed_of(request: HttpRequest, only: str = "") -> Typed:
    """Return what stands in the fields of the draft; of one exercise alone where `only` names it."""
    posted = request.POST
    names = [name for name in dict.fromkeys(posted.getlist("row")) if not only or name == only][:MOST_EXERCISES]
    rows = tuple(_row(request, name[:80]) for name in names)
    if only:
        return Typed(rows)
    with_walking = "walking_shown" in posted
    return Typed(
        rows,
        "walking_out" not in posted if with_walking else None,
        posted.get("walking_because", "") if "walking_out" in posted else "",
        posted.get("note"),
    )


def beside(faults: Mapping[str, str], wanted: Wanted) -> dict[str, str]:
    """Return faults by field; what was typed beside the button that was pressed is named after its exercise."""
    own = {"because": "remove_because", "approved": "approved", "exercise": "exercise", "place": "exercise"}
    return {f"{wanted.exercise}.{own[name]}" if name in own else name: words for name, words in faults.items()}


def form_of(request: HttpRequest) -> dict[str, list[str]]:
    """Return everything that was posted, to be shown again; `<exercise>.row` marks the rows that were."""
    posted = request.POST
    form = {name: posted.getlist(name) for name in posted}
    return form | {f"{name}.row": [""] for name in posted.getlist("row")}


def _row(request: HttpRequest, name: str) -> TypedRow:
    posted = request.POST
    dose = {field: posted.get(f"{name}.{field}", "") for field in TITLES if f"{name}.{field}" in posted}
    days = tuple(sorted({int(day) for day in posted.getlist(f"{name}.days") if day in map(str, range(DAYS))}))
    return TypedRow(name, dose, days, posted.get(f"{name}.because", ""))

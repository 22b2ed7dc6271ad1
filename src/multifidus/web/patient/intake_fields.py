"""What the template of an intake page needs: each question with its words, what was typed, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from multifidus.clinical.intake import NOT_KNOWN, Question, Unit, questions_for
from multifidus.clinical.intake_faults import FieldFault
from multifidus.clinical.intake_form import form_of
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.patient_intake import IntakePlace
from multifidus.web.visits import Visit

Form = Mapping[str, Sequence[str]]
IMPERIAL = ("ft_in", "lb")  # units of the content for those who read ft and lb


def fields_of(place: IntakePlace, visit: Visit) -> dict[str, Any]:
    """Return the page with the answers that are saved."""
    return _context(place, visit, _in_units(place, form_of(place.page, place.facts.values), visit), ())


def as_typed(place: IntakePlace, visit: Visit, form: Form, faults: tuple[FieldFault, ...]) -> dict[str, Any]:
    """Return the page with what was typed, and with what must be mended."""
    return _context(place, visit, form, faults)


def _context(place: IntakePlace, visit: Visit, form: Form, faults: tuple[FieldFault, ...]) -> dict[str, Any]:
    content = knowledge()
    says = [{"field": fault.field, "say": _(fault.template).format(**fault.values)} for fault in faults]
    fields = [_field(question, says, content) for question in questions_for(place.page, place.facts)]
    unknown = any(NOT_KNOWN in form.get(f["question"].fact, ()) for f in fields if f["question"].kind != "choice")
    return {
        "place": place,
        "fields": fields,
        "form": form,
        "faults": [{**one, "say": _named(one, fields)} for one in says],
        "unknown": unknown,
        "therapist_name": visit.record.patient.therapist.account.name,
    }


def _named(fault: dict[str, str], fields: list[dict[str, Any]]) -> str:
    """Return what is wrong after the words of its question, so that the list on top tells them apart."""
    for field in fields:
        name = field["question"].fact
        if fault["field"] == name or fault["field"].startswith(f"{name}-"):
            return f"{field['words']} {fault['say']}"
    return fault["say"]


def _field(question: Question, says: list[dict[str, str]], content: Knowledge) -> dict[str, Any]:
    own = [s["say"] for s in says if s["field"] == question.fact or s["field"].startswith(f"{question.fact}-")]
    definition = content.facts.get(question.fact)
    return {
        "question": question,
        "words": question.ask if question.kind == "ticks" else question.words(content.facts),
        "unit": definition.unit if definition else None,
        "error": own[0] if own else None,
        "rows": _rows(question, content),
        "ticks": _ticks(question, content),
        "intro": _intro(question, content),
        "credit": _credit(question, content),
    }


def _rows(question: Question, content: Knowledge) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return the items of a questionnaire: field, words and answers."""
    found = content.instruments.get(question.instrument or "")
    if found is None or found.wording is None:
        return []
    rows = []
    for number, words in enumerate(found.wording.items, 1):
        low, high = found.range_of(number)
        named = [(str(answer.value), answer.text) for answer in found.wording.answers]
        choices = named or [(str(value), str(value)) for value in range(low, high + 1)]
        rows.append((f"{question.fact}-{number}", words, choices))
    return rows


def _ticks(question: Question, content: Knowledge) -> list[tuple[str, str]]:
    """Return the sentences of a questionnaire in which one ticks what is true."""
    found = content.instruments.get(question.instrument or "")
    if question.none_of_these is None or found is None or found.wording is None:
        return []
    return [(str(number), words) for number, words in enumerate(found.wording.items, 1)]


def _intro(question: Question, content: Knowledge) -> str:
    found = content.instruments.get(question.instrument or "")
    return found.wording.instruction if found and found.wording else ""


def _credit(question: Question, content: Knowledge) -> str:
    found = content.instruments.get(question.instrument or "")
    return found.wording.credit if found and found.wording else ""


def _in_units(place: IntakePlace, form: dict[str, list[str]], visit: Visit) -> dict[str, list[str]]:
    """Return the form with heights and weights in the units that the person reads."""
    account = visit.actor.account
    if account is None or account.units != "imperial":
        return form
    for question in place.page.questions:
        imperial = next((unit for unit in question.units if unit.id in IMPERIAL), None)
        if imperial is None:
            continue
        form[f"{question.fact}-unit"] = [imperial.id]
        number = place.facts.known(question.fact)
        if isinstance(number, int | float):
            form |= {f"{question.fact}-{part}": [count] for part, count in _in_parts(float(number), imperial)}
    return form


def _in_parts(number: float, unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield what stands in each box of a unit: whole feet first, then inches."""
    for part in unit.parts:
        count = round(number / part.times, 2) if part is unit.parts[-1] else int(number // part.times)
        yield part.id, f"{count:g}"
        number -= count * part.times

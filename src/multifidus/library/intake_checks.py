"""What must hold across the parts of the intake: nothing is asked twice, and shipped words are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from multifidus.clinical.instruments import Instrument
from multifidus.clinical.intake import IntakePart, Question
from multifidus.clinical.rules import FactDefinition


def intake_faults(
    parts: Mapping[str, IntakePart], instruments: Mapping[str, Instrument], facts: Mapping[str, FactDefinition]
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong, with the part in which it stands."""
    orders: dict[int, str] = {}
    asked: dict[str, str] = {}
    for part in parts.values():
        if part.order in orders:
            yield part.id, f"has the order {part.order} of {orders[part.order]}; each part needs its own."
        orders[part.order] = part.id
        for name in _repeated([page.id for page in part.pages]):
            yield part.id, f"has two pages named {name}. Rename one."
        for page in part.pages:
            place = f"{part.id}/{page.id}"
            if not page.questions:
                yield part.id, f"has a page without questions: {page.id}."
            for question in page.questions:
                for name in _answered_for_good(question):
                    if name in asked:
                        yield part.id, f"asks for {name} in {place}; {asked[name]} does so too. Keep one."
                    asked[name] = place
                if question.instrument is not None:
                    yield from ((part.id, said) for said in _unfit(question, instruments[question.instrument], facts))


def _answered_for_good(question: Question) -> list[str]:
    """Return the field and the facts that this question settles; a tick that asks further leaves its fact open."""
    if question.kind != "ticks":
        return [question.fact]
    return [question.fact, *(choice.value for choice in question.choices if not choice.further)]


def _unfit(question: Question, instrument: Instrument, facts: Mapping[str, FactDefinition]) -> Iterator[str]:
    if instrument.wording is None:
        yield f"shows {instrument.id}, whose words may not be shipped. Leave the question out."
    if instrument.items != facts[question.fact].length:
        yield f"asks for {question.fact} with {instrument.id}, which has {instrument.items} items."


def _repeated(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})

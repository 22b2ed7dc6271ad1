"""The referral letter: one request at the highest tier, what was found, what was denied, what is not known."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from multifidus.clinical.facts import Facts, Missing
from multifidus.clinical.rules import FactDefinition, TierAction
from multifidus.clinical.triage import Verdict

WIDTH = 96
WITHIN = {
    "now": "now",
    "same_day": "today",
    "week": "within a week",
    "weeks": "within the next weeks",
    "next_visit": "at the next visit",
}
EXAMINED = (
    "muscle_power", "reflexes_changed", "sensation_lost", "slr_positive", "slr_positive_deg",
    "upper_motor_neuron_signs", "perineal_sensation", "anal_tone", "percussion_pain", "midline_bony_tenderness",
    "systolic_mmhg", "diastolic_mmhg",
)  # fmt: skip
HISTORY = ("duration_days", "onset", "trend", "pain_now_0_10", "pain_worst_24_h_0_10", "medicines", "comorbidities")
EVENTS = ("trauma", "cancer_history")
ASIDE = re.compile(r"\s*[(;:].*$")


def write_letter(
    verdict: Verdict, facts: Facts, definitions: Mapping[str, FactDefinition], action: TierAction, today: str
) -> str | None:
    """Return the letter for a verdict, or None where none is needed. It names nobody; the clinician signs."""
    if not action.letter:
        return None
    lines = list(_lines(verdict, facts, definitions, today))
    return "\n".join(part for line in lines for part in (textwrap.wrap(line, WIDTH, subsequent_indent="  ") or [""]))


def _lines(verdict: Verdict, facts: Facts, definitions: Mapping[str, FactDefinition], today: str) -> Iterator[str]:
    yield f"Date: {today}    Urgency: {verdict.tier.replace('_', ' ')}, {WITHIN[verdict.within]}"
    yield f"Re: low back pain, {_person(facts)}    Name: ______________    Date of birth: ___________"
    yield ""
    asked = [found for found in verdict.fired if found.flag.then == verdict.tier]
    yield "Dear colleague, please see this patient:"
    for found in asked:
        yield f"- {found.flag.title}. {found.flag.tell}"
    if verdict.overruled:
        yield f"{'Overruled' if asked else '- Judged'} by a clinician: {verdict.overruled.because}"
    rest = [f.flag.title for f in (*verdict.fired, *verdict.monitored) if f not in asked]
    if rest:
        yield f"Also noted: {'; '.join(rest)}."
    used = dict.fromkeys(name for fired in verdict.fired for name in fired.reason.facts)
    yield from _listed("Found", [name for name in used if not definitions[name].derived], facts, definitions)
    yield from _listed("History", [n for n in HISTORY if n not in used], facts, definitions)
    yield from _listed("Examination", [n for n in EXAMINED if n not in used], facts, definitions)
    asked_for = (n for n, d in definitions.items() if d.core and (d.kind == "yes_no" or n in EVENTS))
    denied = [brief(definitions[name].title) for name in asked_for if _is_denied(facts.get(name))]
    if denied:
        yield f"Asked and denied: {'; '.join(denied)}."
    unknown = [brief(definitions[q.fact].title) for q in verdict.ask_again]
    if unknown:
        yield f"Not known: {'; '.join(unknown)}."
    held = "No exercise or hands-on treatment is given until you have cleared the patient."
    yield held if verdict.tier in ("emergency", "urgent") else "Treatment goes on with restrictions."
    yield ""
    yield "Name and signature of the clinician: ____________________"


def _is_denied(value: Any) -> bool:
    return value is False or value == "none"


def _listed(head: str, names: list[str], facts: Facts, definitions: Mapping[str, FactDefinition]) -> Iterator[str]:
    told = [shown(name, facts.get(name), definitions) for name in names if not isinstance(facts.get(name), Missing)]
    if told:
        yield f"{head}: {'; '.join(told)}."


def brief(title: str) -> str:
    """Return a fact's title without its asides.

    >>> brief("New trouble passing urine: hesitancy, weak stream, retention (C1)")
    'New trouble passing urine'
    """
    return ASIDE.sub("", title)


def shown(name: str, value: Any, definitions: Mapping[str, FactDefinition]) -> str:
    """Return a fact in words: its title and its value with the unit."""
    definition = definitions.get(name)
    title = brief(definition.title) if definition else name
    if isinstance(value, Missing):
        return f"{title}: {value.value}"
    if isinstance(value, bool):
        return f"{title}: {'yes' if value else 'no'}"
    if isinstance(value, frozenset):
        return f"{title}: {', '.join(sorted(value)).replace('_', ' ') or 'none'}"
    if isinstance(value, Mapping):
        return f"{title}: {', '.join(f'{k} {v:g}' for k, v in sorted(value.items())) or 'none'}".replace("_", " ")
    if isinstance(value, float | int):
        unit = f" {definition.unit}" if definition and definition.unit else ""
        return f"{title}: {value:g}{unit}"
    return f"{title}: {str(value).replace('_', ' ')}"


def _person(facts: Facts) -> str:
    age, sex = facts.known("age_years"), facts.known("sex_at_birth")
    who = f"{age:g} years" if age is not None else "age not known"
    return f"{who}, {sex}" if sex in ("female", "male") else who

"""The referral letter: what was found, what is asked for, and what was not asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from multifidus.clinical.facts import Facts, Missing
from multifidus.clinical.rules import FactDefinition, TierAction
from multifidus.clinical.triage import Verdict

WITHIN = {
    "now": "now",
    "same_day": "today",
    "week": "within a week",
    "weeks": "within the next weeks",
    "next_visit": "at the next visit",
}


def write_letter(
    verdict: Verdict, facts: Facts, definitions: Mapping[str, FactDefinition], action: TierAction, today: str
) -> str | None:
    """Return the letter for a verdict, or None where none is needed. It names nobody; the clinician signs."""
    if not action.letter:
        return None
    lines = [
        f"Date: {today}",
        f"Urgency: {verdict.tier.replace('_', ' ')}, {WITHIN[verdict.within]}",
        "",
        f"Re: low back pain, {_person(facts)}",
        "",
        "Dear colleague,",
        "",
        "please see this patient because of:",
    ]
    for fired in verdict.fired:
        lines.append(f"- {fired.flag.title}: {fired.flag.tell}")
        found = ", ".join(shown(name, value, definitions) for name, value in fired.reason.facts.items())
        if found:
            lines.append(f"  Found: {found}.")
    if verdict.monitored:
        lines.append("Also noted: " + "; ".join(fired.flag.title for fired in verdict.monitored) + ".")
    unknown = [definitions[q.fact].title for q in verdict.ask_again]
    if unknown:
        lines.append("Not known: " + "; ".join(unknown) + ".")
    if verdict.overruled:
        lines.append(f"{'Overruled' if verdict.fired else '- Judged'} by a clinician: {verdict.overruled.because}")
    held = "No exercise or hands-on treatment is given until you have cleared the patient."
    lines += ["", held if verdict.tier in ("emergency", "urgent") else "Treatment goes on with restrictions.", ""]
    lines.append("Name and signature of the clinician: ____________________")
    return "\n".join(lines)


def shown(name: str, value: Any, definitions: Mapping[str, FactDefinition]) -> str:
    """Return a fact in words: its title and its value with the unit."""
    definition = definitions.get(name)
    title = definition.title if definition else name
    if isinstance(value, Missing):
        return f"{title}: {value.value}"
    if isinstance(value, bool):
        return f"{title}: {'yes' if value else 'no'}"
    if isinstance(value, frozenset):
        return f"{title}: {', '.join(sorted(value)).replace('_', ' ') or 'none'}"
    if isinstance(value, Mapping):
        return f"{title}: {', '.join(f'{k} {v:g}' for k, v in sorted(value.items())) or 'none'}"
    if isinstance(value, float | int):
        unit = f" {definition.unit}" if definition and definition.unit else ""
        return f"{title}: {value:g}{unit}"
    return f"{title}: {str(value).replace('_', ' ')}"


def _person(facts: Facts) -> str:
    age, sex = facts.known("age_years"), facts.known("sex_at_birth")
    who = f"{age:g} years" if age is not None else "age not known"
    return f"{who}, {sex}" if sex in ("female", "male") else who

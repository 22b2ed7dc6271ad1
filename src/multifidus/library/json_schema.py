"""The JSON Schema of a case and of each kind of content file, so that an editor can help."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping as AbstractMapping
from typing import Any

from multifidus.clinical import overrides
from multifidus.clinical.case import MOST_NAME, MOST_TEXT
from multifidus.clinical.conditions import Condition
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.rules import FactDefinition
from multifidus.library.folders import FOLDERS
from multifidus.library.reader import fields_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema_of(kind: str) -> dict[str, Any] | None:
    """Return the schema of a kind of content file (`exercise`, `red_flag`, ...), or None."""
    if kind not in FOLDERS:
        return None
    folder, wanted = FOLDERS[kind]
    return {"$schema": DRAFT, "title": f"A file in content/{folder}", **_object(wanted)}


def case_schema(knowledge: Knowledge) -> dict[str, Any]:
    """Return the schema of a case: every fact with its question, range and choices."""
    facts = {}
    for section in knowledge.sections.values():
        for fact in section.facts:
            if not fact.derived:
                facts[fact.id] = {"description": f"{section.title}: {_described(fact)}", **_fact(fact)}
    words = {"type": "string", "minLength": 1, "maxLength": overrides.MOST_WORDS}
    override = {
        "type": "object",
        "required": list(overrides.FIELDS),
        "additionalProperties": False,
        "properties": {
            "of": {
                "type": "string",
                "description": "triage, ask_again, a label axis such as risk, or exercise:<id> to approve it",
            },
            "to": {"type": "string", "description": "a tier; proceed; a value of the axis; approve"},
            "by": words,
            "role": {"const": "clinician"},
            "reason": words,
        },
    }
    return {
        "$schema": DRAFT,
        "title": "A multifidus case: what is known of one patient",
        "description": 'A fact that is absent was not asked. "unknown" (or null): asked, and not known.',
        "type": "object",
        "required": ["facts"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string", "maxLength": MOST_NAME},
            "title": {"type": "string"},
            "notes": {"type": "string", "description": "Free words. No rule reads them."},
            "today": {"type": "string", "format": "date", "description": "The day of the assessment."},
            "facts": {"type": "object", "additionalProperties": False, "properties": facts},
            "overrides": {"type": "array", "items": override},
            "expected": {"type": "object", "description": "For multifidus evaluate only."},
        },
    }


def _described(fact: FactDefinition) -> str:
    unit = f" ({fact.unit})" if fact.unit else ""
    core = " Must be answered before any exercise plan." if fact.core else ""
    return f"{fact.title}{unit}.{core}"


def _fact(fact: FactDefinition) -> dict[str, Any]:
    number: dict[str, Any] = {"type": "integer" if fact.whole else "number"}
    if fact.low is not None:
        number["minimum"] = fact.low
    if fact.high is not None:
        number["maximum"] = fact.high
    words = list(fact.choices)
    shapes: dict[str, dict[str, Any]] = {
        "yes_no": {"type": "boolean"},
        "number": number,
        "choice": {"enum": words},
        "choices": {"type": "array", "items": {"enum": words}, "uniqueItems": True},
        "ratings": {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(words, number)},
        "answers": {"type": "array", "items": {"anyOf": [number, {"type": "null"}]}, **_length(fact.length)},
        "date": {"type": "string", "format": "date"},
        "text": {"type": "string", "maxLength": MOST_TEXT},
        "goals": {
            "type": "array",
            "maxItems": 10,
            "items": {
                "type": "object",
                "required": ["text"],
                "additionalProperties": False,
                "properties": {
                    "text": {"type": "string", "minLength": 1, "maxLength": MOST_TEXT},
                    "ability_0_10": {"type": "number", "minimum": 0, "maximum": 10},
                    "by": {"type": "string", "format": "date"},
                },
            },
        },
    }
    return {"anyOf": [shapes[fact.kind], {"enum": ["unknown", None]}]}


def _length(count: int | None) -> dict[str, Any]:
    return {} if count is None else {"minItems": count, "maxItems": count}


def _object(wanted: type) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required = []
    for name, (kind, field) in fields_of(wanted).items():
        properties[name] = {"description": field.metadata.get("text", ""), **_shape(kind, field.metadata)}
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            required.append(name)
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}


def _shape(kind: Any, metadata: AbstractMapping[str, Any]) -> dict[str, Any]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind == Condition or set(arguments) >= set(typing.get_args(Condition)):
        return {"type": ["object", "string"], "description": "all, any, not, at_least with of, or `fact: value`"}
    if origin in (typing.Union, types.UnionType):
        inner = next(argument for argument in arguments if argument is not type(None))
        return {"anyOf": [_shape(inner, metadata), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _shape(arguments[0], metadata)}
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin is AbstractMapping:
        value = {} if arguments[1] is Any else _shape(arguments[1], metadata)
        return {"type": "object", "additionalProperties": value or True}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _object(kind)
    shape: dict[str, Any] = {"type": TYPES[kind]}
    if metadata.get("low") is not None:
        shape["minimum"] = metadata["low"]
    if metadata.get("high") is not None:
        shape["maximum"] = metadata["high"]
    return shape

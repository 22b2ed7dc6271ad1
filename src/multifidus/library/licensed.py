"""Reads the wording that a clinic is licensed to use, from a folder that is never shared.

A file is licensed/<id>.<language>.json and holds
{"id": ..., "language": ..., "licence_number": ..., "items": [...]} and nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from multifidus.clinical.complaints import nearest
from multifidus.clinical.instruments import Instrument
from multifidus.library.faults import ContentError, Fault

FIELDS = ("id", "language", "licence_number", "items")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, kw_only=True, slots=True)
class LicensedText:
    """The words of an instrument, as licensed to this clinic."""

    id: str
    language: str
    licence_number: str
    items: tuple[str, ...]


def load_licensed(folder: Path, instruments: Mapping[str, Instrument]) -> Mapping[tuple[str, str], LicensedText]:
    """Return all licensed texts in a folder by instrument and language; none where there is no folder.

    Raises:
        ContentError: with every fault in every file.
    """
    found: dict[tuple[str, str], LicensedText] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.json")):
        try:
            text = read_licensed(path, instruments)
        except ContentError as error:
            faults.extend(error.faults)
        else:
            found[text.id, text.language] = text
    if faults:
        raise ContentError(faults)
    return MappingProxyType(found)


def read_licensed(path: Path, instruments: Mapping[str, Instrument]) -> LicensedText:
    """Return the licensed text in one file.

    Raises:
        ContentError: the file is no JSON, lacks a licence number, or does not fit its instrument.
    """
    shown = f"licensed/{path.name}"
    given = _read_json(path, shown)
    complaints = _complaints(given, path.name, instruments)
    if complaints:
        raise ContentError(Fault(shown, 1, complaint) for complaint in complaints)
    return LicensedText(
        id=given["id"],
        language=given["language"],
        licence_number=given["licence_number"].strip(),
        items=tuple(given["items"]),
    )


def _read_json(path: Path, shown: str) -> dict[str, Any]:
    try:
        given = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        raise ContentError([Fault(shown, error.lineno, f"cannot be read as JSON: {error.msg}.")]) from error
    except UnicodeDecodeError as error:
        raise ContentError([Fault(shown, 1, "is not UTF-8 text. Save the file as UTF-8.")]) from error
    except RecursionError as error:
        raise ContentError([Fault(shown, 1, "is nested too deeply.")]) from error
    except _RepeatedKeyError as error:
        raise ContentError([Fault(shown, 1, f"repeats `{error}`. Keep one.")]) from error
    if not isinstance(given, dict):
        raise ContentError([Fault(shown, 1, f"must hold one object with {', '.join(FIELDS)}.")])
    return given


class _RepeatedKeyError(Exception):
    """A name stands twice in one object."""


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _RepeatedKeyError(name)
        found[name] = value
    return found


def _complaints(given: Mapping[str, Any], file_name: str, instruments: Mapping[str, Instrument]) -> list[str]:
    said = [f"`{name}` is not known here; {nearest(name, FIELDS)}" for name in given if name not in FIELDS]
    for name in ("id", "language"):
        if not _is_text(given.get(name)):
            said.append(f"`{name}` is missing or not a text. Give it as in the file's name.")
    if not _is_text(given.get("licence_number")):
        said.append("`licence_number` is missing. Without a licence the words may not be used; leave the file out.")
    said.extend(_complaints_of_items(given.get("items")))
    if said:
        return said
    if not LANGUAGE.fullmatch(given["language"]):
        said.append(f"`language` is {given['language']}; a language tag is needed, as en or de-CH.")
    if file_name != f"{given['id']}.{given['language']}.json":
        said.append(f"must be named {given['id']}.{given['language']}.json, after what it holds.")
    said.extend(_complaints_of_fit(given, instruments))
    return said


def _complaints_of_items(items: Any) -> list[str]:
    if not isinstance(items, list) or not items:
        return ["`items` must be a list with the words of each item, in the order of the form."]
    blank = [str(number) for number, item in enumerate(items, 1) if not _is_text(item)]
    return [f"`items` {', '.join(blank)} hold no words. Give the words of the licensed form."] if blank else []


def _complaints_of_fit(given: Mapping[str, Any], instruments: Mapping[str, Instrument]) -> list[str]:
    instrument = instruments.get(given["id"])
    if instrument is None:
        return [f"`id` is {given['id']}; {nearest(given['id'], instruments)}"]
    count = len(given["items"])
    if count != instrument.items:
        return [f"`items` holds {count} items; {instrument.id} has {instrument.items}. Give each once, in order."]
    return []


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())

"""Reads what a person hands in: a file that must be JSON, of sane size, without repeated keys."""

from __future__ import annotations

import datetime
import json
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

from multifidus.clinical.case import Case, CaseError, read_case
from multifidus.clinical.complaints import Complaint, named
from multifidus.clinical.knowledge import Knowledge

MOST_BYTES = 1_000_000
MOST_DIGITS = 30
MOST_LEVELS = 20
MOST_SHOWN = 20


class InputError(Exception):
    """The input can't be used; the message says why and what to do."""


def read_json(path: str) -> Any:
    """Return the parsed JSON of a file, or of standard input for `-`.

    Raises:
        InputError: the file is missing, too large, empty, or no JSON.
    """
    try:
        raw = sys.stdin.buffer.read(MOST_BYTES + 1) if path == "-" else _read(Path(path))
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}.") from error
    except ValueError as error:
        raise InputError(f"{path!r} is no name of a file.") from error
    if len(raw) > MOST_BYTES:
        raise InputError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB; a case is a few kilobytes.")
    if not raw.strip():
        raise InputError(f'{path} is empty. Write {{"facts": {{"age_years": 40}}}} to begin.')
    repeated: list[str] = []
    gathered = partial(_gathered, repeated=repeated)
    try:
        found = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=gathered, parse_int=_whole)
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text.") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}:{error.colno}: is no JSON: {error.msg}.") from error
    except RecursionError as error:
        raise InputError(f"{path} is nested too deeply to be a case.") from error
    except ValueError as error:
        raise InputError(f"{path}: {error}") from error
    fault = _fault_within(found)
    if fault:
        raise InputError(f"{path} {fault}")
    if repeated:
        raise InputError("\n".join(f"{path}: `{key}` stands twice. Keep one." for key in repeated[:MOST_SHOWN]))
    return found


def read_case_file(path: str, knowledge: Knowledge, today: datetime.date) -> Case:
    """Return the case in a file.

    Raises:
        InputError: with every fault of the case, one a line.
    """
    found = read_json(path)
    try:
        return read_case(found, knowledge.facts, today, knowledge.exercises)
    except CaseError as error:
        raise InputError(_listed(path, error.complaints)) from error


def _listed(path: str, complaints: tuple[Complaint, ...]) -> str:
    count = f"{len(complaints)} fault{'s' if len(complaints) > 1 else ''}"
    return "\n".join([f"{path}: {count}. Nothing was assessed.", *(f"  {complaint}" for complaint in complaints)])


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _gathered(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        repeated += [named(key) for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    return found


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"{digits[:10]}... is a number of {len(digits)} digits; {MOST_DIGITS} are the most.")
    return int(digits)


def _fault_within(found: Any) -> str | None:
    """Return what can't be used anywhere in a document: half letters, or lists within lists without end."""
    level = [found]
    for _ in range(MOST_LEVELS):
        inner: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                inner += [*value.keys(), *value.values()]
            elif isinstance(value, list):
                inner += value
            elif isinstance(value, str) and not _is_text(value):
                return f"holds half a letter: {ascii(value)[:60]}. Write the text anew."
        if not inner:
            return None
        level = inner
    return "is nested too deeply to be a case."


def _is_text(value: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in value)

"""Reads what a person hands in: a file that must be JSON, of sane size, without repeated keys."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import Any

from multifidus.clinical.case import Case, CaseError, Complaint, read_case
from multifidus.clinical.knowledge import Knowledge

MOST_BYTES = 1_000_000


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
    if len(raw) > MOST_BYTES:
        raise InputError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB; a case is a few kilobytes.")
    if not raw.strip():
        raise InputError(f'{path} is empty. Write {{"facts": {{"age_years": 40}}}} to begin.')
    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_no_repeats, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text.") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}:{error.colno}: is no JSON: {error.msg}.") from error
    except RecursionError as error:
        raise InputError(f"{path} is nested too deeply to be a case.") from error
    except ValueError as error:
        raise InputError(f"{path}: {error}") from error


def read_case_file(path: str, knowledge: Knowledge, today: datetime.date) -> Case:
    """Return the case in a file.

    Raises:
        InputError: with every fault of the case, one a line.
    """
    found = read_json(path)
    try:
        return read_case(found, knowledge.facts, today)
    except CaseError as error:
        raise InputError(_listed(path, error.complaints)) from error


def _listed(path: str, complaints: tuple[Complaint, ...]) -> str:
    count = f"{len(complaints)} fault{'s' if len(complaints) > 1 else ''}"
    return "\n".join([f"{path}: {count}. Nothing was assessed.", *(f"  {complaint}" for complaint in complaints)])


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"`{key}` stands twice. Keep one.")
        found[key] = value
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f'{name} is no value; leave the fact out or write "unknown".')

"""Runs case files with expectations and prints a table of agreement."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from multifidus.cli.agreement import BLOCKED, Point, compare, triage_error
from multifidus.cli.read_input import InputError, read_json
from multifidus.clinical.assess import Assessment, assess
from multifidus.clinical.case import CaseError, read_case
from multifidus.clinical.knowledge import Knowledge


def evaluate(folder: str, knowledge: Knowledge, today: datetime.date) -> Iterator[str]:
    """Yield the lines of the table: each case, then each question.

    Raises:
        InputError: no case was found, or one can't be read.
    """
    paths = sorted(Path(folder).glob("*.json"))
    if not paths:
        raise InputError(f"{folder} holds no case files (*.json).")
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    yields = [0, 0, 0]
    for path in paths:
        found = read_json(str(path))
        try:
            case = read_case(found, knowledge.facts, today, knowledge.exercises)
        except CaseError as error:
            raise InputError(f"{path}: {error}") from error
        expected = found.get("expected", {})
        assessment = assess(case, knowledge)
        try:
            points = list(compare(assessment, expected, knowledge))
            summary = _case_line(path.stem, assessment, expected, points)
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{path}: `expected` holds what can't be compared: {error}.") from error
        yield summary
        for point in points:
            totals[point.question][0] += point.agrees
            totals[point.question][1] += 1
            if not point.agrees:
                yield f"    miss: {point.question}: expected {point.expected}, found {point.found}"
        yields[0] += sum(t.decision in BLOCKED for t in assessment.techniques)
        yields[1] += len(assessment.techniques)
        yields[2] += bool(assessment.verdict.ask_again)
    yield ""
    for question, (agreed, count) in totals.items():
        yield f"{question:18} {agreed:3} of {count:3}  {100 * agreed / count:5.1f} %"
    yield f"techniques blocked {yields[0]:3} of {yields[1]:3}  {100 * yields[0] / yields[1]:5.1f} %"
    yield f"asks again         {yields[2]:3} of {len(paths):3}"


def _case_line(name: str, assessment: Assessment, expected: dict[str, Any], points: list[Point]) -> str:
    error = (
        f" {triage_error(assessment, expected)}-triaged!"
        if "triage" in expected and triage_error(assessment, expected)
        else ""
    )
    asks = f", asks again {len(assessment.verdict.ask_again)}" if assessment.verdict.ask_again else ""
    row = assessment.plan.pathways[0].id.removeprefix("pathway:") if assessment.plan else "no exercise plan"
    good = sum(point.agrees for point in points)
    return (
        f"{name:6} {assessment.verdict.tier:16}{error} {row:28} labels {len(assessment.labels()):2} of 49, "
        f"agrees {good} of {len(points)}{asks}"
    )

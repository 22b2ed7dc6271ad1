"""How long content takes to load, and a patient to assess."""

from __future__ import annotations

import statistics
import time
from random import Random

from tests.properties.check import case_of
from tests.properties.patients import KNOWLEDGE, clean_patient

from multifidus.clinical.assess import assess
from multifidus.library.load import content_folder, load_knowledge

PLANS = 200


def report(seed: int) -> None:
    """Print the time of loading and of planning, as a ratio."""
    load_ms = statistics.median(_load_ms() for _ in range(3))
    planned, stopped = [], []
    number = 0
    while len(planned) < PLANS:
        number += 1
        case = case_of(clean_patient(Random(f"{seed} speed {number}")))
        began = time.perf_counter()
        assessment = assess(case, KNOWLEDGE)
        (planned if assessment.plan else stopped).append((time.perf_counter() - began) * 1000)
    plan_ms = statistics.median(planned)
    print("\n1 Time")
    print(f"  content loads in {load_ms:6.0f} ms = {load_ms / plan_ms:.0f} plans")
    print(f"  a plan takes     {plan_ms:6.2f} ms (median of {len(planned)}, 95th percentile {_high(planned):.2f} ms)")
    print(f"  without a plan   {statistics.median(stopped):6.2f} ms = {statistics.median(stopped) / plan_ms:.2f} plans")


def _load_ms() -> float:
    began = time.perf_counter()
    load_knowledge.__wrapped__(content_folder())
    return (time.perf_counter() - began) * 1000


def _high(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]

"""Every promise, kept to a crowd of SIMULATED patients; and what becomes of them."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from tests.properties.changes import broken_by_a_change
from tests.properties.check import BARRED, BrokenPromiseError, check_patient
from tests.properties.patients import KNOWLEDGE, any_patient

from multifidus.clinical.assess import Assessment

CHUNK = 200
EACH_CHANGED = 10  # for each tenth patient, answers are changed too
MOST_SHOWN = 10
TIERS = ("emergency", "urgent", "routine_referral", "treat")
DECISIONS = ("absolute", "relative", "ask", "caution", "none")


@dataclass
class Tally:
    """What became of some patients."""

    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add what became of others."""
        self.counts += other.counts
        self.broken += other.broken


def report(patients: int, seed: int) -> bool:
    """Print what became of them; return whether every promise was kept."""
    began, done, total = time.monotonic(), 0, Tally()
    chunks = [(seed, start, min(start + CHUNK, patients)) for start in range(0, patients, CHUNK)]
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for tally in pool.imap_unordered(look_at, chunks):
            total.add(tally)
            done = total.counts["patients",]
            pace = done / (time.monotonic() - began)
            line = f"{done:,} of {patients:,} patients, {pace:.0f} a second, {len(total.broken)} broken promises"
            print(f"\r  {line}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    for line in _lines(total, time.monotonic() - began):
        print(line)
    return not total.broken


def look_at(chunk: tuple[int, int, int]) -> Tally:
    """Return what became of the patients of one chunk: (seed, first, end)."""
    seed, first, end = chunk
    tally = Tally()
    for number in range(first, end):
        name = f"{seed} crowd {number}"
        found = any_patient(Random(name))
        tally.counts["patients",] += 1
        try:
            assessment = check_patient(found)
        except BrokenPromiseError as error:
            tally.broken += [f"patient '{name}': {words}" for words in str(error).splitlines()]
            continue
        _count(assessment, tally.counts)
        if number % EACH_CHANGED == 0:
            tally.counts["changed",] += 1
            tally.broken += [f"patient '{name}': {words}" for words in broken_by_a_change(found, Random(name))]
    return tally


def _count(assessment: Assessment, counts: Counter[tuple[str, ...]]) -> None:
    verdict, plan = assessment.verdict, assessment.plan
    counts["tier", verdict.tier] += 1
    counts["ask_again",] += bool(verdict.ask_again)
    counts["ask_again blocks",] += any(question.blocks for question in verdict.ask_again)
    whom = "planned" if plan else "not planned"
    for technique in assessment.techniques:
        counts["technique", whom, technique.decision] += 1
        counts["offered",] += technique.offered
    if plan is None:
        return
    counts["plans",] += 1
    counts["row", plan.pathways[0].id.removeprefix("pathway:")] += 1
    counts["exercises", str(len(plan.exercises))] += 1
    counts["unmet",] += bool(plan.unmet)
    for left_out in plan.excluded:
        counts["excluded", left_out.reasons[0].rule.partition("/")[0]] += 1


def _lines(total: Tally, seconds: float) -> Iterator[str]:
    counts = total.counts
    patients, plans = counts["patients",], counts["plans",]
    yield f"\n3 {patients:,} SIMULATED patients in {seconds:.0f} s on {os.cpu_count()} cores"
    yield "  tiers: " + ", ".join(f"{tier} {_share(counts['tier', tier], patients)}" for tier in TIERS)
    blocking = _share(counts["ask_again blocks",], patients)
    yield f"  asked again: {_share(counts['ask_again',], patients)}; a question that blocks the plan: {blocking}"
    unmet = _share(counts["unmet",], plans)
    yield f"  plans: {_share(plans, patients)}; with a need left unmet, which is said: {unmet}"
    yield "  exercises in a plan: " + ", ".join(
        f"{number}: {_share(counts['exercises', str(number)], plans)}" for number in range(7)
    )
    rows = {key[1]: count for key, count in counts.items() if key[0] == "row"}
    yield f"  rows: {len(rows)} of {sum(not row.add_on for row in KNOWLEDGE.pathways.values())} main rows were used"
    yield from (f"    {row:32} {_share(count, plans)}" for row, count in sorted(rows.items(), key=lambda x: -x[1]))
    why = {key[1]: count for key, count in counts.items() if key[0] == "excluded"}
    yield "  exercises left out, by first reason: " + ", ".join(
        f"{rule} {_share(count, sum(why.values()))}" for rule, count in sorted(why.items(), key=lambda x: -x[1])
    )
    yield "\n4 Yield of `blocked`: techniques by region, absolute or relative (blocking all would be no skill)"
    for whom in ("planned", "not planned"):
        all_ = sum(counts["technique", whom, decision] for decision in DECISIONS)
        blocked = sum(counts["technique", whom, decision] for decision in BARRED)
        each = ", ".join(f"{d} {_share(counts['technique', whom, d], all_)}" for d in DECISIONS)
        yield f"  {whom:12} blocked {_share(blocked, all_)} of {all_:,}: {each}"
    yield f"  offered: {counts['offered',] / max(1, plans):.1f} a plan"
    yield f"\nBroken promises: {len(total.broken)} (changed answers were tried on {counts['changed',]:,} of them)"
    yield from (f"  {words}" for words in sorted(total.broken)[:MOST_SHOWN])


def _share(part: int, whole: int) -> str:
    return f"{part / max(1, whole):.1%}"

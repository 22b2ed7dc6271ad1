"""Runs all measurements. Every patient in them is SIMULATED.

BENCH_PATIENTS (200,000) and BENCH_CHOICES (300) set how many; BENCH_SEED (1) sets which.
"""

from __future__ import annotations

import os
import sys

from bench import choice, clinic, crowd, speed


def main() -> int:
    """Print all measurements; return 1 where a patient breaks a promise or the choice misses its aims."""
    patients = int(os.environ.get("BENCH_PATIENTS", "200000"))
    choices = int(os.environ.get("BENCH_CHOICES", "300"))
    seed = int(os.environ.get("BENCH_SEED", "1"))
    print("All patients here are SIMULATED: random facts, no person. Compare ratios within one run, not milliseconds.")
    speed.report(seed)
    clinic.report(seed)
    reached = choice.report(choices, seed)
    kept = crowd.report(patients, seed)
    return 0 if reached and kept else 1


if __name__ == "__main__":
    sys.exit(main())

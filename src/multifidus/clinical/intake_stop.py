"""When the intake stops at once: an answer that calls for an emergency department."""

from __future__ import annotations

from multifidus.clinical.triage import Fired, Verdict


def stops(verdict: Verdict) -> Fired | None:
    """Return the emergency that ends the questions, or None.

    A verdict that a clinician lowered stops nothing.
    """
    if verdict.tier != "emergency":
        return None
    return next((found for found in verdict.fired if found.flag.then == "emergency"), None)

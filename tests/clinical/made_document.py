"""Approved plans made by hand: only what a test of the day is about needs to be said."""

from __future__ import annotations

from typing import Any

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


def planned(name: str, minutes: float = 4.0, **more: Any) -> dict[str, Any]:
    """Return one exercise of a document, done once a day for `minutes`; dose fields are given as `dose_...`."""
    dose = {"goal": "strength", "sets": 2, "reps": 8, "hold_s": 0, "rest_s": 30, "per_day": 1, "days_per_week": 7}
    dose |= {"effort_low": 1, "effort_high": 3, "duration_min": None, "note": None}
    dose |= {key.removeprefix("dose_"): value for key, value in more.items() if key.startswith("dose_")}
    rest = {key: value for key, value in more.items() if not key.startswith("dose_")}
    return {
        "exercise": name,
        "title": name.title(),
        "plain": name.capitalize(),
        "purpose": "p",
        "cues": ["Breathe."],
        "modifications": [],
        "warnings": [],
        "equipment": [],
        "position": "supine",
        "unilateral": False,
        "dose": dose,
        "dose_words": "8 times.",
        "minutes_a_day": minutes * dose["per_day"],
        "days": list(EVERY_DAY),
        "family": "core",
        "level": 1,
        "goal": dose["goal"],
        **rest,
    }


def document(*exercises: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"schema": 1, "exercises": list(exercises), "walking": None, "for_patient": {"pain": "Up to 3."}, **more}

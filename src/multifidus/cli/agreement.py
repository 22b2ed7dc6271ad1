"""How well the software agrees with what was expected of a case, question by question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.clinical.assess import Assessment
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.treatments import Exercise
from multifidus.clinical.triage import MOST_URGENT_FIRST

BLOCKED = ("absolute", "relative")
HANDS_ON: Mapping[str, tuple[tuple[str, str], ...]] = {
    "lumbar_thrust": (("hvla", "lumbar"),),
    "thoracic_thrust": (("hvla", "thoracic"),),
    "sij_thrust": (("hvla", "pelvis"),),
    "lumbar_nonthrust": (("mob12", "lumbar"),),
    "sij_nonthrust": (("mob12", "pelvis"),),
    "hip_mobilisation": (("mob12", "hip"),),
    "soft_tissue": (("stm", "lumbar"),),
    "neural_mobilisation": (("neural", "lumbar"),),
    "mechanical_traction": (("traction", "lumbar"),),
}
HARM_WORDS = re.compile(r"\b(damage|worn|wear and tear|degenerat|slipped|unstable|crumbl)", re.IGNORECASE)
BED_WORDS = re.compile(r"\b(stay in bed|rest in bed|bed rest)\b", re.IGNORECASE)
AGAINST = re.compile(r"\b(no|not|slows?|without|long rest)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that was expected, and whether it came true."""

    question: str
    expected: str
    found: str
    agrees: bool


def compare(assessment: Assessment, expected: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Point]:
    """Yield a point for everything that a case expects and that can be checked."""
    verdict, named = assessment.verdict, assessment.classification
    if "triage" in expected:
        accepted = {expected["triage"], *expected.get("triage_also_acceptable", ())}
        yield Point("triage", expected["triage"], verdict.tier, verdict.tier in accepted)
    if expected.get("kind") == "followup":
        return
    stage = assessment.facts.known("stage")
    if "stage" in expected:
        yield Point("stage", expected["stage"], str(stage), stage == expected["stage"])
    singles = (
        ("category", "categories_any_of", named.codes("category")),
        ("leg pain", "leg_pain_any_of", named.codes("leg_pain")),
        ("class", "tbc_any_of", (*named.codes("tbc"), *named.codes("tbc_2007"))),
        ("mechanism", "pain_mechanism_any_of", named.codes("mechanism")),
    )
    for question, key, found in singles:
        if key in expected:
            yield Point(question, "/".join(expected[key]), "/".join(found), bool(set(expected[key]) & set(found)))
    if "start_back" in expected:
        risk = named.codes("risk")
        yield Point("risk", expected["start_back"], "/".join(risk), expected["start_back"] in risk)
    carried = set(assessment.labels())
    for label in expected.get("plan_must_include", ()):
        yield Point("must include", label, "yes" if label in carried else "no", label in carried)
    avoided = contained(assessment, knowledge)
    for label in expected.get("plan_must_not_include", ()):
        if label in avoided:
            yield Point("must not include", label, "contained" if avoided[label] else "no", not avoided[label])
    for label in expected.get("manual_therapy_blocked", ()):
        found_all = all(_decision(assessment, *t) in BLOCKED for t in _techniques(label, assessment))
        offered = any(_offered(assessment, *t) for t in _techniques(label, assessment))
        yield Point("blocked", label, "offered" if offered else "blocked" if found_all else "open", found_all)
    for label in expected.get("manual_therapy_reasonable", ()):
        open_ = all(_decision(assessment, *t) not in BLOCKED for t in _techniques(label, assessment))
        yield Point("reasonable", label, "open" if open_ else "blocked", open_)
    if "visits_range" in expected and assessment.plan and assessment.plan.visits_range:
        low, high = assessment.plan.visits_range
        wanted_low, wanted_high = expected["visits_range"]
        yield Point("visits", f"{wanted_low}-{wanted_high}", f"{low}-{high}", low <= wanted_high and high >= wanted_low)
    if "reassess_within_days" in expected and assessment.plan:
        first = assessment.plan.reassess_days[0]
        limit = expected["reassess_within_days"]
        yield Point("re-assess", f"<= {limit}", str(first), first <= limit)


def triage_error(assessment: Assessment, expected: Mapping[str, Any]) -> str:
    """Return 'under', 'over' or '' - how triage missed what was expected."""
    accepted = {expected["triage"], *expected.get("triage_also_acceptable", ())}
    places = [MOST_URGENT_FIRST.index(tier) for tier in accepted]
    place = MOST_URGENT_FIRST.index(assessment.verdict.tier)
    return "under" if place > max(places) else "over" if place < min(places) else ""


def contained(assessment: Assessment, knowledge: Knowledge) -> dict[str, bool]:
    """Return which things to avoid this assessment contains, worked out from what is really in it."""
    plan, tier = assessment.plan, assessment.verdict.tier
    now = [knowledge.exercises[p.exercise] for p in plan.exercises] if plan else []
    offered = {(t.technique, t.region) for t in assessment.techniques if t.offered}
    words = " ".join(line.plain for line in (plan.lines() if plan else assessment.safe_advice))
    moving = bool(plan and (plan.exercises or plan.walking))
    flat = [e for e in now if e.position == "supine"]
    return {
        "bed_rest": any(BED_WORDS.search(s) and not AGAINST.search(s) for s in words.split(".")),
        "routine_imaging": "refer_medical_imaging_opinion" in assessment.labels()
        and not assessment.verdict.suspected & {"fracture", "bone_stress"},
        "emergency_referral": tier == "emergency",
        "urgent_referral": tier == "urgent",
        "physio_trial_before_referral": plan is not None,
        "delay_for_routine_appointment": tier in ("routine_referral", "treat"),
        "loaded_or_end_range_flexion": any(_flexes(exercise) for exercise in now),
        "repeated_end_range_extension": any(e.loading == "extension" and e.end_range for e in now),
        "high_impact_loading": any(exercise.impact for exercise in now),
        "lumbar_thrust": ("hvla", "lumbar") in offered,
        "mechanical_traction": any(technique == "traction" for technique, _ in offered),
        "passive_treatment_only": bool(offered) and not moving,
        "message_of_damage": bool(HARM_WORDS.search(words)),
        "stop_all_activity": plan is not None and not moving and "advice_stay_active" not in plan.labels(),
        "prolonged_supine_exercise": len(flat) > 2
        and assessment.facts.known("pregnancy") == "pregnant"
        and not all("lying_flat" in e.precautions for e in flat),
        "progress_load": plan is not None,
        "return_to_full_sport_now": any(e.family == "athletic" and e.level == 5 for e in now),
        "stay_off_work_until_pain_free": "off work until" in words.lower(),
        "treat_as_radiculopathy_only": assessment.classification.codes("category") == ("radiating_pain",),
    }


def _flexes(exercise: Exercise) -> bool:
    tags = (*exercise.contraindications, *exercise.precautions)
    return "osteoporosis_flexion" in tags


def _techniques(label: str, assessment: Assessment) -> tuple[tuple[str, str], ...]:
    if label == "any_spinal_manual_therapy":
        names = ("hvla", "mob12", "mob34", "mwm", "traction")
        regions = ("lumbar", "thoracic", "pelvis")
        return tuple(
            (t.technique, t.region) for t in assessment.techniques if t.technique in names and t.region in regions
        )
    return HANDS_ON[label]


def _decision(assessment: Assessment, technique: str, region: str) -> str:
    return next(t.decision for t in assessment.techniques if (t.technique, t.region) == (technique, region))


def _offered(assessment: Assessment, technique: str, region: str) -> bool:
    return any(t.offered for t in assessment.techniques if (t.technique, t.region) == (technique, region))

"""All clinical knowledge that content/ holds, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from multifidus.clinical.attention import Attention
from multifidus.clinical.entries import Entry, described
from multifidus.clinical.following import Rescreen, TrafficLightLimits
from multifidus.clinical.instruments import Instrument
from multifidus.clinical.intake import IntakePart
from multifidus.clinical.norms import Norm
from multifidus.clinical.progression_limits import ProgressionLimits
from multifidus.clinical.rules import (
    Advice,
    Contradiction,
    FactDefinition,
    FactSection,
    Label,
    Need,
    PainRule,
    RedFlag,
    SafetyCondition,
    Tag,
    TierAction,
)
from multifidus.clinical.sayings import Sayings
from multifidus.clinical.treatments import Course, Exercise, GoalWords, Ladder, Pathway, Technique, Topic


@dataclass(frozen=True, kw_only=True, slots=True)
class Source(Entry):
    """Something that was written by somebody: what the content stands on."""

    cite: str = described("the full citation")
    read: Literal["verified", "verified_second_hand", "recall", "own"] = described(
        "verified: a page with the facts was read; recall: not read; own: written in this project"
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Knowledge:
    """All clinical knowledge, by kind and id."""

    revision: str
    hashes: Mapping[str, str]  # "exercises/bd_arm" -> SHA-256 of that file, 64 hex digits
    sections: Mapping[str, FactSection]
    facts: Mapping[str, FactDefinition]
    sources: Mapping[str, Source]
    red_flags: Mapping[str, RedFlag]
    tags: Mapping[str, Tag]
    conditions: Mapping[str, SafetyCondition]
    labels: Mapping[str, Label]
    needs: Mapping[str, Need]
    advice: Mapping[str, Advice]
    topics: Mapping[str, Topic]
    techniques: Mapping[str, Technique]
    exercises: Mapping[str, Exercise]
    ladders: Mapping[str, Ladder]
    pathways: Mapping[str, Pathway]
    instruments: Mapping[str, Instrument]
    contradictions: Mapping[str, Contradiction]
    pain_rules: Mapping[str, PainRule]
    goal_words: Mapping[str, GoalWords]
    tiers: Mapping[str, TierAction]
    courses: Mapping[str, Course]
    traffic_lights: Mapping[str, TrafficLightLimits]
    rescreens: Mapping[str, Rescreen]
    progressions: Mapping[str, ProgressionLimits]
    intake: Mapping[str, IntakePart]
    attentions: Mapping[str, Attention]
    norms: Mapping[str, Norm]
    sayings: Mapping[str, Sayings]

"""Which folder of content/ holds which kind of file."""

from __future__ import annotations

from collections.abc import Mapping

from multifidus.clinical import knowledge
from multifidus.clinical.entries import Entry
from multifidus.clinical.following import Rescreen, TrafficLightLimits
from multifidus.clinical.instruments import Instrument
from multifidus.clinical.progression_limits import ProgressionLimits

FOLDERS: Mapping[str, tuple[str, type[Entry]]] = {
    "fact_section": ("facts", knowledge.FactSection),
    "source": ("sources", knowledge.Source),
    "red_flag": ("red_flags", knowledge.RedFlag),
    "tag": ("tags", knowledge.Tag),
    "condition": ("conditions", knowledge.SafetyCondition),
    "label": ("classification", knowledge.Label),
    "need": ("needs", knowledge.Need),
    "advice": ("advice", knowledge.Advice),
    "topic": ("education", knowledge.Topic),
    "technique": ("manual_therapy", knowledge.Technique),
    "exercise": ("exercises", knowledge.Exercise),
    "ladder": ("progression/ladders", knowledge.Ladder),
    "tier": ("triage", knowledge.TierAction),
    "course": ("progression/course", knowledge.Course),
    "pathway": ("pathways", knowledge.Pathway),
    "instrument": ("instruments", Instrument),
    "traffic_light": ("progression/traffic_light", TrafficLightLimits),
    "rescreen": ("progression/rescreen", Rescreen),
    "progression": ("progression/progression", ProgressionLimits),
}


def plural(kind: str) -> str:
    """Return the name under which `Knowledge` holds the files of a kind."""
    irregular = {"advice": "advice", "fact_section": "sections"}
    return irregular.get(kind, kind + "s")

"""Which folder of content/ holds which kind of file."""

from __future__ import annotations

from collections.abc import Mapping

from multifidus.clinical import knowledge, rules, treatments
from multifidus.clinical.attention import Attention
from multifidus.clinical.entries import Entry
from multifidus.clinical.following import Rescreen, TrafficLightLimits
from multifidus.clinical.instruments import Instrument
from multifidus.clinical.intake import IntakePart
from multifidus.clinical.norms import Norm
from multifidus.clinical.progression_limits import ProgressionLimits
from multifidus.clinical.sayings import Sayings

FOLDERS: Mapping[str, tuple[str, type[Entry]]] = {
    "fact_section": ("facts", rules.FactSection),
    "source": ("sources", knowledge.Source),
    "red_flag": ("red_flags", rules.RedFlag),
    "tag": ("tags", rules.Tag),
    "condition": ("conditions", rules.SafetyCondition),
    "label": ("classification", rules.Label),
    "need": ("needs", rules.Need),
    "advice": ("advice", rules.Advice),
    "topic": ("education", treatments.Topic),
    "technique": ("manual_therapy", treatments.Technique),
    "exercise": ("exercises", treatments.Exercise),
    "ladder": ("progression/ladders", treatments.Ladder),
    "contradiction": ("contradictions", rules.Contradiction),
    "pain_rule": ("progression/pain_rules", rules.PainRule),
    "goal_word": ("progression/goal_words", treatments.GoalWords),
    "tier": ("triage", rules.TierAction),
    "course": ("progression/course", treatments.Course),
    "pathway": ("pathways", treatments.Pathway),
    "instrument": ("instruments", Instrument),
    "traffic_light": ("progression/traffic_light", TrafficLightLimits),
    "rescreen": ("progression/rescreen", Rescreen),
    "progression": ("progression/progression", ProgressionLimits),
    "intake": ("intake", IntakePart),
    "attention": ("progression/attention", Attention),
    "norm": ("norms", Norm),
    "saying": ("progression/sayings", Sayings),
}


def plural(kind: str) -> str:
    """Return the name under which `Knowledge` holds the files of a kind."""
    irregular = {"advice": "advice", "fact_section": "sections", "intake": "intake"}
    return irregular.get(kind, kind + "s")

"""What the tests of scoring share: good inputs of every instrument, and how it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from multifidus.clinical.instruments import Instrument
from multifidus.clinical.scoring import ScoringError, score
from multifidus.library.faults import ContentError, Fault
from multifidus.library.folders import FOLDERS
from multifidus.library.load import content_folder
from multifidus.library.reader import Reader
from multifidus.library.vocabulary import Vocabulary
from multifidus.library.yaml_file import read_node


def read_instruments() -> Mapping[str, Instrument]:
    """Read content/instruments alone, so that faults elsewhere in content don't stop these tests."""
    found: dict[str, Instrument] = {}
    faults: list[Fault] = []
    for path in sorted((content_folder() / FOLDERS["instrument"][0]).glob("*.yaml")):
        reader = Reader(path.name, Vocabulary({}))
        entry = reader.read(read_node(path, path.name), Instrument)
        faults.extend(reader.faults)
        found[path.stem] = entry
    if faults:
        raise ContentError(faults)
    return MappingProxyType(found)


INSTRUMENTS = read_instruments()

GOOD: dict[str, dict[str, object]] = {
    "rmdq24": {"items": [1] * 24},
    "odi": {"items": [1] * 10},
    "qbpds": {"items": [1] * 20},
    "nprs": {"value": 4},
    "vas100": {"value": 40},
    "psfs": {"items": [4, 5, 6]},
    "peg": {"items": [4, 5, 6]},
    "groc15": {"value": -3},
    "tsk11": {"items": [2] * 11},
    "pseq10": {"items": [3] * 10},
    "pseq2": {"items": [3, 3]},
    "startback9": {"items": [1] * 8, "bothersome": 3},
    "ompsq_sf": {"items": [5] * 10},
    "fabq": {"items": [3] * 16, "working": True},
    "pcs": {"items": [2] * 13},
    "paindetect": {"sensory": [2] * 7, "course": 1, "radiating": False},
    "phq2": {"items": [1, 1]},
    "gad2": {"items": [1, 1]},
    "phq4": {"items": [1] * 4},
    "phq9": {"items": [1] * 9},
    "gad7": {"items": [1] * 7},
    "promis_pf4a_v1": {"items": [3] * 4},
    "promis_pf4a_v2": {"items": [3] * 4},
    "eq5d5l": {"items": [1, 1, 2, 2, 3], "vas": 70},
    "pavs": {"days": 5, "minutes": 30},
    "ipaq_sf": {"vig_days": 1, "vig_min": 30, "mod_days": 2, "mod_min": 30, "walk_days": 5, "walk_min": 30},
    "gpaq": {
        f"{part}_{what}": 3 if what == "days" else 20
        for part in ("work_vig", "work_mod", "travel", "leisure_vig", "leisure_mod")
        for what in ("days", "min")
    },
    "laslett": {
        "distraction": True,
        "thigh_thrust": True,
        "compression": False,
        "sacral_thrust": False,
        "gaenslen_r": False,
        "gaenslen_l": False,
        "centralises": False,
    },
    "flynn": {
        "duration_days": 10,
        "symptoms_below_knee": False,
        "fabq_work": 12,
        "hypomobile_segment": True,
        "hip_ir_max_deg": 36,
    },
    "hicks": {"age": 39, "slr_mean_deg": 92, "aberrant_movement": True, "prone_instability": False},
    "cook": {
        "bilateral": True,
        "leg_worse_than_back": True,
        "pain_walk_stand": True,
        "relief_sitting": True,
        "age": 60,
    },
    "henschke": {"female": True, "age": 75, "significant_trauma": False, "prolonged_steroids": False},
    "roman": {"female": True, "age": 60, "leg_pain": False, "bmi": 21, "regular_exercise": False},
    "nice_axspa": {
        "onset_age": 30,
        "duration_days": 200,
        "criteria": {
            "wake_second_half": True,
            "buttock_pain": False,
            "better_movement": True,
            "better_nsaid_48h": False,
            "relative_with_spa": False,
            "arthritis": False,
            "enthesitis": False,
            "psoriasis": False,
        },
    },
    "ces_screen": {
        "bladder_change": False,
        "saddle_change": False,
        "bowel_change": False,
        "bilateral_leg_weakness": False,
        "sexual_change": False,
        "bilateral_leg_pain": False,
    },
    "stage": {"days": 10},
    "mdc95": {"sem": 2.54},
    "change": {"instrument": "odi", "baseline": 44, "followup": 34},
}
NOT_AVAILABLE = ("pase", "pickup")


def scored(instrument: str, /, **inputs: object) -> Mapping[str, object]:
    return score(instrument, inputs, INSTRUMENTS)


def refusal(instrument: str, /, **inputs: object) -> ScoringError:
    with pytest.raises(ScoringError) as caught:
        score(instrument, inputs, INSTRUMENTS)
    return caught.value

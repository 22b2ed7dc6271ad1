"""Which facts stand on the examination page, and in which order a therapist meets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from multifidus.clinical.rules import FactDefinition

SIDES = ("right", "left")  # of the patient; the grid shows the right first, as one faces a plinth chart
POWER, REFLEXES, FEELING = "muscle_power", "reflexes_changed", "sensation_lost"
NORMAL = {POWER: 5, REFLEXES: 2, FEELING: 2}
JERKS = ("knee", "ankle")
MOVES = ("extension", "flexion", "side_glide_left", "side_glide_right")
CENTRALISES, PERIPHERALISES = "centralises_with", "peripheralises_with"


@dataclass(frozen=True, slots=True)
class Part:
    """A panel of the page. `drawn` facts have a grid of their own in it; `facts` are rows of its table."""

    id: str
    title: str
    facts: tuple[str, ...]
    drawn: tuple[str, ...] = ()


PARTS = (
    Part(
        "neurological",
        "Neurological screen",
        (
            "weakness_course", "reflex_course", "sensation_course", "upper_motor_neuron_signs", "sensory_level",
            "weakness_both_legs", "perineal_sensation", "anal_tone", "post_void_residual_ml", "balance_romberg",
            "gait_wide_based", "heel_raises_left", "heel_raises_right",
        ),
        (POWER, REFLEXES, FEELING),
    ),
    Part(
        "tension",
        "Nerve tension",
        (
            "slr_left_deg", "slr_right_deg", "slr_positive", "slr_positive_deg", "crossed_slr_positive",
            "slump_positive", "femoral_nerve_test_positive",
        ),
    ),
    Part(
        "repeated",
        "Repeated movements",
        ("directional_preference", "irreducible", "lateral_shift"),
        (CENTRALISES, PERIPHERALISES),
    ),
    Part(
        "movement",
        "Movement and control",
        (
            "flexion_deg", "extension_deg", "movement_limited", "all_movements_guarded",
            "no_movement_test_reproduces_pain", "segment_mobility", "pain_on_pressure_familiar",
            "prone_instability_test", "aberrant_movements", "movement_control_impaired",
            "passive_lumbar_extension_positive", "generalised_hypermobility", "hamstrings_short",
        ),
    ),
    Part(
        "bone",
        "Bone, and signs of disease",
        (
            "midline_bony_tenderness", "percussion_pain", "supine_sign_positive", "extension_loading_pain",
            "height_loss_cm", "new_kyphosis", "osteoporosis", "t_score", "fragility_fracture", "vertebral_fracture",
            "spine_imaging_excludes_fracture", "bone_stress_injury", "spondylolisthesis", "ankylosed_spine",
            "large_disc_with_deficit", "foot_pulses", "systolic_mmhg", "diastolic_mmhg", "unstable_heart_disease",
        ),
    ),
    Part(
        "pelvis",
        "Sacroiliac joint and pelvic girdle",
        (
            "sij_distraction", "sij_thigh_thrust", "sij_compression", "sij_sacral_thrust", "sij_gaenslen_left",
            "sij_gaenslen_right", "sij_tests_positive_count", "faber_positive", "long_dorsal_ligament_tender",
            "active_slr_score_0_10", "active_slr_easier_with_compression", "pelvic_floor_symptoms",
        ),
    ),
    Part(
        "hip",
        "Hip",
        (
            "hip_internal_rotation_left_deg", "hip_internal_rotation_right_deg", "hip_extension_left_deg",
            "hip_extension_right_deg", "hip_tests_reproduce_pain", "hip_stiff", "hip_empty_end_feel",
        ),
    ),
    Part(
        "function",
        "Endurance and function",
        (
            "sorensen_s", "side_bridge_left_s", "side_bridge_right_s", "trunk_endurance_reduced",
            "trunk_strength_reduced", "leg_strength_reduced", "chair_stands_30_s", "five_chair_stands_s",
            "timed_up_and_go_s", "single_leg_stance_s", "six_minute_walk_m",
        ),
    ),
    Part(
        "positions",
        "Positions, loads and hands",
        (
            "cannot_lie_prone", "knee_pain_on_load", "kneeling_pain", "wrist_or_shoulder_pain_on_load",
            "shoulder_overhead_pain", "tendon_pain_on_load", "head_down_intolerant", "hernia",
            "skin_or_wound_problem", "adverse_response_to_thrust", "adverse_response_to_hands_on",
            "thrust_within_48_h", "consent_to_hands_on",
        ),
    ),
)  # fmt: skip

DRAWN = tuple(name for part in PARTS for name in part.drawn)
ROWS = tuple(name for part in PARTS for name in part.facts)


def roots_of(fact: str, definitions: Mapping[str, FactDefinition]) -> tuple[str, ...]:
    """Return the columns of a grid: nerve roots, or the jerks."""
    if fact == REFLEXES:
        return JERKS
    named = (choice.removesuffix("_left") for choice in definitions[fact].choices if choice.endswith("_left"))
    return tuple(dict.fromkeys(named))


def more_of(fact: str, definitions: Mapping[str, FactDefinition]) -> tuple[str, ...]:
    """Return what can be found besides the cells of a grid: boxes to tick below it."""
    if fact == REFLEXES:
        return tuple(choice for choice in definitions[fact].choices if choice.endswith("_brisk"))
    return tuple(choice for choice in definitions[fact].choices if not choice.endswith(("_left", "_right")))


def cells_of(fact: str, definitions: Mapping[str, FactDefinition]) -> tuple[str, ...]:
    """Return the cells of a grid, by row and column: `L5_left`."""
    return tuple(f"{root}_{side}" for side in SIDES for root in roots_of(fact, definitions))

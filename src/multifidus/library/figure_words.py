"""The words of a figure's file that are more than a list: contacts, points, props with their options."""

from __future__ import annotations

from functools import cache

from multifidus.clinical.complaints import nearest
from multifidus.motion.body.movement import Movement, Step
from multifidus.motion.body.pose import WrittenPose
from multifidus.motion.body.settle import Ground
from multifidus.motion.body.vocabulary import CONTACTS, ONE_SIDED, SIDES, SURFACES

VIEW_RANGE = ((-180.0, 180.0), (-10.0, 90.0))
Allowed = type | tuple[str, ...] | tuple[float, float]
HEIGHT = (1.0, 220.0)
BOTH: tuple[str, ...] = ("left", "right", "both")
SIDE: tuple[str, ...] = ("left", "right")
UNDER: tuple[str, ...] = (
    "head", "upper_back", "low_back", "waist", "belly", "pelvis", "knees", "ankles", "left_knee", "right_knee",
)  # fmt: skip

BOARD: dict[str, Allowed] = {
    "height": HEIGHT,
    "long": (20.0, 260.0),
    "wide": (15.0, 150.0),
    "ahead": (-150.0, 150.0),
    "right": (-80.0, 80.0),
}

# Each prop with its options: true or false, one of some words, or a number between two.
OPTIONS: dict[str, dict[str, Allowed]] = {
    "mat": {},
    "chair": {"height": HEIGHT, "back": ("behind", "front", "none"), "ahead": (-80.0, 80.0)},
    "stool": {"height": HEIGHT, "ahead": (-80.0, 80.0), "right": (-80.0, 80.0)},
    "bench": BOARD,
    "bed": BOARD,
    "table": {**BOARD, "over": bool},
    "desk": {"height": HEIGHT, "ahead": (-80.0, 80.0)},
    "wall": {"side": ("behind", "front", "left", "right"), "distance": (0.0, 120.0), "height": HEIGHT},
    "step": {"height": (3.0, 60.0), "count": (1.0, 4.0), "deep": (20.0, 120.0)},
    "stairs": {"height": (10.0, 25.0), "count": (1.0, 4.0), "rail": bool, "deep": (20.0, 120.0)},
    "rail": {"height": HEIGHT},
    "water": {"height": HEIGHT},
    "bike": {"height": HEIGHT},
    "treadmill": {"height": HEIGHT},
    "rower": {"height": HEIGHT},
    "roman": {},
    "slope": {"rise": (2.0, 20.0)},
    "elliptical": {},
    "car": {"height": HEIGHT},
    "ball": {"height": HEIGHT, "size": (10.0, 85.0), "at": ("under", "back", "hands", "feet", "knees"), "rolls": bool},
    "roller": {"height": (4.0, 30.0), "under": UNDER, "follows": bool},
    "towel": {"height": (2.0, 30.0), "under": UNDER, "follows": bool},
    "pillow": {"height": (3.0, 40.0), "under": UNDER, "follows": bool},
    "band": {
        "round": ("knees", "thighs", "ankles", "feet"),
        "anchor": ("front", "behind", "left", "right", "up", "down", "feet", "other_hand"),
        "hand": BOTH, "foot": SIDE, "height": HEIGHT, "distance": (20.0, 200.0),
    },
    "strap": {"foot": SIDE, "hand": BOTH},
    "dumbbell": {"hand": BOTH, "way": ("along", "across")},
    "kettlebell": {"hand": BOTH, "way": ("down", "arms")},
    "barbell": {"at": ("hands", "hips", "back"), "plates": (5.0, 25.0)},
    "stick": {"at": ("back", "hands", "upright"), "hand": BOTH},
    "tool": {
        "head": ("broom", "vacuum", "shovel", "rake"), "lower": SIDE, "long": (20.0, 160.0), "height": (0.0, 100.0),
    },
    "box": {"size": (10.0, 60.0), "ahead": (-30.0, 40.0), "hand": BOTH, "from": str, "until": str},
    "medicine_ball": {"size": (10.0, 40.0), "hand": BOTH, "from": str, "until": str},
    "child": {"ahead": (-20.0, 20.0), "from": str, "until": str},
    "trolley": {"long": (40.0, 90.0)},
    "bag": {"hand": BOTH, "from": str, "until": str},
    "suitcase": {"hand": BOTH, "from": str, "until": str},
}  # fmt: skip


def good_contact(text: str) -> str:
    """Return what is wrong with `part` or `part on surface`; nothing if it is right."""
    part, on, surface = text.partition(" on ")
    parts = _parts()
    if part not in parts:
        return f"`{part}` is no part that can touch; {nearest(part, parts)}"
    if on and surface not in (*SURFACES, "wall"):
        return f"`{surface}` is nothing to rest on; {nearest(surface, (*SURFACES, 'wall'))}"
    return ""


@cache
def _parts() -> tuple[str, ...]:
    return (*CONTACTS, *(f"{side}_{one}" for side in SIDES for one in ONE_SIDED))


@cache
def good_points() -> tuple[str, ...]:
    """Return the names of the body's points, for arrows."""
    pose = {"standing": WrittenPose("")}
    return tuple(Movement(pose, (Step("standing"),), Ground()).key("standing").points)

"""The words of a pose: joints with their ranges in degrees, what hands and feet can go to, what can touch."""

from __future__ import annotations

SIDES = {"left": -1, "right": 1}
TRUNK = ("pelvis", "chest", "upper_back", "head")
LIMBS = ("left_leg", "right_leg", "left_arm", "right_arm")

# Lowest and highest number that may be written. What a living joint can do is checked on the settled pose.
TRUNK_JOINTS = {"lean": (-200.0, 200.0), "side": (-90.0, 90.0), "turn": (-180.0, 180.0)}
LEG_JOINTS = {
    "hip": (-40.0, 145.0),
    "thigh": (-200.0, 200.0),
    "abduct": (-45.0, 95.0),
    "rotate": (-90.0, 120.0),
    "knee": (-5.0, 165.0),
    "ankle": (-90.0, 45.0),
    "heel_up": (0.0, 90.0),
    "crank": (-720.0, 720.0),
    "slide": (-80.0, 80.0),
}
ARM_JOINTS = {
    "shoulder": (-90.0, 200.0),
    "upper_arm": (-200.0, 280.0),
    "abduct": (-60.0, 180.0),
    "rotate": (-180.0, 180.0),
    "elbow": (-5.0, 160.0),
    "wrist": (-90.0, 90.0),
    "ahead": (-90.0, 110.0),
    "up": (-90.0, 120.0),
    "out": (-60.0, 80.0),
    "shrug": (-5.0, 9.0),
    "reach": (-6.0, 10.0),
}

# Heights in centimetres of what one can stand, sit, lie or lean on; a prop's `height` overrides.
SURFACES = {
    "floor": 0.0, "mat": 0.0, "chair": 45.0, "stool": 45.0, "bench": 45.0, "bed": 52.0, "table": 74.0, "ball": 55.0,
    "step": 18.0, "step2": 36.0, "step3": 54.0, "roller": 15.0, "box": 30.0, "bike": 92.0, "rower": 36.0, "car": 50.0,
    "chair_back": 88.0, "rail": 95.0, "roman": 80.0, "treadmill": 16.0, "foam": 6.0, "pillow": 12.0,
}  # fmt: skip
STANDING = (
    "flat",
    "toes",
    "wall",
    "pedal",
    "free",
    "slide",
    "other_knee",
    "other_thigh",
    "other_shin",
    "other_ankle",
    *SURFACES,
)
BODY_SPOTS = (
    "hips", "belly", "ribs", "chest", "front", "other_shoulder", "shoulder", "thigh", "thigh_back", "knee", "shin",
    "ankle", "foot", "left_thigh", "right_thigh", "left_thigh_back", "right_thigh_back", "left_knee", "right_knee",
    "left_shin", "right_shin", "left_ankle", "right_ankle", "left_foot", "right_foot", "head_back", "temple",
    "forehead", "chin", "low_back", "buttock",
    "other_elbow", "other_hand", "stick_top", "stick_low", "bar_back", "bar_front", "goblet", "behind", "handlebar",
)  # fmt: skip
HANDS = ("wall", "free", *BODY_SPOTS, *SURFACES)
FOREARMS = ("free", "wall", *SURFACES)
ELBOWS = ("out", "back", "front", "down", "up", "in")

# What can touch: the points whose skin counts; {} stands for left and right.
CONTACTS = {
    "pelvis": ("pelvis",),
    "chest": ("chest",),
    "upper_back": ("upper_back",),
    "head": ("head",),
    "hips": ("{}_hip",),
    "knees": ("{}_knee",),
    "shins": ("{}_knee", "{}_ankle"),
    "feet": ("{}_heel", "{}_ball", "{}_toe"),
    "heels": ("{}_heel",),
    "toes": ("{}_toe", "{}_ball"),
    "shoulders": ("{}_shoulder",),
    "forearms": ("{}_elbow",),
    "thighs": ("{}_thigh_back",),
    "hands": ("{}_wrist", "{}_fingers"),
    "body": (
        "pelvis", "chest", "upper_back", "head", "{}_hip", "{}_knee", "{}_ankle", "{}_heel", "{}_ball", "{}_toe",
        "{}_shoulder", "{}_elbow", "{}_wrist", "{}_fingers",
    ),
}  # fmt: skip
ONE_SIDED = {
    "hip": "hips", "knee": "knees", "shin": "shins", "foot": "feet", "heel": "heels", "toe": "toes", "toes": "toes",
    "shoulder": "shoulders", "forearm": "forearms", "elbow": "forearms", "thigh": "thighs", "hand": "hands",
}  # fmt: skip
RADIUS = {
    "pelvis": 10.2, "chest": 10.6, "upper_back": 9.4, "head": 10.0, "hip": 9.4, "knee": 5.6, "ankle": 4.0, "heel": 2.6,
    "toe": 2.0, "ball": 2.4, "shoulder": 6.0, "elbow": 3.9, "wrist": 2.7, "fingers": 1.8, "thigh_back": 0.0,
}  # fmt: skip


def contact_points(part: str) -> tuple[str, ...]:
    """Return the names of the points that a contact stands for; empty for an unknown word."""
    for side in SIDES:
        if part.startswith(side + "_"):
            return tuple(name.format(side) for name in CONTACTS.get(ONE_SIDED.get(part[len(side) + 1 :], ""), ()))
    names = CONTACTS.get(part, ())
    return tuple(dict.fromkeys(name.format(side) for side in SIDES for name in names))


def skin(point: str) -> float:
    """Return the radius in cm of the flesh round a point that can touch something."""
    return RADIUS.get(point) or RADIUS.get(point.split("_", 1)[-1], 0.0)

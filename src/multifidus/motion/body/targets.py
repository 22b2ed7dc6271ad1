"""Where a hand goes for a named spot on the body or on what is held."""

from __future__ import annotations

from multifidus.motion.body.pose import Limb
from multifidus.motion.body.vectors import Frame, Vec, at

# Spot: the point it hangs on, whose frame, then ahead, up, to the hand's own side (cm). {s} own side, {o} the other.
SPOTS: dict[str, tuple[str, str, float, float, float]] = {
    "hips": ("{s}_hip", "pelvis", 1.0, 8.0, 9.0),
    "belly": ("lumbar1", "lumbar1", 13.0, -2.0, 9.0),
    "ribs": ("chest", "chest", 9.0, -6.0, 14.0),
    "chest": ("chest", "chest", 14.5, 4.0, 9.0),
    "other_shoulder": ("{o}_shoulder", "upper_back", 11.0, -11.0, 10.0),
    "shoulder": ("{s}_shoulder", "upper_back", 9.0, -3.0, 7.0),
    "thigh": ("{s}_hip", "{s}_thigh", 9.5, -25.0, 0.0),
    "thigh_back": ("{s}_hip", "{s}_thigh", -8.5, -27.0, 2.0),
    "knee": ("{s}_knee", "{s}_thigh", 8.0, 4.0, 1.0),
    "shin": ("{s}_knee", "{s}_shank", 7.5, -12.0, 1.0),
    "ankle": ("{s}_ankle", "{s}_shank", 6.0, 6.0, 1.0),
    "foot": ("{s}_ankle", "{s}_foot", 7.0, 4.0, 1.0),
    "head_back": ("head", "head", -8.0, 0.0, 10.0),
    "temple": ("head", "head", 1.0, 1.0, 12.0),
    "forehead": ("head", "head", 11.5, 1.0, 8.0),
    "chin": ("head", "head", 10.0, -9.0, 4.0),
    "low_back": ("lumbar0", "lumbar0", -12.0, 0.0, 9.0),
    "buttock": ("pelvis", "pelvis", -10.0, 4.0, 9.0),
    "other_elbow": ("{o}_elbow", "{o}_upper_arm", 4.0, 3.0, 0.0),
    "other_hand": ("{o}_palm", "{o}_hand", 3.0, 4.0, 0.0),
    "stick_top": ("neck", "upper_back", -10.5, -1.0, 0.0),
    "stick_low": ("sacrum", "pelvis", -12.0, 3.0, 0.0),
    "bar_back": ("neck", "upper_back", -7.0, -6.0, 32.0),
    "bar_front": ("neck", "upper_back", 13.0, -6.0, 21.0),
    "goblet": ("upper_back", "upper_back", 19.0, -7.0, 4.0),
    "behind": ("lumbar1", "pelvis", -18.0, -8.0, 6.0),
}


def hand_spot(limb: Limb, side: str, s: int, points: dict[str, Vec], frames: dict[str, Frame]) -> Vec | None:
    """Return where the wrist goes for the limb's target; None if the target is none of the body's."""
    if limb.target == "handlebar":
        return at(points["pelvis"], ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)), 47.0, 10.0, s * 17.0)
    if limb.target == "front":
        return at(points["chest"], frames["upper_back"], limb.ahead, 4.0 + limb.up, s * limb.out)
    name, own = limb.target, side
    for other in ("left", "right"):
        if name.startswith(other + "_"):
            name, own = name[len(other) + 1 :], other
    if name not in SPOTS:
        return None
    point, frame, ahead, up, out = SPOTS[name]
    if own != side:
        out = -abs(out) - 3.0 if out else 0.0  # the other side's spot is taken from within
    names = {"s": own, "o": "left" if side == "right" else "right"}
    turned = s if own == side else -s
    return at(
        points[point.format(**names)], frames[frame.format(**names)], ahead + limb.ahead, up + limb.up,
        turned * (out + limb.out),
    )  # fmt: skip


# Where the ankle of a foot that rests on the other leg goes: the point, the frame, then ahead and up (cm).
FOOT_SPOTS = {
    "other_knee": ("{o}_knee", "{o}_thigh", 10.0, 8.0),
    "other_thigh": ("{o}_knee", "{o}_thigh", 8.0, 16.0),
    "other_shin": ("{o}_knee", "{o}_shank", 6.0, -20.0),
    "other_ankle": ("{o}_ankle", "{o}_shank", 6.0, 4.0),
}


def foot_spot(target: str, side: str, points: dict[str, Vec], frames: dict[str, Frame]) -> Vec:
    """Return where the ankle goes for a foot that rests on the other leg.

    Raises:
        KeyError: no such target.
    """
    point, frame, ahead, up = FOOT_SPOTS[target]
    other = "left" if side == "right" else "right"
    return at(points[point.format(o=other)], frames[frame.format(o=other)], ahead, up)

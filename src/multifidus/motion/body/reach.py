"""Two bones that reach for a point."""

from __future__ import annotations

from math import acos, cos, sin

from multifidus.motion.body.vectors import Vec, add, dot, length, square_to, unit


def two_bones(root: Vec, target: Vec, upper: float, lower: float, pole: Vec) -> tuple[Vec, Vec]:
    """Return (middle joint, end) of a limb whose end comes as near the target as its length allows.

    Args:
        root: hip or shoulder, cm.
        target: where the ankle or wrist should be, cm.
        upper: length of the upper bone, cm.
        lower: length of the lower bone, cm.
        pole: the direction in which knee or elbow point.
    """
    line = add(target, root, -1)
    span = max(abs(upper - lower) + 0.1, min(upper + lower - 0.05, length(line)))
    along = unit(line)
    bend = square_to(pole, along)
    if dot(bend, bend) < 0.5:  # the pole lies along the limb: any way will do
        bend = square_to((0.3, 0.5, 0.8), along)
    angle = acos(max(-1.0, min(1.0, (upper * upper + span * span - lower * lower) / (2 * upper * span))))
    middle = add(add(root, along, upper * cos(angle)), bend, upper * sin(angle))
    return middle, add(root, along, span)

"""The warm region: where the exercise works or stretches."""

from __future__ import annotations

from collections.abc import Sequence

from multifidus.motion.body.skeleton import THIGH, Body
from multifidus.motion.body.vectors import Vec, at

THIRD = THIGH / 3
REGIONS = (
    "low_back", "belly", "side_waist", "buttock", "hamstring", "thigh_front", "thigh_inner", "thigh_outer", "hip_front",
    "hip_outer", "calf", "whole_spine", "upper_back", "chest", "shoulder", "neck", "arm", "forearm", "whole_leg",
)  # fmt: skip


def warm_spots(region: str, body: Body, near: str) -> Sequence[tuple[Vec, float]]:
    """Return [(point, radius in cm)] of the soft spots that mark a region; `left_` or `right_` chooses a side.

    Raises:
        KeyError: no such region.
    """
    for side in ("left", "right"):
        if region.startswith(side + "_"):
            region, near = region[len(side) + 1 :], side
    p, f = body.points, body.frames
    s = 1 if near == "right" else -1
    thigh, shank, upper = f[f"{near}_thigh"], f[f"{near}_shank"], f[f"{near}_upper_arm"]
    hip, knee, shoulder, elbow = (p[f"{near}_{k}"] for k in ("hip", "knee", "shoulder", "elbow"))
    pelvis, chest, back = f["pelvis"], f["chest"], f["upper_back"]
    thirds = (1, 1.9, 2.7)
    spots: dict[str, Sequence[tuple[Vec, float]]] = {
        "low_back": [(at(p["lumbar0"], f["lumbar0"], -5.5), 12), (at(p["lumbar2"], f["lumbar2"], -5.5), 12)],
        "belly": [(at(p["lumbar1"], f["lumbar1"], 6), 10), (at(p["chest"], chest, 6, -6), 9)],
        "side_waist": [(at(p["lumbar1"], f["lumbar1"], 2, 0, s * 9), 10), (at(p["chest"], chest, 2, -4, s * 10), 9)],
        "buttock": [(at(p["pelvis"], pelvis, -6, -2, s * 5), 11)],
        "hamstring": [(at(hip, thigh, -4.5, -THIRD * k), 10.5) for k in thirds],
        "thigh_front": [(at(hip, thigh, 4.5, -THIRD * k), 10.5) for k in thirds],
        "thigh_inner": [(at(hip, thigh, 0, -THIRD * k, -s * 4), 10) for k in (0.7, 1.5, 2.2)],
        "thigh_outer": [(at(hip, thigh, 0, -THIRD * k, s * 4), 10) for k in thirds],
        "hip_front": [(at(hip, thigh, 6, -2), 9), (at(hip, thigh, 6, -13), 8)],
        "hip_outer": [(at(hip, thigh, -2, 3, s * 4), 10)],
        "calf": [(at(knee, shank, -3, -10), 7), (at(knee, shank, -2, -20), 6)],
        "whole_spine": [(at(p[k], f[k], -5.5), 10.5) for k in ("sacrum", "lumbar1", "lumbar3", "chest", "upper_back")],
        "upper_back": [(at(p["chest"], chest, -6, 2), 9), (at(p["upper_back"], back, -6, 2), 9)],
        "chest": [(at(p["upper_back"], back, 7, -3, s * 5), 10)],
        "shoulder": [(at(shoulder, upper, 0, -3), 8)],
        "neck": [(at(p["neck"], back, -2, 3), 7)],
        "arm": [(at(shoulder, upper, 0, -14), 7), (at(shoulder, upper, 0, -22), 6)],
        "forearm": [(at(elbow, f[f"{near}_forearm"], 0, -9), 6)],
        "whole_leg": [(at(hip, thigh, 0, -THIRD * k), 10.5) for k in thirds] + [(at(knee, shank, 0, -16), 7)],
    }
    return spots[region]

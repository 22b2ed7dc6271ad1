"""Outlines: a chain of balls becomes one closed smooth curve of fixed length, so that frames blend."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, sin

from multifidus.motion.body.vectors import Frame, Vec, at
from multifidus.motion.figure.camera import UNIT, Camera, Dot

Balls = list[tuple[Vec, float]]  # centres with their radius in cm


def curve(controls: Sequence[Dot]) -> str:
    """Return a closed quadratic B-spline: two short whole numbers a point."""
    doubled = [(2 * round(x), 2 * round(y)) for x, y in controls]  # so that every mid-point is whole
    ends = zip(doubled, doubled[1:] + doubled[:1], strict=True)
    mid = [((a[0] + b[0]) // 2, (a[1] + b[1]) // 2) for a, b in ends]
    last, out = mid[-1], f"M{mid[-1][0]} {mid[-1][1]}"
    for i, (p, m) in enumerate(zip(doubled, mid, strict=True)):
        step = f"{m[0] - last[0]} {m[1] - last[1]}"
        out += f"q{p[0] - last[0]} {p[1] - last[1]} {step}" if i == 0 else f"t{step}"
        last = m
    return out.replace(" -", "-") + "z"


def tube(camera: Camera, levels: Sequence[Balls]) -> str:
    """Return the outline of a tapered limb or trunk; each level holds the balls that lie side by side there."""
    seen = [[(*(v / 2 for v in camera.see(p)), r * UNIT / 2) for p, r in level] for level in levels]
    middle = [(sum(b[0] for b in v) / len(v), sum(b[1] for b in v) / len(v)) for v in seen]
    whole = (middle[-1][0] - middle[0][0], middle[-1][1] - middle[0][1])
    ways = []
    for i in range(len(seen)):
        a, b = middle[max(0, i - 1)], middle[min(len(seen) - 1, i + 1)]
        way = (b[0] - a[0], b[1] - a[1]) if len(seen) > 2 else whole
        ways.append(atan2(way[1], way[0]) if hypot(*way) > 3 else atan2(whole[1], whole[0] or 1e-6))

    def reach(level: list[tuple[float, ...]], angle: float, swell: float = 1.0) -> Dot:
        n = (cos(angle), sin(angle))
        x, y, r = max(level, key=lambda b: b[0] * n[0] + b[1] * n[1] + b[2])
        return (x + n[0] * r * swell, y + n[1] * r * swell)

    start = [reach(seen[0], ways[0] + pi + k * pi / 4, 1.07) for k in (-1, 0, 1)]
    end = [reach(seen[-1], ways[-1] + k * pi / 4, 1.07) for k in (-1, 0, 1)]
    one = [reach(v, w - pi / 2, 1.03) for v, w in zip(seen, ways, strict=True)]
    two = [reach(v, w + pi / 2, 1.03) for v, w in zip(seen, ways, strict=True)]
    return curve(start + one + end + two[::-1])


def pair(p: Vec, frame: Frame, r: float, apart: float, ahead: float = 0.0, up: float = 0.0) -> Balls:
    """Return two balls side by side: a trunk is wider than deep."""
    return [(at(p, frame, ahead, up, s * apart), r) for s in (-1, 1)]


def polygon(camera: Camera, corners: Sequence[Vec]) -> str:
    """Return a closed path through corners."""
    return _through(camera, corners) + "z"


def line(camera: Camera, points: Sequence[Vec]) -> str:
    """Return an open path through points."""
    return _through(camera, points)


def _through(camera: Camera, points: Sequence[Vec]) -> str:
    seen = [camera.see(p) for p in points]
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in seen)

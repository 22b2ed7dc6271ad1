"""A camera without perspective: from space to the picture's own units."""

from __future__ import annotations

from math import cos, radians, sin

from multifidus.motion.body.vectors import Vec, dot

# Degrees round from the figure's right side, degrees of height.
VIEWS: dict[str, tuple[float, float]] = {
    "side": (14, 13),
    "level": (4, 2),
    "front": (78, 8),
    "back": (-102, 8),
    "corner": (48, 20),
    "feet": (82, 48),
    "head": (-62, 40),
    "top": (6, 62),
}
UNIT = 4  # drawing units in a centimetre: whole numbers stay smooth
Dot = tuple[float, float]


class Camera:
    """Where the picture is taken from; mirrored, it flips the picture's x."""

    def __init__(self, view: str | tuple[float, float], mirror: bool = False) -> None:
        yaw, height = (radians(v) for v in (VIEWS[view] if isinstance(view, str) else view))
        self.right: Vec = (cos(yaw), 0.0, -sin(yaw))
        self.up: Vec = (-sin(yaw) * sin(height), cos(height), -cos(yaw) * sin(height))
        self.near: Vec = (sin(yaw) * cos(height), sin(height), cos(yaw) * cos(height))
        self.flip = -1 if mirror else 1

    def see(self, point: Vec) -> Dot:
        """Return x to the right and y down in drawing units."""
        return (self.flip * dot(point, self.right) * UNIT, -dot(point, self.up) * UNIT)

    def depth(self, point: Vec) -> float:
        """Return how near a point is, cm; larger is nearer."""
        return dot(point, self.near)

"""Points, directions and frames in space.

World: x to the right of the picture, y up, z towards the viewer; the floor is y = 0. All lengths are centimetres.
A frame is three unit directions: ahead, up, right.
"""

from __future__ import annotations

from collections.abc import Callable
from math import acos, asin, atan2, cos, degrees, radians, sin, sqrt

Vec = tuple[float, float, float]
Frame = tuple[Vec, Vec, Vec]

WORLD: Frame = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
AHEAD, UP, RIGHT = range(3)


def add(a: Vec, b: Vec, k: float = 1.0) -> Vec:
    """Return a + k b."""
    return (a[0] + k * b[0], a[1] + k * b[1], a[2] + k * b[2])


def scaled(a: Vec, k: float) -> Vec:
    """Return k a."""
    return (a[0] * k, a[1] * k, a[2] * k)


def mix(a: Vec, b: Vec, share: float) -> Vec:
    """Return the point a share of the way from a to b."""
    return add(scaled(a, 1 - share), b, share)


def dot(a: Vec, b: Vec) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Return the vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """Return how long a is."""
    return sqrt(dot(a, a))


def unit(a: Vec) -> Vec:
    """Return a at length 1; nothing stays nothing."""
    n = length(a) or 1.0
    return (a[0] / n, a[1] / n, a[2] / n)


def distance(a: Vec, b: Vec) -> float:
    """Return how far apart two points are."""
    return length(add(a, b, -1))


def square_to(a: Vec, axis: Vec) -> Vec:
    """Return the unit direction of a's part that stands square to a unit axis."""
    return unit(add(a, axis, -dot(a, axis)))


def level(a: Vec) -> Vec:
    """Return a without its height."""
    return (a[0], 0.0, a[2])


def at(origin: Vec, frame: Frame, ahead: float = 0.0, up: float = 0.0, right: float = 0.0) -> Vec:
    """Return the point reached from origin along a frame's own axes."""
    f, u, r = frame
    return (
        origin[0] + f[0] * ahead + u[0] * up + r[0] * right,
        origin[1] + f[1] * ahead + u[1] * up + r[1] * right,
        origin[2] + f[2] * ahead + u[2] * up + r[2] * right,
    )


def turn(frame: Frame, axis: int, deg: float) -> Frame:
    """Return a frame turned about one of its own axes."""
    if not deg:
        return frame
    c, s = cos(radians(deg)), sin(radians(deg))
    i, j = (axis + 1) % 3, (axis + 2) % 3
    out = list(frame)
    out[i] = add(scaled(frame[i], c), frame[j], s)
    out[j] = add(scaled(frame[j], c), frame[i], -s)
    return (out[0], out[1], out[2])


def facing(ahead: Vec, up: Vec) -> Frame:
    """Return the frame with this up, and ahead as near to the given as it can be."""
    up = unit(up)
    ahead = square_to(ahead, up)
    return ahead, up, cross(ahead, up)


def seen_from(base: Frame, frame: Frame) -> Frame:
    """Return a frame's directions in the base's own axes; `put_on` undoes it."""
    return _map(frame, lambda v: (dot(v, base[0]), dot(v, base[1]), dot(v, base[2])))


def put_on(base: Frame, relative: Frame) -> Frame:
    """Return the frame that a base carries."""
    return _map(relative, lambda v: at((0.0, 0.0, 0.0), base, *v))


def _map(frame: Frame, change: Callable[[Vec], Vec]) -> Frame:
    return change(frame[0]), change(frame[1]), change(frame[2])


def between(a: Frame, b: Frame, share: float) -> Frame:
    """Return the frame a share of the way from a to b, by the shortest turn."""
    if share <= 0 or a == b:
        return a
    if share >= 1:
        return b
    rel = seen_from(a, b)
    angle = acos(max(-1.0, min(1.0, (rel[0][0] + rel[1][1] + rel[2][2] - 1) / 2)))
    if angle < 1e-4:
        return b
    axis = (rel[1][2] - rel[2][1], rel[2][0] - rel[0][2], rel[0][1] - rel[1][0])
    if length(axis) < 1e-3:  # half a turn has no way of its own: about the right axis
        axis = (0.0, 0.0, 1.0)
    return put_on(a, _about(unit(axis), angle * share))


def _about(axis: Vec, angle: float) -> Frame:
    c, s = cos(angle), sin(angle)

    def turned(v: Vec) -> Vec:
        return add(add(scaled(v, c), cross(axis, v), s), axis, dot(axis, v) * (1 - c))

    return turned(WORLD[0]), turned(WORLD[1]), turned(WORLD[2])


def swung(a: Vec, start: Vec, end: Vec) -> Vec:
    """Return a as it lies after the shortest turn that takes the direction start to end."""
    axis = cross(unit(start), unit(end))
    sine = length(axis)
    if sine < 1e-6:
        return a
    angle = atan2(sine, dot(unit(start), unit(end)))
    k, c, s = unit(axis), cos(angle), sin(angle)
    return add(add(scaled(a, c), cross(k, a), s), k, dot(k, a) * (1 - c))


def angles_of(relative: Frame) -> tuple[float, float, float]:
    """Return (flexion, to the side, turn) in degrees of a limb's frame seen from its base; right side."""
    return (
        degrees(atan2(-relative[1][0], relative[1][1])),
        -degrees(asin(max(-1.0, min(1.0, relative[1][2])))),
        degrees(atan2(-relative[0][2], relative[2][2])),
    )


def angle_between(a: Vec, b: Vec) -> float:
    """Return the angle between two directions in degrees, 0 to 180."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))

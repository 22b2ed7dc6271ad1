"""Arrows that show the way of the movement, from the tracks that the poses themselves make."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, cos, hypot, inf, radians, sin

from multifidus.motion.body.movement import Movement
from multifidus.motion.body.pose import Pose
from multifidus.motion.body.skeleton import Body
from multifidus.motion.body.vectors import mix
from multifidus.motion.figure.camera import UNIT, Camera, Dot
from multifidus.motion.figure.figure import Arrow

HEAD = 9 * UNIT
AWAYS = tuple(k * UNIT for k in (14, 18, 22, 26))  # how far beside the track an arrow may run, nearest first
CLEAR = 11 * UNIT
SHORTEST = 28 * UNIT


def drawn(camera: Camera, movement: Movement, arrow: Arrow) -> str:
    """Return the path data of one arrow."""
    if arrow.kind == "turn":
        return _round(camera, movement, arrow)
    if arrow.kind == "push":
        return _straight(camera, movement, arrow)
    return _beside(camera, movement, arrow)


def _path(a: Dot, c: Dot, b: Dot) -> str:
    """Return a curve from a by control c to b, with an open head."""
    way = atan2(b[1] - c[1], b[0] - c[0])
    tip = "".join(
        f"M{b[0] - HEAD * cos(way + t):.0f} {b[1] - HEAD * sin(way + t):.0f}L{b[0]:.0f} {b[1]:.0f}" for t in (0.6, -0.6)
    )
    return f"M{a[0]:.0f} {a[1]:.0f}Q{c[0]:.0f} {c[1]:.0f} {b[0]:.0f} {b[1]:.0f}{tip}"


def _beside(camera: Camera, movement: Movement, arrow: Arrow) -> str:
    track = [movement.between(arrow.start, arrow.end, i / 8) for i in range(9)]
    pts = [camera.see(body.points[arrow.point]) for body in track]
    (x0, y0), (x1, y1), (xm, ym) = pts[0], pts[-1], pts[4]
    length = hypot(x1 - x0, y1 - y0) or 1.0
    nx, ny = -(y1 - y0) / length, (x1 - x0) / length
    middle = camera.see(track[4].points["lumbar1"])
    away = 1 if (xm - middle[0]) * nx + (ym - middle[1]) * ny >= 0 else -1
    sides = (-away,) if arrow.flip else (away, -away)
    flesh = _flesh(camera, track[-1])
    best, most = _offset(pts, nx, ny, sides[0] * AWAYS[0]), -1.0
    for k in (side * far for far in AWAYS for side in sides):
        one = _offset(pts, nx, ny, k)
        room = _clearance(one, flesh)
        if room > most + UNIT:
            best, most = one, room
        if most > CLEAR:
            break
    a, c, b = best
    return _path(a, c, b) + (_path(b, c, a) if arrow.both else "")


def _offset(pts: list[Dot], nx: float, ny: float, k: float) -> tuple[Dot, Dot, Dot]:
    """Return (start, control, end) of a curve beside a track; a small movement still gets an arrow one can see."""
    (x0, y0), (x1, y1), (xm, ym) = pts[0], pts[-1], pts[4]
    a, b = (x0 + nx * k, y0 + ny * k), (x1 + nx * k, y1 + ny * k)
    c = (2 * (xm + nx * k) - (a[0] + b[0]) / 2, 2 * (ym + ny * k) - (a[1] + b[1]) / 2)
    length = hypot(x1 - x0, y1 - y0) or 1.0
    if length < SHORTEST:
        grow = SHORTEST / 2 / length
        mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        dx, dy = (x1 - x0) * grow, (y1 - y0) * grow
        a, b = (mx - dx, my - dy), (mx + dx, my + dy)
        c = (mx + nx * k * 0.3, my + ny * k * 0.3)
    return a, c, b


def _flesh(camera: Camera, body: Body) -> list[Dot]:
    """Return points of the picture that the body covers."""
    p = body.points
    chains: list[tuple[str, ...]] = [("pelvis", "lumbar1", "chest", "upper_back", "neck", "head")]
    for side in ("left", "right"):
        chains.append(("pelvis", f"{side}_hip", f"{side}_knee", f"{side}_ankle", f"{side}_toe"))
        chains.append(("neck", f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist", f"{side}_fingers"))
    out = []
    for chain in chains:
        for one, two in pairwise(chain):
            out += [camera.see(mix(p[one], p[two], share)) for share in (0.0, 0.33, 0.67, 1.0)]
    return out


def _clearance(curve: tuple[Dot, Dot, Dot], flesh: list[Dot]) -> float:
    """Return how far the nearest flesh is from a quadratic curve, drawing units."""
    (ax, ay), (cx, cy), (bx, by) = curve
    least = inf
    for i in range(7):
        t = i / 6
        x = (1 - t) ** 2 * ax + 2 * t * (1 - t) * cx + t * t * bx
        y = (1 - t) ** 2 * ay + 2 * t * (1 - t) * cy + t * t * by
        least = min(least, *(hypot(x - fx, y - fy) for fx, fy in flesh))
    return least


def _straight(camera: Camera, movement: Movement, arrow: Arrow) -> str:
    (x0, y0), (x1, y1) = (camera.see(movement.key(n).points[arrow.point]) for n in (arrow.start, arrow.end))
    way = atan2(y1 - y0, x1 - x0)
    near, far = (13.5 * UNIT, 34 * UNIT)
    tail, tip = ((x1 + k * cos(way), y1 + k * sin(way)) for k in (near, far))
    middle = ((tail[0] + tip[0]) / 2, (tail[1] + tip[1]) / 2)
    return _path(tail, middle, tip) + (_path(tip, middle, tail) if arrow.both else "")


def _round(camera: Camera, movement: Movement, arrow: Arrow) -> str:
    def angle(pose: Pose) -> float:
        part = arrow.point if arrow.point in pose.trunk else "pelvis"
        lean, side, turned = pose.trunk[part]
        return -lean if abs(camera.near[2]) > 0.6 else side + turned

    x, y = camera.see(movement.key(arrow.end).points[arrow.point])
    more = angle(movement.poses[arrow.end]) - angle(movement.poses[arrow.start])
    way = (1 if more > 0 else -1) * camera.flip * (-1 if arrow.flip else 1)
    r = 20 * UNIT
    ends = [radians(90 - way * 42), radians(90 + way * 42)]
    a, b = ((x + r * cos(e), y - r * sin(e)) for e in ends)
    c = (x, y - r * 1.42)
    return _path(a, c, b) + (_path(b, c, a) if arrow.both else "")

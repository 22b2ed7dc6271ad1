"""What props are made of: filled shapes and thick lines, each with its place among the body's parts."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from multifidus.motion.body.movement import Movement
from multifidus.motion.body.skeleton import Body
from multifidus.motion.body.vectors import Frame, Vec, at
from multifidus.motion.body.vocabulary import SIDES, contact_points
from multifidus.motion.figure.camera import UNIT, Camera
from multifidus.motion.figure.outline import curve, line, polygon


@dataclass(frozen=True, slots=True)
class Piece:
    """One shape of a prop.

    `where`: back (behind all), front (before all), a unit's name with `-` (behind it) or `+` (on it).
    `width`: cm of a line's stroke; 0 fills the shape.
    """

    name: str
    tone: str
    path: str
    where: str = "back"
    width: float = 0.0

    @property
    def css(self) -> str:
        """The classes that colour this piece."""
        return f"o o-{self.tone}" if self.width else f"f-{self.tone}"


def box(
    camera: Camera, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float]
) -> list[tuple[str, str]]:
    """Return the visible faces of a box as (path, face): top, end, front."""
    (x0, x1), (y0, y1), (z0, z1) = x, y, z
    end = x1 if camera.near[0] >= 0 else x0
    face = z1 if camera.near[2] >= 0 else z0
    lid = y1 if camera.near[1] >= 0 else y0
    return [
        (polygon(camera, [(x0, lid, z0), (x1, lid, z0), (x1, lid, z1), (x0, lid, z1)]), "top"),
        (polygon(camera, [(end, y0, z0), (end, y1, z0), (end, y1, z1), (end, y0, z1)]), "end"),
        (polygon(camera, [(x0, y0, face), (x1, y0, face), (x1, y1, face), (x0, y1, face)]), "front"),
    ]


def block(
    camera: Camera,
    name: str,
    x: tuple[float, float],
    y: tuple[float, float],
    z: tuple[float, float],
    tones: tuple[str, str, str] = ("prop-far", "prop", "prop"),
    where: str = "back",
) -> list[Piece]:
    """Return the pieces of a box-shaped part; tones for top, end and front."""
    return [
        Piece(f"{name}{i}", tone, path, where)
        for i, ((path, _face), tone) in enumerate(zip(box(camera, x, y, z), tones, strict=True))
    ]


def disc(camera: Camera, centre: Vec, radius: float, frame: Frame | None = None, flat: float = 1.0) -> str:
    """Return the outline of a ball, or, with a frame, of a disc square to that frame's right axis."""
    points = []
    x, y = camera.see(centre)
    for k in range(10):
        a = radians(36 * k)
        if frame:
            points.append(camera.see(at(centre, frame, radius * cos(a), radius * sin(a) * flat)))
        else:
            points.append((x + radius * UNIT * cos(a), y + radius * UNIT * sin(a)))
    grown = [(x + (px - x) * 1.05, y + (py - y) * 1.05) for px, py in points]
    return curve([(px / 2, py / 2) for px, py in grown])


def rod(camera: Camera, name: str, tone: str, points: list[Vec], width: float, where: str = "back") -> Piece:
    """Return a thick line through points."""
    return Piece(name, tone, line(camera, points), where, width)


def used_at(movement: Movement, *surfaces: str) -> tuple[Vec, str] | None:
    """Return (mean point, part) of what first rests on one of the surfaces, in the order of the steps."""
    for step in movement.steps:
        pose, body = movement.poses[step.pose], movement.key(step.pose)
        for part, surface in pose.contact:
            if surface in surfaces:
                return mean([body.points[name] for name in contact_points(part)]), part
        found: list[Vec] = []
        for side in SIDES:
            arm, leg = pose.limbs[f"{side}_arm"], pose.limbs[f"{side}_leg"]
            found += [body.points[f"{side}_palm"]] if arm.target in surfaces else []
            found += [body.points[f"{side}_elbow"], body.points[f"{side}_wrist"]] if arm.fold in surfaces else []
            found += [body.points[f"{side}_heel"], body.points[f"{side}_toe"]] if leg.target in surfaces else []
            part = "hand" if arm.target in surfaces else "foot" if leg.target in surfaces else "forearm"
            if found:
                return mean(found), part
    return None


def mean(points: list[Vec]) -> Vec:
    """Return the middle of points."""
    n = len(points)
    return (sum(p[0] for p in points) / n, sum(p[1] for p in points) / n, sum(p[2] for p in points) / n)


def extent(movement: Movement) -> tuple[float, float, float, float]:
    """Return (least x, most x, least z, most z) of the body over all poses, cm."""
    points = [q for name in movement.poses for q in movement.key(name).points.values()]
    xs, zs = [q[0] for q in points], [q[2] for q in points]
    return min(xs), max(xs), min(zs), max(zs)


def first(movement: Movement) -> Body:
    """Return the body in the first pose that is done."""
    return movement.key(movement.steps[0].pose)

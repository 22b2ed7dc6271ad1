"""The picture: points in centimetres in, one SVG out: animated, still, or a strip of key poses."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, degrees

from multifidus.motion.body.movement import Movement
from multifidus.motion.body.skeleton import Body
from multifidus.motion.body.vocabulary import skin
from multifidus.motion.figure import props
from multifidus.motion.figure.arrows import drawn
from multifidus.motion.figure.camera import UNIT, Camera
from multifidus.motion.figure.clothes import Shape, capsules, dressed, pivot, sides
from multifidus.motion.figure.figure import Figure
from multifidus.motion.figure.order import covers, orders, slots
from multifidus.motion.figure.props.pieces import Piece
from multifidus.motion.figure.timing import ALLOWED, Brush, Timing, places
from multifidus.motion.figure.warmth import warm_spots

PAD = 9 * UNIT
FACE_MAY_BE_OFF = 7.0  # drawing units; a face that nods is seen a little from above, which nobody misses


class Studio:
    """One figure before one camera, its order and its colours settled for all frames."""

    def __init__(self, figure: Figure, movement: Movement, mirror: bool = False) -> None:
        self.figure, self.movement = figure, movement
        self.camera = Camera(figure.view, mirror)
        self.prefix = figure.id + ("-m" if mirror else "")
        self.keys = list(dict.fromkeys(step.pose for step in movement.steps))
        poses = [movement.key(name) for name in self.keys]
        self.near, self.tone = sides(self.camera, poses)
        self.fists = props.fists(figure)
        self.standing = props.standing(self.camera, figure, movement)
        self.arrows = [drawn(self.camera, movement, arrow) for arrow in figure.arrows]
        far = "left" if self.near == "right" else "right"
        body = [f"{far}_leg", "trunk", "hips", "head", "warm"]
        self.base = [f"{far}_arm", f"{far}_sleeve", *body, f"{self.near}_arm", f"{self.near}_sleeve"]

    def box(self) -> list[int]:
        """Return the view box round everything in any pose."""
        rims = []
        for name in self.keys:
            for point, place in self.movement.key(name).points.items():
                x, y = self.camera.see(place)
                flesh = ((skin(point) or 5.0) + 1.5) * UNIT
                rims += [(x - flesh, y - flesh), (x + flesh, y + flesh)]
        xs, ys = [x for x, _y in rims], [y for _x, y in rims]
        low_x, high_x, low_y, high_y = min(xs), max(xs), min(ys), max(ys)
        paths = [piece.path for piece in self.standing] + self.arrows
        for name in self.keys:
            gear = self._gear(self.movement.key(name), self.movement.arrival_s(name))
            paths += [piece.path for piece in gear]
        for path in paths:
            numbers = places(path)
            for x, y in zip(numbers[::2], numbers[1::2], strict=True):
                low_x, high_x, low_y, high_y = min(low_x, x), max(high_x, x), min(low_y, y), max(high_y, y)
        out = (low_x - PAD / 2, low_y - PAD / 2, high_x - low_x + PAD, high_y - low_y + PAD)
        return [round(v) for v in out]

    def _gear(self, body: Body, seconds: float) -> list[Piece]:
        return props.carried(self.camera, self.figure, self.movement, body, self.near, seconds)

    def scenery(self) -> str:
        """Return what stands still behind the body."""
        return "".join(_standing(piece) for piece in self.standing if piece.where == "back")

    def foreground(self) -> str:
        """Return what stands still before the body."""
        return "".join(_standing(piece) for piece in self.standing if piece.where == "front")

    def ways(self) -> str:
        """Return the arrows."""
        return "".join(f'<path class="o arrow" stroke-width="{3.2 * UNIT:.0f}" d="{d}"/>' for d in self.arrows)

    def key_pose(self, name: str) -> str:
        """Return the drawing of one pose."""
        return self.paint([self.movement.key(name)], [self.movement.arrival_s(name)])

    def rows(self, bodies: Sequence[Body]) -> list[tuple[str, list[bool]]]:
        """Return (unit, seen in which frames) from back to front."""
        return slots(orders(self.base, [covers(self.camera, capsules(body, self.near)) for body in bodies]))

    def paint(self, bodies: Sequence[Body], times: Sequence[float], timing: Timing | None = None) -> str:
        """Return the body and what it holds; one body makes a still, more with their times an animation."""
        dresses = [dressed(self.camera, body, self.near, self.tone, self.fists) for body in bodies]
        gear = [self._gear(body, t) for body, t in zip(bodies, times, strict=True)]
        always = [True] * len(bodies)
        out = [self._gear_at(("back",), gear, Brush(timing, always)).text()]
        for unit, seen in self.rows(bodies):
            before = ("near-", f"{unit}-") if unit == f"{self.near}_arm" else (f"{unit}-",)
            brush = self._gear_at(before, gear, Brush(timing, seen))
            if unit == "warm":
                self._warm(bodies, brush)
            else:
                self._unit(unit, bodies, [dress[unit] for dress in dresses], brush)
            out.append(self._gear_at((f"{unit}+",), gear, brush).text())
        out.append(self._gear_at(("front",), gear, Brush(timing, always)).text())
        return "".join(out)

    def _gear_at(self, where: tuple[str, ...], gear: Sequence[Sequence[Piece]], brush: Brush) -> Brush:
        for place in where:
            for k, piece in enumerate(gear[0]):
                if piece.where == place:
                    brush.shape(piece.css, _stroke(piece), [frame[k].path for frame in gear])
        return brush

    def _unit(self, unit: str, bodies: Sequence[Body], frames: Sequence[Sequence[Shape]], brush: Brush) -> None:
        """Draw a unit: what only goes and turns in the picture as one piece, all else as curves that change."""
        shapes = [(css, [frame[k][1] for frame in frames]) for k, (css, _path) in enumerate(frames[0])]
        groups = [shapes] if unit == "head" else [[shape] for shape in shapes]
        for k, group in enumerate(groups):
            point, segment, axis = pivot(unit, k, self.near)
            centres = [self.camera.see(body.points[point]) for body in bodies]
            ways = [self.camera.see(body.frames[segment][axis]) for body in bodies]
            angles = [degrees(atan2(y, x)) for x, y in ways]
            if not brush.rigid(group, centres, angles, FACE_MAY_BE_OFF if unit == "head" else ALLOWED):
                for css, paths in group:
                    brush.shape(css, "", paths)

    def _warm(self, bodies: Sequence[Body], brush: Brush) -> None:
        for region in self.figure.works:
            frames = [warm_spots(region, body, self.near) for body in bodies]
            for k, (_spot, radius) in enumerate(frames[0]):
                spots = [self.camera.see(frame[k][0]) for frame in frames]
                xs, ys = [f"{x:.0f}" for x, _y in spots], [f"{y:.0f}" for _x, y in spots]
                brush.spot(f' r="{radius * UNIT:.0f}" fill="url(#{self.prefix}-w)"', xs, ys)

    def glow(self) -> str:
        """Return the gradient that the warm region is filled with."""
        if not self.figure.works:
            return ""
        stops = '<stop stop-opacity=".8"/><stop offset=".5" stop-opacity=".45"/><stop offset="1" stop-opacity="0"/>'
        return f'<radialGradient id="{self.prefix}-w" class="warm">{stops}</radialGradient>'


def _stroke(piece: Piece) -> str:
    return f' stroke-width="{piece.width * UNIT:.0f}"' if piece.width else ""


def _standing(piece: Piece) -> str:
    return f'<path class="{piece.css}"{_stroke(piece)} d="{piece.path}"/>'


def escape(text: str) -> str:
    """Return text as it may stand between tags and in quoted attributes."""
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, name)
    return text


def text_alternative(figure: Figure) -> str:
    """Return the poses' own sentences in the order in which they are done."""
    return " ".join(dict.fromkeys(figure.poses[step.pose].say for step in figure.steps))


def animated(figure: Figure, mirror: bool = False, css: str = "") -> str:
    """Return one animated SVG; where motion is unwanted it shows the still instead.

    Args:
        figure: what to draw.
        mirror: for the other side.
        css: rules to carry along when the file stands alone.
    """
    movement = figure.movement()
    studio = Studio(figure, movement, mirror)
    times = movement.key_times()
    bodies = [movement.at_time(t) for t in times]
    timing = Timing(times, movement.length_s, movement.arrival_s(figure.still_pose))
    inner = studio.scenery() + studio.paint(bodies, times, timing) + studio.foreground() + studio.ways()
    return _wrap(figure, studio, studio.box(), inner, css)


def still(figure: Figure, mirror: bool = False, css: str = "") -> str:
    """Return the pose that tells most, with its arrows."""
    movement = figure.movement()
    studio = Studio(figure, movement, mirror)
    inner = studio.scenery() + studio.key_pose(figure.still_pose) + studio.foreground() + studio.ways()
    return _wrap(figure, studio, studio.box(), inner, css)


def strip(figure: Figure, mirror: bool = False, css: str = "") -> str:
    """Return the key poses side by side, for print and for a quiet screen."""
    movement = figure.movement()
    studio = Studio(figure, movement, mirror)
    box, inner = studio.box(), ""
    scenery = studio.scenery()
    for i, name in enumerate(studio.keys):
        front = studio.foreground() + (studio.ways() if name == figure.still_pose else "")
        inner += f'<g transform="translate({i * box[2]})">{scenery}{studio.key_pose(name)}{front}</g>'
    return _wrap(figure, studio, [*box[:2], box[2] * len(studio.keys), box[3]], inner, css)


def _wrap(figure: Figure, studio: Studio, box: Sequence[int], inner: str, css: str) -> str:
    style = f"<style>{css}</style>" if css else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fig" role="img" viewBox="{" ".join(map(str, box))}">'
        f"<title>{escape(figure.title)}</title><desc>{escape(text_alternative(figure))}</desc>"
        f"{style}{studio.glow()}{inner}</svg>"
    )

"""Time in the picture: which moments of a shape are written down, and when it can be seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import cos, radians, sin

from multifidus.motion.figure.camera import Dot

COMMAND = re.compile(r"([MLQqt])([-0-9. ]+)")
START = re.compile(r"M(-?[0-9]+) ?(-?[0-9]+)")
NUMBER = re.compile(r"-?[0-9.]+")
ALLOWED = 3.0  # drawing units (0.75 cm) by which a moment may be off when it is left out
MOST_ALLOWED = 6.0  # ... in a long story of many poses, which must still be small enough for an old phone
USUAL_FRAMES = 18


class Timing:
    """The moments of the frames as SMIL wants them, and the frame that stands for all where motion is unwanted."""

    def __init__(self, times: Sequence[float], length_s: float, peak_s: float) -> None:
        self.length_s = length_s
        self.shares = [t / length_s for t in times]
        self.allowed = min(MOST_ALLOWED, ALLOWED + 0.15 * max(0, len(times) - USUAL_FRAMES))
        self.peak = min(range(len(times)), key=lambda i: abs(times[i] - peak_s))

    def animate(self, attribute: str, values: Sequence[str], seen: Sequence[bool] | None = None) -> str:
        """Return the element that takes an attribute through its values, or nothing if it hardly changes.

        Moments that the straight way between their neighbours gives as well are left out, and so are moments at
        which the shape can't be seen.
        """
        moments = list(zip(self.shares, values, strict=True))
        if seen and not all(seen):
            near = [i for i in range(len(seen)) if any(seen[max(0, i - 1) : i + 2])]
            moments = [moments[i] for i in near]
            moments = [(0.0, moments[0][1]), *moments, (1.0, moments[-1][1])]
        numbers = [places(value) for _share, value in moments]
        kept = _needed([share for share, _value in moments], numbers, self.allowed)
        if len(kept) == 2 and _apart(numbers[0], numbers[-1]) <= self.allowed:
            return ""
        keys = ";".join(_short(moments[k][0]) for k in kept)
        shown = ";".join(moments[k][1] for k in kept)
        what = 'animate attributeName="' + attribute
        if attribute in ("translate", "rotate"):
            what = f'animateTransform attributeName="transform" type="{attribute}'
        return f'<{what}" {self._clock()} keyTimes="{keys}" values="{shown}"/>'

    def seen(self, seen: Sequence[bool]) -> str:
        """Return the element that shows a unit only in its own frames."""
        rows = [(self.shares[0], seen[0])]
        for i in range(1, len(seen)):
            if seen[i] != rows[-1][1]:
                rows.append((self.shares[i], seen[i]))
        keys = ";".join(_short(k) for k, _v in rows)
        shown = ";".join("visible" if v else "hidden" for _k, v in rows)
        timing = f'calcMode="discrete" {self._clock()} keyTimes="{keys}"'
        return f'<animate attributeName="visibility" {timing} values="{shown}"/>'

    def _clock(self) -> str:
        return f'dur="{self.length_s:g}s" repeatCount="indefinite"'


class Brush:
    """Draws the shapes of one unit: moving ones, and beside each its still for where motion is unwanted."""

    def __init__(self, timing: Timing | None, seen: Sequence[bool]) -> None:
        self.timing, self.seen = timing, seen
        self.moving: list[str] = []
        self.calm: list[str] = []

    def shape(self, css: str, fixed: str, values: Sequence[str]) -> None:
        """Draw a path through its values, one for each frame."""
        always = all(self.seen)
        timing = self.timing
        moves = timing.animate("d", values, self.seen) if timing else ""
        if timing is None or (always and not moves):
            self.moving.append(f'<path class="{css}"{fixed} d="{values[timing.peak if timing else 0]}"/>')
            return
        mark = " m" if always else ""
        first = values[timing.peak if not moves else 0]
        self.moving.append(f'<path class="{css}{mark}"{fixed} d="{first}">{moves}</path>')
        still = f'<path class="{css} s"{fixed} d="{values[timing.peak]}"/>'
        if always:
            self.moving.append(still)
        elif self.seen[timing.peak]:
            self.calm.append(still)

    def rigid(
        self, shapes: Sequence[tuple[str, Sequence[str]]], centres: Sequence[Dot], angles: Sequence[float], off: float
    ) -> bool:
        """Draw shapes that only go and turn in the picture as one group; return whether they are such.

        Args:
            shapes: class and one path a frame.
            centres: where the group's middle is in each frame.
            angles: how far the group has turned in each frame, degrees.
            off: drawing units by which a point may be off.
        """
        timing = self.timing
        if timing is None or not all(self.seen) or len(centres) < 2:
            return False
        k = timing.peak
        turned = [_near(a - angles[k]) for a in angles]
        for _css, values in shapes:
            own = places(values[k])
            for value, centre, angle in zip(values, centres, turned, strict=True):
                if _apart(_carried(own, centres[k], centre, angle), places(value)) > off:
                    return False
        x, y = (round(v) for v in centres[k])
        inner = "".join(f'<path class="{css}" d="{_moved(values[k], -x, -y)}"/>' for css, values in shapes)
        goes = timing.animate("translate", [f"{cx:.0f} {cy:.0f}" for cx, cy in centres])
        turns = timing.animate("rotate", [f"{angle:.0f}" for angle in turned])
        if not goes and not turns:
            self.moving.append("".join(f'<path class="{css}" d="{values[k]}"/>' for css, values in shapes))
            return True
        turning = f"<g>{turns}{inner}</g>" if turns else inner
        self.moving.append(f'<g class="m" transform="translate({x} {y})">{goes}{turning}</g>')
        self.moving.append(f'<g class="s" transform="translate({x} {y})">{inner}</g>')
        return True

    def spot(self, fixed: str, xs: Sequence[str], ys: Sequence[str]) -> None:
        """Draw a round spot that moves."""
        timing = self.timing
        moves = "".join(timing.animate(n, v, self.seen) for n, v in (("cx", xs), ("cy", ys))) if timing else ""
        k = timing.peak if timing else 0
        if not moves:
            self.moving.append(f'<circle{fixed} cx="{xs[k]}" cy="{ys[k]}"/>')
            return
        self.moving.append(f'<circle class="m"{fixed} cx="{xs[0]}" cy="{ys[0]}">{moves}</circle>')
        self.moving.append(f'<circle class="s"{fixed} cx="{xs[k]}" cy="{ys[k]}"/>')

    def text(self) -> str:
        """Return the elements drawn."""
        inner = "".join(self.moving)
        if self.timing and inner and not all(self.seen):
            inner = f'<g class="m">{self.timing.seen(self.seen)}{inner}</g>'
        return inner + "".join(self.calm)


def _near(angle: float) -> float:
    """Return an angle as the shortest turn, -180 to 180 degrees."""
    return (angle + 180) % 360 - 180


def _carried(numbers: Sequence[float], start: Dot, end: Dot, angle: float) -> list[float]:
    """Return points carried from one middle to another and turned there."""
    c, s = cos(radians(angle)), sin(radians(angle))
    out = []
    for x, y in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x - start[0], y - start[1]
        out += [end[0] + c * x - s * y, end[1] + s * x + c * y]
    return out


def _moved(path: str, dx: int, dy: int) -> str:
    """Return path data shifted; all but the first point of each part are relative."""

    def shifted(match: re.Match[str]) -> str:
        x, y = (int(n) for n in match.group(1, 2))
        return f"M{x + dx} {y + dy}"

    return START.sub(shifted, path).replace(" -", "-")


def places(path: str) -> list[float]:
    """Return the absolute numbers of path data, or the numbers of a plain value."""
    if not path.startswith("M"):
        return [float(n) for n in NUMBER.findall(path)]
    out: list[float] = []
    x = y = 0.0
    for command, text in COMMAND.findall(path):
        numbers = [float(n) for n in NUMBER.findall(text)]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command in "qt":
            points = [(x + dx, y + dy) for dx, dy in points]
        x, y = points[-1]
        out += [n for point in points for n in point]
    return out


def _needed(shares: Sequence[float], rows: Sequence[Sequence[float]], allowed: float) -> list[int]:
    """Return which rows must be kept so that the straight way between them is never off by more than is allowed."""
    kept = {0, len(rows) - 1}
    open_spans = [(0, len(rows) - 1)]
    while open_spans:
        a, b = open_spans.pop()
        worst, where = allowed, 0
        for i in range(a + 1, b):
            share = (shares[i] - shares[a]) / ((shares[b] - shares[a]) or 1.0)
            between = [p + (q - p) * share for p, q in zip(rows[a], rows[b], strict=True)]
            off = _apart(between, rows[i])
            if off > worst:
                worst, where = off, i
        if where:
            kept.add(where)
            open_spans += [(a, where), (where, b)]
    return sorted(kept)


def _apart(a: Sequence[float], b: Sequence[float]) -> float:
    return max(abs(p - q) for p, q in zip(a, b, strict=True))


def _short(share: float) -> str:
    return f"{min(1.0, share):.3f}".rstrip("0").rstrip(".").replace("0.", ".", 1) if share else "0"

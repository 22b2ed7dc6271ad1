"""Painter's order: what covers what, in each frame.

Two units of the body are compared where they overlap in the picture. A unit whose place among the others changes
during the movement gets one slot for each of its places; a slot is seen only in its own frames.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from multifidus.motion.body.vectors import Vec
from multifidus.motion.figure.camera import UNIT, Camera

Capsules = Mapping[str, Sequence[tuple[Vec, Vec, float]]]
Pair = tuple[str, str]
TOUCH = 2.0  # depth in cm below which two units may lie either way
NEIGHBOURS = (("trunk", "hips"), ("trunk", "head"), ("left_arm", "left_sleeve"), ("right_arm", "right_sleeve"))
WARM = ("trunk", "hips", "head")  # what the warm region always lies on


def covers(camera: Camera, capsules: Capsules) -> dict[Pair, float]:
    """Return {(a, b): cm} for the pairs that overlap in the picture: how far b lies in front of a."""
    flat = {
        name: [(*camera.see(a), camera.depth(a), *camera.see(b), camera.depth(b), r * UNIT) for a, b, r in parts]
        for name, parts in capsules.items()
    }
    names, out = sorted(flat), {}
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            total = weight = 0.0
            for one in flat[a]:
                for two in flat[b]:
                    overlap, gap = _overlap(one, two)
                    total += overlap * gap
                    weight += overlap
            if weight > 0 and abs(total / weight) > 0:
                out[a, b] = total / weight
    return out


def _overlap(one: tuple[float, ...], two: tuple[float, ...]) -> tuple[float, float]:
    """Return (how much two capsules overlap in the picture, how far the second lies in front there)."""
    x0, y0, d0, x1, y1, d1, r = one
    u0, v0, e0, u1, v1, e1, q = two
    reach = r + q
    if max(x0, x1) + reach < min(u0, u1) or max(u0, u1) + reach < min(x0, x1):
        return 0.0, 0.0
    if max(y0, y1) + reach < min(v0, v1) or max(v0, v1) + reach < min(y0, y1):
        return 0.0, 0.0
    best, gap = reach, 0.0
    for k in range(5):
        s = k / 4
        x, y, d = x0 + (x1 - x0) * s, y0 + (y1 - y0) * s, d0 + (d1 - d0) * s
        du, dv = u1 - u0, v1 - v0
        n = du * du + dv * dv
        t = max(0.0, min(1.0, ((x - u0) * du + (y - v0) * dv) / n)) if n > 1 else 0.5
        off = ((u0 + du * t - x) ** 2 + (v0 + dv * t - y) ** 2) ** 0.5
        if off < best:
            best, gap = off, e0 + (e1 - e0) * t - d
    return max(0.0, reach - best) / reach, gap


def orders(base: Sequence[str], frames: Sequence[Mapping[Pair, float]]) -> list[list[str]]:
    """Return the order of units, back to front, in each frame; it changes only where it must."""
    rank = {name: i for i, name in enumerate(base)}
    seen: dict[Pair, list[float | None]] = {}
    for i, frame in enumerate(frames):
        for key, gap in frame.items():
            seen.setdefault(key, [None] * len(frames))[i] = gap
    rules = {key: _steady(gaps, rank[key[1]] > rank[key[0]]) for key, gaps in seen.items()}
    out = []
    for i in range(len(frames)):
        above: dict[str, set[str]] = {name: set() for name in base}
        for (a, b), ways in rules.items():
            way = ways[i]
            if way is not None:
                low, high = (a, b) if way else (b, a)
                above[high].add(low)
        if "warm" in above:
            above["warm"] |= set(WARM) & set(base)
        for low, high in NEIGHBOURS:
            known = low in above and high in above
            if known and (low, high) not in rules and (high, low) not in rules:
                above[high].add(low)
        out.append(_sorted(base, above))
    return out


def _steady(gaps: Sequence[float | None], usual: bool) -> list[bool | None]:
    """Return for each frame whether the second lies in front; small gaps follow the larger ones."""
    clear = [g for g in gaps if g is not None and abs(g) > TOUCH]
    if not clear:
        return [usual if any(g is not None for g in gaps) else None] * len(gaps)
    if all(g > 0 for g in clear) or all(g < 0 for g in clear):
        return [clear[0] > 0] * len(gaps)
    out: list[bool | None] = []
    way = clear[0] > 0
    for gap in gaps:
        if gap is not None and abs(gap) > TOUCH:
            way = gap > 0
        out.append(way)
    return out


def _sorted(base: Sequence[str], above: Mapping[str, set[str]]) -> list[str]:
    left, out = list(base), []
    while left:
        free = next((name for name in left if not above[name] & set(left)), left[0])
        left.remove(free)
        out.append(free)
    return out


def slots(frames: Sequence[Sequence[str]]) -> list[tuple[str, list[bool]]]:
    """Return (unit, seen in which frames) from back to front: the shortest list that holds every frame's order."""
    whole: list[str] = list(frames[0])
    for order in frames[1:]:
        whole = _merged(whole, list(order))
    marks: list[list[bool]] = [[False] * len(frames) for _ in whole]
    for i, order in enumerate(frames):
        k = 0
        for name in order:
            while whole[k] != name:
                k += 1
            marks[k][i] = True
            k += 1
    return [(name, seen) for name, seen in zip(whole, marks, strict=True) if any(seen)]


def _merged(a: list[str], b: list[str]) -> list[str]:
    """Return the shortest list that holds both lists in their own order."""
    size = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            size[i][j] = size[i + 1][j + 1] + 1 if a[i] == b[j] else max(size[i + 1][j], size[i][j + 1])
    out, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            out.append(a[i])
            i, j = i + 1, j + 1
        elif size[i + 1][j] >= size[i][j + 1]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    return out + a[i:] + b[j:]

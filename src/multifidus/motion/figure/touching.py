"""Does the body go through what it rests on? Found by geometry, as the findings of the body itself are."""

from __future__ import annotations

from collections.abc import Iterator

from multifidus.motion.body.movement import Movement
from multifidus.motion.body.vocabulary import skin
from multifidus.motion.figure.figure import Figure
from multifidus.motion.figure.props.volumes import supports

SUNK_CM = 2.5  # deeper than into the floor: seats and mattresses give
CUT_S = 0.15  # a move this quick is a cut back to the start; nobody sees what lies between
RIM_CM = 3.0  # what is nearer to an edge hangs beside it
SKIPPED = ("shoulder", "thigh_back")


def through_props(figure: Figure, movement: Movement) -> Iterator[str]:
    """Yield a sentence for each part of the body that goes through a seat, a board or a step in any drawn moment."""
    worst: dict[tuple[str, str], float] = {}
    rooms = supports(figure, movement)
    for seconds in _seen_times(movement) if rooms else ():
        for name, (x, y, z) in movement.at_time(seconds).points.items():
            flesh = skin(name)
            if not flesh or name.endswith(SKIPPED):
                continue
            for prop, ((x0, x1), (y0, y1), (z0, z1)) in rooms:
                inside = x0 + RIM_CM < x < x1 - RIM_CM and z0 < z < z1 and y0 < y < y1 + flesh
                if inside and y1 - (y - flesh) > SUNK_CM:
                    worst[prop, name] = max(worst.get((prop, name), 0.0), y1 - (y - flesh))
    for (prop, name), depth in worst.items():
        yield f"{name} goes {depth:.1f} cm through the {prop}"


def _seen_times(movement: Movement) -> list[float]:
    cuts, now = [], 0.0
    for step in movement.steps:
        if 0 < step.move_s <= CUT_S:
            cuts.append((now, now + step.move_s))
        now += step.move_s + step.hold_s
    return [t for t in movement.key_times() if not any(start < t < end - 1e-6 for start, end in cuts)]

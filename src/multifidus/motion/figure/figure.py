"""A figure as its file gives it: view, props, poses, steps, arrows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import radians, tan

from multifidus.motion.body.movement import Movement, Step
from multifidus.motion.body.pose import WrittenPose
from multifidus.motion.body.settle import Ground
from multifidus.motion.body.vocabulary import SURFACES

Option = float | str | bool


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing that the figure uses, with what its author chose."""

    name: str
    options: Mapping[str, Option] = field(default_factory=dict)

    def number(self, option: str, otherwise: float) -> float:
        """Return a number that the author chose, or the usual one."""
        return float(self.options.get(option, otherwise))

    def word(self, option: str, otherwise: str) -> str:
        """Return a word that the author chose, or the usual one."""
        return str(self.options.get(option, otherwise))


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow for the movement: beside a point's track, straight off the skin, or round a point."""

    kind: str  # follow, push, turn
    point: str
    start: str
    end: str
    both: bool = False
    flip: bool = False  # on the other side of the track


@dataclass(frozen=True, slots=True)
class Figure:
    """One exercise's figure."""

    id: str
    title: str
    view: str | tuple[float, float]
    poses: Mapping[str, WrittenPose]
    steps: tuple[Step, ...]
    props: tuple[Prop, ...] = ()
    works: tuple[str, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    in_place: bool = False
    peak: str = ""  # the pose of the still picture
    side: str = "right"  # the side that works, as drawn; the mirror image is for the other

    def prop(self, name: str) -> Prop | None:
        """Return a prop of this figure."""
        return next((prop for prop in self.props if prop.name == name), None)

    def movement(self) -> Movement:
        """Return the poses in time, settled on what this figure's props give to rest on."""
        heights = dict(SURFACES)
        for prop in self.props:
            if prop.name in heights and "height" in prop.options:
                heights[prop.name] = prop.number("height", 0.0)
        step = self.prop("step") or self.prop("stairs")
        if step:
            rise = step.number("height", heights["step"])
            heights.update(step=rise, step2=2 * rise, step3=3 * rise)
        wall, hill = self.prop("wall"), self.prop("slope")
        slope = tan(radians(hill.number("rise", 8.0))) if hill else 0.0
        ground = Ground(heights, wall.word("side", "behind") if wall else "behind", in_place=self.in_place, slope=slope)
        return Movement(self.poses, self.steps, ground)

    @property
    def still_pose(self) -> str:
        """The pose that tells most: where the first arrow ends, else the second pose done."""
        named = dict.fromkeys(step.pose for step in self.steps)
        return self.peak or (self.arrows[0].end if self.arrows else [*named, *named][min(1, len(named) - 1)])

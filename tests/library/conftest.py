"""A content folder small enough to read, whole enough to load: each test breaks one thing in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from multifidus.clinical.knowledge import Knowledge
from multifidus.library.faults import ContentError, Fault
from multifidus.library.load import load_knowledge

END = "sources: [project]\nreview: pending\n"
FACTS = """\
id: screen
title: A screen
review: pending
facts:
  - {id: saddle_numbness, kind: yes_no, title: Numb saddle, alarming: ['yes']}
  - {id: age_years, kind: number, low: 0, high: 120, unit: years, title: Age}
  - {id: falls, kind: number, low: 0, high: 99, whole: true, title: Falls}
  - {id: trauma, kind: choice, choices: [none, minor, significant], title: A fall or blow}
  - {id: pain_areas, kind: choices, choices: [low_back, leg_left], title: Where it hurts}
  - {id: muscle_power, kind: ratings, low: 0, high: 5, choices: [L4_left, L5_left], title: Power}
  - {id: job, kind: text, title: Work, record_only: true}
  - {id: suspected, kind: choices, derived: true, choices: [cauda_equina], title: Suspected}
  - {id: risk, kind: choice, derived: true, choices: [low, high], title: Risk}
"""
RED_FLAG = """\
id: cauda_equina
title: Possible cauda equina syndrome
when: {saddle_numbness: true}
then: emergency
within: now
suspects: cauda_equina
say: Please go to an emergency department now.
tell: Numb between the legs.
because: Pressed nerves need a surgeon.
sources: [project]
review: pending
cases:
  - {given: {saddle_numbness: true}, expect: fires}
  - {given: {saddle_numbness: false}, expect: silent}
  - {given: {saddle_numbness: unknown}, expect: unknown}
"""
CONDITION = """\
id: fragile
title: Fragile bones
when: {age_years: {above: 80}}
raises: [no_load]
techniques: {thrust: absolute, thrust@lumbar: relative}
sources: [project]
review: pending
cases:
  - {given: {age_years: 81}, expect: fires}
  - {given: {age_years: 80}, expect: silent}
  - {given: {age_years: unknown}, expect: unknown}
"""
LABEL = """\
id: risk_high
title: High risk
axis: risk
code: high
order: 1
when: {falls: {at_least: 3}}
means: A long course is likely.
say: We will see you often.
sources: [project]
review: pending
cases:
  - {given: {falls: 3}, expect: fires}
  - {given: {falls: 2}, expect: silent}
  - {given: {}, expect: unknown}
"""
TECHNIQUE = (
    "id: thrust\ntitle: Thrust\nregions: [lumbar, hip]\nindication: a\ndose: b\npressure: c\nexpected: d\n"
    f"evidence: e\nsay: f\n{END}"
)
PATHWAY = (
    "id: p00\ntitle: General\nwhen: always\ncases: []\norder: 99\nmessage: Keep moving.\nphases: []\nwalking: daily\n"
    "self_management: a\nmind: b\nvisits: {fewest: 1, most: 2, weeks: 3, per_week: one}\nreassess_days: [14]\n"
    f"discharge: c\nescalate: d\n{END}"
)
TAG = f"id: no_load\ntitle: No load\naction: block\nmeans: no load\nmodify: less load\n{END}"
GOAL_WORDS = f"id: sport\ntitle: Sport\nwords: [run]\n{END}"
SOURCE = "id: project\ntitle: Our own rule\ncite: This project\nread: own\nreview: pending\n"
TIERS = ("emergency", "urgent", "routine_referral", "treat")
INSTRUMENTS = ("stage", "startback9", "rmdq24", "odi", "phq2", "phq4")
FILES = {
    "facts/screen": FACTS,
    "sources/project": SOURCE,
    "red_flags/cauda_equina": RED_FLAG,
    "conditions/fragile": CONDITION,
    "classification/risk_high": LABEL,
    "manual_therapy/thrust": TECHNIQUE,
    "pathways/p00": PATHWAY,
    "tags/no_load": TAG,
    "progression/goal_words/sport": GOAL_WORDS,
    **{f"triage/{i}": f"id: {i}\ntitle: T\nheadline: h\nsay: s\ndo_now: [a]\ncall: c\n{END}" for i in TIERS},
    **{
        f"instruments/{i}": f"id: {i}\ntitle: T\nmeasures: m\nitems: 2\nmissing: m\nlicence: l\n{END}"
        for i in INSTRUMENTS
    },
}


@dataclass(frozen=True)
class Content:
    """A content folder that a test may break."""

    root: Path

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / (name if "." in name else f"{name}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.root / f"{name}.yaml").read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def append(self, name: str, text: str) -> None:
        path = self.root / f"{name}.yaml"
        self.write(name, path.read_text(encoding="utf-8") + text)

    def load(self) -> Knowledge:
        return load_knowledge.__wrapped__(self.root)

    def faults(self) -> tuple[Fault, ...]:
        with pytest.raises(ContentError) as caught:
            self.load()
        return caught.value.faults

    def fault(self) -> str:
        """Return the one fault that the folder must have, as its author reads it."""
        (only,) = self.faults()
        return str(only)


@pytest.fixture
def content(tmp_path) -> Content:
    found = Content(tmp_path / "content")
    for name, text in FILES.items():
        found.write(name, text)
    return found


@pytest.fixture
def broken(content) -> Callable[[str, str, str], str]:
    """Replace one thing in one file, and return the one fault that follows."""

    def run(name: str, old: str, new: str) -> str:
        content.replace(name, old, new)
        return content.fault()

    return run

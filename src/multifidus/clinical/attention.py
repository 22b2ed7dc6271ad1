"""What calls a therapist to a patient: the kinds of reasons, how soon, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from multifidus.clinical.entries import Entry, described

Urgency = Literal["now", "today", "this_week", "routine"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AttentionKind:
    """One kind of reason."""

    urgency: Urgency = described("by when somebody should look")
    title: str = described("what it is, in a few words; numbers go into the {places}")
    because: str = described("what to do, in one or two sentences")


@dataclass(frozen=True, kw_only=True, slots=True)
class Attention(Entry):
    """Who needs the therapist, and how soon; within one urgency the first kind comes first."""

    urgencies: Mapping[str, str] = described("the urgencies in words")
    silent_days: int = described("days without a logged session from which it is told", low=1, high=60)
    worse_rise: float = described("rise of the week's mean pain from which it is worse", low=0, high=10)
    few_planned_at_least: int = described("planned sessions before `few` is said", low=1, high=60)
    reassess_soon_days: int = described("days before a re-assessment in which it is told", low=0, high=60)
    day: str = described("one day")
    days: str = described("{days} days")
    kinds: Mapping[str, AttentionKind] = described("the kinds of reasons, most pressing first")

"""What every content file says of itself: its sources, its review, and for a rule its cases."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from multifidus.clinical.conditions import Condition

MarkKind = Literal["recall", "expert", "project"]


def described(
    text: str,
    *,
    default: Any = dataclasses.MISSING,
    low: float | None = None,
    high: float | None = None,
    refers_to: str | None = None,
) -> Any:
    """Declare a field of a content file: what it means, its range, what it points to.

    Args:
        text: one sentence for the person who edits the file.
        default: the value when the file leaves the field out; required without.
        low, high: the smallest and the largest number allowed.
        refers_to: the kind of file that the id (or each id) must name.
    """
    metadata = {"text": text, "low": low, "high": high, "refers_to": refers_to}
    if default is dataclasses.MISSING:
        return dataclasses.field(metadata=metadata)
    if default == {}:
        return dataclasses.field(default_factory=dict, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A doubt that travels with the content until a clinician signs it."""

    mark: MarkKind = described(
        "recall: from memory, source not read; expert: judgement where no trial gives a number; "
        "project: a rule we set because software needs one"
    )
    of: str = described("what it applies to")


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleCase:
    """A worked example of a rule, run each time the content is checked."""

    given: Mapping[str, Any] = described("facts of an invented patient; all others are not asked")
    expect: Literal["fires", "silent", "unknown"] = described("what the rule must do")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One content file."""

    id: str = described("the name of the file, without .yaml; never changes its meaning")
    title: str = described("a few words for the therapist")
    sources: tuple[str, ...] = described("ids of files in content/sources", default=(), refers_to="source")
    review: str = described("pending, until a clinic's clinician signs this revision")
    marks: tuple[Mark, ...] = described("what is not yet backed by a source that was read", default=())


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule(Entry):
    """A content file that applies under a condition."""

    when: Condition = described("the condition on facts under which this applies")
    cases: tuple[RuleCase, ...] = described("at least one that fires, one silent, one unknown")

"""What is known of one patient. Unknown is a value of its own and never means normal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Any


class Missing(Enum):
    """Why a fact has no value."""

    UNKNOWN = "unknown"  # asked or examined, and the answer is not known
    NOT_ASKED = "not asked"  # nobody has asked or examined it yet


UNKNOWN = Missing.UNKNOWN
NOT_ASKED = Missing.NOT_ASKED


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one patient, by name.

    A name that is absent was not asked. Values are those of the fact's kind
    (see `FactDefinition`): bool, int, float, str, a frozenset of str, or a
    mapping of str to a number.
    """

    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, name: str) -> Any:
        """Return the value of a fact, or `UNKNOWN`, or `NOT_ASKED`."""
        return self.values.get(name, NOT_ASKED)

    def known(self, name: str) -> Any | None:
        """Return the value of a fact, or None where it is unknown or not asked."""
        value = self.values.get(name, NOT_ASKED)
        return None if isinstance(value, Missing) else value

    def with_values(self, **changes: Any) -> Facts:
        """Return these facts with some of them changed or added."""
        return Facts(MappingProxyType({**self.values, **changes}))

    def without(self, *names: str) -> Facts:
        """Return these facts as if some had never been asked."""
        return Facts(MappingProxyType({k: v for k, v in self.values.items() if k not in names}))

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

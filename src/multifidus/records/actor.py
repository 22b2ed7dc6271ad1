"""Who acts: the account that is signed in, and the address it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from multifidus.records.models import Account


@dataclass(frozen=True, slots=True)
class Actor:
    """The person behind a request. `account` is None for the system itself and for an invited person."""

    account: Account | None
    address: str | None = None

    @property
    def person(self) -> Account:
        """Return the account; only where somebody is signed in."""
        assert self.account is not None
        return self.account

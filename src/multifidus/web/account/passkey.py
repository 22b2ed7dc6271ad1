"""Adding a passkey: a browser's answer that can't be read is a wrong answer, not a fault of ours."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import AddWebAuthnForm


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """Takes the name of a passkey, and what the browser answered."""

    def clean(self) -> dict[str, Any]:
        """Return what was entered.

        Raises:
            ValidationError: the browser's answer is not of this passkey, or can't be read at all.
        """
        try:
            return dict(super().clean())
        except ValueError:
            raise get_adapter().validation_error("incorrect_code") from None

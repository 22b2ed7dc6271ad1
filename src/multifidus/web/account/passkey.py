"""Passkeys: a browser's answer that can't be read is a wrong answer, not a fault of ours."""

from __future__ import annotations

from typing import Any

from allauth.mfa.webauthn import forms as allauth_forms
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NOT_WORKED = _("The passkey did not work. Try again, or use another way.")


class BrowserAnswer(forms.JSONField):
    """What a browser answers for a passkey: a JSON object, and nothing else that JSON can say.

    Allauth looks no further at an answer such as `0`, and would keep it as a passkey.
    """

    widget = forms.HiddenInput
    default_error_messages = {"required": NOT_WORKED, "invalid": NOT_WORKED}

    def to_python(self, value: Any) -> Any:
        """Return the object, or None where nothing was sent.

        Raises:
            ValidationError: it is no JSON, no object, or nested too deep to be read.
        """
        try:
            found = super().to_python(value)
        except RecursionError:
            raise ValidationError(NOT_WORKED) from None
        if found is not None and not isinstance(found, dict):
            raise ValidationError(NOT_WORKED)
        return found


class AddPasskey(allauth_forms.AddWebAuthnForm):  # type: ignore[misc]
    """Takes the name of a passkey, and what the browser answered."""

    credential = BrowserAnswer()

    def clean(self) -> dict[str, Any]:
        """Return what was entered.

        Raises:
            ValidationError: the browser's answer is not of this passkey, or can't be read at all.
        """
        if self.errors.pop("credential", None):  # a field that nobody sees: said beside the name
            raise ValidationError(NOT_WORKED)
        try:
            return dict(super().clean())
        except (ValidationError, ValueError):
            raise ValidationError(NOT_WORKED) from None


class SignInByPasskey(allauth_forms.LoginWebAuthnForm):  # type: ignore[misc]
    """Signs in with a passkey alone."""

    credential = BrowserAnswer()


class SecondFactorByPasskey(allauth_forms.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """Proves with a passkey, after the password."""

    credential = BrowserAnswer()


class ProveByPasskey(allauth_forms.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """Proves once more, before something that matters."""

    credential = BrowserAnswer()

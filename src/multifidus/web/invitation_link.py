"""An invitation as a person gets it: the address, and a code to scan."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class Link:
    """The address, and the same as a drawing (SVG)."""

    address: str
    drawing: SafeString


def shown_link(token: str) -> Link:
    """Return the link of a token, to be shown once."""
    address = settings.SITE_ADDRESS + reverse("invitation", kwargs={"token": token})
    drawing = segno.make(address, micro=False).svg_inline(scale=5, border=2, omitsize=True, title="QR")
    return Link(address, mark_safe(drawing))  # drawn here from an address of our own

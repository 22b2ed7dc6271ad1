"""The templates' environment: our templates, the components', and a few words every page knows."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.html import json_script
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader

from multifidus.records.knowledge import unsigned_revision
from multifidus.records.queries.clinic import the_clinic
from multifidus.web.account.demo_people import demo_people
from multifidus.web.figures import drawn, key_poses


def environment(**options: Any) -> Environment:
    """Return the environment that Django's Jinja2 backend uses."""
    options["loader"] = ChoiceLoader([options["loader"], PackageLoader("nhsuk_frontend_jinja")])
    options["undefined"] = ChainableUndefined  # the components' macros look deep into optional parameters
    found = Environment(**options)
    found.install_gettext_callables(translation.gettext, translation.ngettext, newstyle=True)  # type: ignore[attr-defined]
    found.globals.update(static=static, url=_url, figure=drawn, key_poses=key_poses)
    found.filters.update(date=_date, clock=_clock, day=_day, number=_number, json_script=json_script)
    found.trim_blocks = found.lstrip_blocks = True
    return found


def every_page(request: HttpRequest) -> dict[str, Any]:
    """Return what every page knows: the clinic, whether this is a demonstration, and who is signed in."""
    user = getattr(request, "user", None)
    member = getattr(request, "member", None)
    return {
        "clinic": the_clinic(),
        "demo": settings.DEMONSTRATION,
        "unsigned": unsigned_revision(),
        "language": translation.get_language(),
        "person": user.name if user is not None and user.is_authenticated else "",
        "owner": member is not None and member.is_owner,
        "therapist": member is not None and member.is_therapist,
        "messages": _messages(request),
        "demo_people": demo_people() if settings.DEMONSTRATION and request.path == reverse("account_login") else (),
    }


def _messages(request: HttpRequest) -> list[Any]:
    return list(get_messages(request)) if hasattr(request, "_messages") else []


def _url(name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs=kwargs or None)


def _date(value: datetime.datetime | datetime.date) -> str:
    """Return a day as it is written in the person's language: 3 December 2026."""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value).date()
    return formats.date_format(value, "j F Y")


def _day(value: datetime.datetime | datetime.date) -> str:
    """Return a day with its weekday and without its year: Thursday 3 December."""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value).date()
    return formats.date_format(value, "l j F")


def _clock(value: datetime.datetime) -> str:
    return formats.date_format(timezone.localtime(value), "H:i")


def _number(value: float | None, digits: int = 1) -> str:
    if value is None:
        return ""
    return f"{value:.{digits}f}".rstrip("0").rstrip(".") if value != int(value) else f"{value:.0f}"

"""When somebody was last heard of, as short as a column of a list."""

from __future__ import annotations

import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _

WEEK = 7


def contact_words(at: datetime.datetime | None, now: datetime.datetime) -> str:
    """Return when something was: a clock time today, the weekday within a week, else the day; "" for never."""
    if at is None:
        return ""
    then, today = timezone.localtime(at), timezone.localtime(now).date()
    days = (today - then.date()).days
    if days == 0:
        return _("Today %(clock)s") % {"clock": formats.date_format(then, "H:i")}
    if days == 1:
        return _("Yesterday")
    if 0 < days < WEEK:
        return formats.date_format(then, "D j M")
    return formats.date_format(then, "j F" if then.year == today.year else "j M Y")

"""Lines of the log say what went wrong and where, never about whom, and nothing that opens a door."""

from __future__ import annotations

import logging
import re

ID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
LINK = re.compile(r"(/invitation/)[^/\s?\"']+")


class WithoutIds(logging.Formatter):
    """Writes a line, its traceback included, with the ids of people and the tokens of links left out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line.

        >>> line = {"msg": "Not Found: /clinic/patients/2d5b6d12-0f3a-4a01-b847-7c8e1451b286/plan"}
        >>> WithoutIds().format(logging.makeLogRecord(line))
        'Not Found: /clinic/patients/(id)/plan'
        """
        return LINK.sub(r"\1(token)", ID.sub("(id)", super().format(record)))

"""What is sent to us is UTF-8, as our pages ask for, whatever a header says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
CHARSET = re.compile(r";\s*charset\s*=[^;]*", re.IGNORECASE)


def read_as_utf8(application: Application) -> Application:
    """Return the application without the charset that a request names.

    Python knows codecs, such as base64, with which no text can be read; Django breaks on them before any page of ours.
    """

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        kind = CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
        return application({**environ, "CONTENT_TYPE": kind}, start_response)

    return answer

"""An honest form, spoilt: each field as no browser would send it, or the whole of it as no form is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote_from_bytes, quote_plus

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from hypothesis import strategies as st

URLENCODED = "application/x-www-form-urlencoded"
MOST_FIELDS = 2000  # that the settings allow
Pairs = tuple[tuple[str, bytes], ...]

LONG = b"ab cd " * 700
NOTHING_THERE = b"00000000-0000-4000-8000-000000000000"
WORST = (
    b"", b"  \r\n ", b"\x00", b"a\x00b\x1b[31m", b"caf\xe9 \xff\xfe", b"\xed\xa0\x80\xed\xbf\xbf", LONG, b"x" * 300,
    b"nan", b"-inf", b"1e400", b"-1", b"9" * 400, b"99999999999999999999", b"2147483648", "\u0663\u00b2".encode(),
    b"0x1f", b"1.5", b"1,5", b"0", b"31", b"null", b"[]", b'{"a": [1, {"b": null}]}', b"[" * 5000, b"unknown",
    b"no_such_choice", b"<script>alert('1')</script>\"'&", b"%s %(name)s {0.__class__} {x} {{ 7*7 }}",
    b"../../../etc/passwd", b"0000-00-00", b"2026-02-30", "\u202e\u2028\ufeff\U0001f9d8".encode(), NOTHING_THERE,
)  # fmt: skip
HELD = ("do", "edits", "of", "row", "next", "number")  # they say what is asked for: spoilt, nothing else is looked at
AS_A_WHOLE = {
    "blank": b"",
    "NUL": b"a\x00b",
    "no UTF-8": b"caf\xe9\xed\xa0\x80",
    "long": LONG,
    "nan": b"nan",
    "huge": b"9" * 400,
    "no choice": b"no_such_choice",
}
MORE_NAMES = (
    "__class__", "id", "pk", "patient", "patient_id", "is_owner", "do", "row", "next", "edits", "of", "to", "leave",
    "zone", "faults", "self", "form", "x" * 300, "a\x00b", "\u202e", "name[]", "[0]", "unknown", "unit",
)  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """A request's body, what it is said to be, and what a page may be expected to keep of it."""

    how: str
    body: bytes
    content_type: str
    fields: Pairs = ()

    def __repr__(self) -> str:
        return f"{self.how}: {self.body[:700]!r}"

    def typed(self) -> dict[str, list[str]]:
        """Return the fields as the site reads them."""
        found: dict[str, list[str]] = {}
        for name, value in self.fields:
            found.setdefault(name, []).append(value.decode(errors="replace"))
        return found


def as_form(pairs: Pairs, how: str = "form") -> Sent:
    """Return a form as a browser sends it."""
    body = "&".join(f"{quote_plus(name)}={quote_from_bytes(value)}" for name, value in pairs)
    return Sent(how, body.encode(), URLENCODED, pairs)


def as_uploads(pairs: Pairs) -> Sent:
    """Return a form with a file in each field, and the field itself."""
    parts = []
    for name, value in pairs or (("name", b""),):
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
        file = f'{head}; filename="..\\a.exe"\r\nContent-Type: application/x-msdownload\r\n\r\n'
        parts.append(f"{head}\r\n\r\n".encode() + value[:50] + b"\r\n" + file.encode() + b"MZ\x00\xff\r\n")
    return Sent("uploads", b"".join(parts) + f"--{BOUNDARY}--\r\n".encode(), MULTIPART_CONTENT)


def spoilt(honest: Pairs, strangers: tuple[str, ...]) -> st.SearchStrategy[Sent]:
    """Return one to three slips in an honest form; `strangers` are ids of what belongs to somebody else."""
    names = sorted({name for name, _ in honest})
    values = st.sampled_from((*WORST, *(one.encode() for one in strangers))) | st.binary(max_size=12)
    slips = [st.tuples(st.just("more"), st.sampled_from(MORE_NAMES), values)]
    if names:
        named = st.sampled_from(names)
        slips += [st.tuples(st.sampled_from(("instead", "instead", "besides", "without")), named, values)]
    return st.lists(st.one_of(slips), min_size=1, max_size=3).map(lambda all_: as_form(_slipped(honest, all_)))


def _slipped(pairs: Pairs, slips: list[tuple[str, str, bytes]]) -> Pairs:
    for kind, name, value in slips:
        if kind == "instead":
            pairs = tuple((one, value if one == name else old) for one, old in pairs)
        elif kind == "without":
            pairs = tuple((one, old) for one, old in pairs if one != name)
        else:
            pairs = (*pairs, (name, value))
    return pairs


def each_alone(honest: Pairs, turn: int, most: int) -> Iterator[Sent]:
    """Yield forms in which one field alone is spoilt: each field once, or `most` of many fields, by turns."""
    names = list(dict.fromkeys(name for name, _ in honest))
    step = -(-len(names) // most) or 1
    for place, name in enumerate(names[turn % step :: step]):
        value = WORST[(7 * place + 5 * turn) % len(WORST)]  # neighbours get what is unlike
        yield as_form(tuple((one, value if one == name else old) for one, old in honest), f"{name} alone")


def whole(honest: Pairs, turn: int) -> list[Sent]:
    """Return attacks on a form as a whole, each once; of the rare ones, two by turns."""
    return list({sent.body + sent.content_type.encode(): sent for sent in _whole(honest, turn)}.values())


def _whole(honest: Pairs, turn: int) -> Iterator[Sent]:
    yield as_form((), "no field")
    yield as_form(tuple((name, b"no_such_choice") for name, _ in honest), "every field no choice")
    for label, value in AS_A_WHOLE.items():
        yield as_form(tuple((name, old if name in HELD else value) for name, old in honest), f"every field {label}")
    yield as_form(
        tuple((name, value) for name, old in honest for value in ((old,) if name in HELD else (old, b"other", b""))),
        "every field thrice",
    )
    yield as_uploads(honest)
    rare = list(_rare(honest))
    yield rare[turn % len(rare)]
    yield rare[(turn + 1) % len(rare)]


def _rare(honest: Pairs) -> Iterator[Sent]:
    most = MOST_FIELDS - len(honest)
    many = tuple((f"row{n % 3}" if n % 2 else "row", b"1") for n in range(most))
    yield as_form((*honest, *many), "2,000 fields")
    yield Sent("2,001 fields", as_form((*honest, *many, ("x", b"1"))).body, URLENCODED)
    yield Sent("JSON", json.dumps({name: None for name, _ in honest}).encode(), "application/json")
    yield Sent("plain text", as_form(honest).body, "text/plain")
    yield Sent("no type", as_form(honest).body, "")
    yield Sent("another charset", as_form(honest).body, f"{URLENCODED}; charset=utf-16")
    yield Sent("multipart without its boundary", as_form(honest).body, "multipart/form-data")
    yield Sent("multipart cut off", as_uploads(honest).body[:-40], MULTIPART_CONTENT)
    fields = {name: value.decode() for name, value in honest}
    yield Sent("multipart", encode_multipart(BOUNDARY, fields), MULTIPART_CONTENT, tuple((n, v.encode()) for n, v in fields.items()))  # fmt: skip  # noqa: E501
    yield Sent("a million letters", as_form((("name", b"x" * 1_000_001),)).body, URLENCODED)

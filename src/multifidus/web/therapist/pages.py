"""A long list, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list, and the addresses of the pages beside it; numbers count from 1."""

    rows: tuple[Row, ...]
    number: int
    pages: int
    count: int
    before: str | None
    after: str | None


def page_of(rows: Sequence[Row], wanted: str | None, size: int, address: Callable[[int], str]) -> Page[Row]:
    """Return a page of a list; a number that makes no sense gives the nearest page.

    Args:
        wanted: the number as the address gives it, whatever it is.
        address: the address of a page by its number.
    """
    pages = max(1, -(-len(rows) // size))
    number = min(_number(wanted), pages)
    return _page(rows[(number - 1) * size : number * size], number, pages, len(rows), address)


def slice_of(
    read: Callable[[int, int], tuple[Sequence[Row], int]],
    wanted: str | None,
    size: int,
    address: Callable[[int], str],
) -> Page[Row]:
    """Return a page of a list that is read a page at a time.

    Args:
        read: gives the rows after so many, so many at most, and the count of all.
        wanted: the number as the address gives it; beyond the last page there are no rows.
        address: the address of a page by its number.
    """
    number = _number(wanted)
    rows, count = read((number - 1) * size, size)
    return _page(rows, number, max(1, -(-count // size)), count, address)


def _number(wanted: str | None) -> int:
    return max(1, int(wanted)) if wanted and wanted.isascii() and wanted.isdigit() and len(wanted) < 7 else 1


def _page(rows: Sequence[Row], number: int, pages: int, count: int, address: Callable[[int], str]) -> Page[Row]:
    return Page(
        rows=tuple(rows),
        number=number,
        pages=pages,
        count=count,
        before=address(number - 1) if number > 1 else None,
        after=address(number + 1) if number < pages else None,
    )

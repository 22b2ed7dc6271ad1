"""Rounding as on paper: halves go away from zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def exact(value: float) -> Fraction:
    """Return the number as it is written, free of binary error.

    >>> exact(0.1) * 3 == exact(0.3)
    True
    """
    return Fraction(Decimal(str(value)))


def half_up(value: Fraction | int, places: int) -> float:
    """Return the value rounded to so many decimals; halves go away from zero.

    >>> half_up(Fraction(1, 8), 2), round(0.125, 2)
    (0.13, 0.12)
    """
    quotient = Decimal(Fraction(value).numerator) / Decimal(Fraction(value).denominator)
    return float(quotient.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def half_up_whole(value: Fraction | int) -> int:
    """Return the nearest whole number; halves go away from zero.

    >>> half_up_whole(Fraction(5, 2))
    3
    """
    return int(half_up(value, 0))

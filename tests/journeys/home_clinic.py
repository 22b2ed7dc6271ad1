"""A small clinic of our own for the session at home: its server can be killed and started again."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

FILL = Path(__file__).with_name("made_clinic.py")
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
PATIENCE_S = 60


class HomeClinic:
    """A clinic in a folder: `people` are its patients, each with a cookie of a sign-in."""

    def __init__(self, home: Path, people: int = 1, plan: str = "quick") -> None:
        home.mkdir(parents=True)
        self.home = home
        with socket.socket() as asked:
            asked.bind(("127.0.0.1", 0))
            self.port = int(asked.getsockname()[1])
        self.url = f"http://localhost:{self.port}"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("MULTIFIDUS_")},
            "MULTIFIDUS_HOME": str(home),
            "MULTIFIDUS_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "multifidus.site.settings",
        }
        self.people: list[dict[str, Any]] = json.loads(self._run(FILL, str(people), plan))
        self.server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and come back when the server answers."""
        command = (
            sys.executable, "-m", "granian", "--interface", "wsgi", "multifidus.site.wsgi:application",
            "--port", str(self.port), "--workers", "1", "--blocking-threads", "1",
        )  # fmt: skip
        log = (self.home / "server.log").open("ab")
        self.server = subprocess.Popen(
            command, env=self.environment, stdout=log, stderr=log, start_new_session=True, cwd=self.home
        )
        end = time.monotonic() + PATIENCE_S
        while not self._answers():
            assert time.monotonic() < end, (self.home / "server.log").read_text()
            time.sleep(0.1)

    def kill(self) -> None:
        """End the server at once, in the middle of whatever it does."""
        if self.server is not None:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()
            self.server = None

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        """Return what the database holds."""
        with sqlite3.connect(self.home / "clinic.sqlite3", timeout=20) as opened:
            return opened.execute(question).fetchall()

    def _run(self, script: Path, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, str(script), *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _answers(self) -> bool:
        try:
            with DIRECTLY.open(f"{self.url}/offline", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

"""Firefox and WebKit, as far as a test needs them: open an address, run a script, take a picture."""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PATIENCE_S = 60
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


class Firefox:
    """Firefox without a window, spoken to by Marionette: messages of JSON, each after its length."""

    program = "firefox-esr"

    def __init__(self, home: Path) -> None:
        port = free_port()
        (home / "user.js").write_text(f'user_pref("marionette.port", {port});\n')
        command = (shutil.which(self.program) or self.program, "--headless", "--marionette", "--profile", str(home))
        self._running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wire = _connected(port)
        self._count = 0
        self._read()  # its greeting
        self._ask("WebDriver:NewSession", {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._wire.close()
        self._running.terminate()
        self._running.wait()

    def go(self, address: str) -> None:
        """Open an address."""
        self._ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str) -> Any:
        """Return what a script returns."""
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def picture(self) -> bytes:
        """Return a picture of the window as PNG."""
        return base64.b64decode(self._ask("WebDriver:TakeScreenshot", {"full": False})["value"])

    def _ask(self, command: str, parameters: dict[str, Any]) -> Any:
        self._count += 1
        sent = json.dumps([0, self._count, command, parameters]).encode()
        self._wire.sendall(str(len(sent)).encode() + b":" + sent)
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def _read(self) -> Any:
        length = b""
        while (one := self._wire.recv(1)) != b":":
            assert one, "Firefox hung up"
            length += one
        said = b""
        while len(said) < int(length):
            said += self._wire.recv(int(length) - len(said))
        return json.loads(said)


class WebKit:
    """WebKitGTK's own small browser, spoken to by WebDriver."""

    program = "WebKitWebDriver"

    def __init__(self, home: Path) -> None:
        port = free_port()
        command = ("xvfb-run", "-a", self.program, f"--port={port}", "--host=127.0.0.1")
        self._running = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=home, start_new_session=True
        )
        self._root = f"http://127.0.0.1:{port}/session"
        _connected(port).close()
        self._root += "/" + self._ask("", {"capabilities": {}})["sessionId"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        DIRECTLY.open(urllib.request.Request(self._root, method="DELETE"), timeout=PATIENCE_S).close()
        os.killpg(self._running.pid, signal.SIGTERM)  # the screen, the driver and its browser
        self._running.wait()

    def go(self, address: str) -> None:
        """Open an address."""
        self._ask("/url", {"url": address})

    def run(self, script: str) -> Any:
        """Return what a script returns."""
        return self._ask("/execute/sync", {"script": script, "args": []})

    def picture(self) -> bytes:
        """Return a picture of the window as PNG."""
        return base64.b64decode(self._ask("/screenshot"))

    def _ask(self, path: str, sent: dict[str, Any] | None = None) -> Any:
        body = None if sent is None else json.dumps(sent).encode()
        asked = urllib.request.Request(self._root + path, body, {"Content-Type": "application/json"})
        with DIRECTLY.open(asked, timeout=PATIENCE_S) as answer:
            return json.load(answer)["value"]


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S)
        except OSError:
            assert time.monotonic() < end, "the browser does not answer"
            time.sleep(0.2)

"""What an installation is told by its environment: where its files are, its address, its database, its secret."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of an installation.

    `home` holds the database and the secret; `url` is what people type;
    `demonstration` opens one-click entry, and only `multifidus demo` sets it;
    `proxies` is how many proxies of the clinic's own stand before the site.
    """

    home: Path
    url: str
    database: str
    demonstration: bool
    proxies: int

    @property
    def host(self) -> str:
        """Return the host name of the address."""
        return urlparse(self.url).hostname or "localhost"

    @property
    def secure(self) -> bool:
        """Return whether people reach the site by https; plain http is for loopback alone."""
        return self.url.startswith("https://")


def read_environment() -> Environment:
    """Return what the environment says, with defaults that fit one machine."""
    home = Path(os.environ.get("MULTIFIDUS_HOME", "clinic-files")).resolve()
    url = os.environ.get("MULTIFIDUS_URL", "https://localhost").rstrip("/")
    return Environment(
        home=home,
        url=url,
        database=os.environ.get("MULTIFIDUS_DATABASE", f"sqlite:///{home / 'clinic.sqlite3'}"),
        demonstration=os.environ.get("MULTIFIDUS_DEMONSTRATION") == "yes",
        proxies=int(os.environ.get("MULTIFIDUS_PROXIES", "1" if url.startswith("https://") else "0")),
    )


def secret_key(home: Path) -> str:
    """Return the installation's secret: from the environment, or from a file of mode 600 that is made once."""
    given = os.environ.get("MULTIFIDUS_SECRET_KEY")
    if given:
        return given
    file = home / "secret_key"
    if not file.exists():
        home.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
                opened.write(secrets.token_urlsafe(64))
        except FileExistsError:
            pass  # another process made it just now
    return file.read_text()


def database(address: str) -> dict[str, Any]:
    """Return Django's settings of a database for an address such as postgresql://user:word@host/name.

    Raises:
        ValueError: neither sqlite nor postgresql.
    """
    parts = urlparse(address)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": parts.path,
            "CONN_MAX_AGE": None,  # closing the last connection writes the whole log back: once a request is too often
            # FULL: what a phone was told is kept survives a power cut, for the phone has let go of it.
            # WAL lets pages read while a session is written; IMMEDIATE queues writers instead of failing them.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    if parts.scheme == "postgresql":
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"pool": True},
        }
    raise ValueError(f"MULTIFIDUS_DATABASE starts with {parts.scheme!r}; sqlite:/// or postgresql:// are allowed.")

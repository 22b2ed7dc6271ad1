"""Serves the clinic: the tables are brought up to date, and an empty one prints a link to set it up, once."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from urllib.parse import urlparse

from multifidus.cli.read_input import InputError

SETTINGS = "multifidus.site.settings"
APPLICATION = "multifidus.site.wsgi:application"
LOOPBACK = "127.0.0.1"


def serve(given: argparse.Namespace) -> str:
    """Run `multifidus serve` until it is stopped."""
    if is_plain_and_public(given.url):
        raise InputError(f"{given.url} would send passwords unencrypted. Serve behind https, and say so with --url.")
    prepare(Path(given.home), given.url, demonstration=False)
    link = _set_up_link()
    if link:
        print(f"This clinic is empty. Set it up here; the link works once, for seven days:\n  {link}", flush=True)
    run(given.address, given.port)
    return ""


def prepare(home: Path, url: str, demonstration: bool) -> None:
    """Tell Django where everything is, and bring the tables up to date."""
    os.environ["MULTIFIDUS_HOME"] = str(home)
    os.environ["MULTIFIDUS_URL"] = url
    os.environ["MULTIFIDUS_DEMONSTRATION"] = "yes" if demonstration else "no"
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    home.mkdir(parents=True, exist_ok=True)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def run(address: str, port: int) -> None:
    """Serve until stopped. SQLite takes one writer, so one thread serves best; PostgreSQL takes more."""
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces

    sqlite = "sqlite" in settings.DATABASES["default"]["ENGINE"]
    Granian(
        APPLICATION,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=1 if sqlite else max(1, os.cpu_count() or 1),
        blocking_threads=1 if sqlite else 4,
        backpressure=None if sqlite else 32,
        log_access=False,
    ).serve()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `serve` may be told."""
    parser.add_argument(
        "--home", default=os.environ.get("MULTIFIDUS_HOME", "clinic-files"), help="folder of database and secret"
    )
    parser.add_argument("--url", default=os.environ.get("MULTIFIDUS_URL", "https://localhost"), help="what people type")
    parser.add_argument("--address", default=LOOPBACK, help="the address to listen on")
    parser.add_argument("--port", type=int, default=8000)
    parser.set_defaults(run=serve)


def is_plain_and_public(url: str) -> bool:
    """Return whether an address would send passwords unencrypted over a network."""
    parts = urlparse(url)
    return parts.scheme != "https" and parts.hostname not in ("localhost", LOOPBACK, "::1")


def _set_up_link() -> str | None:
    from django.conf import settings
    from django.urls import reverse
    from django.utils import timezone

    from multifidus.actions.invitations import open_set_up

    token = open_set_up(timezone.now())
    return settings.SITE_ADDRESS + reverse("invitation", kwargs={"token": token}) if token else None

"""Serves a demonstration: a clinic in which everybody is made up, on this machine alone."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

from multifidus.cli.read_input import InputError
from multifidus.cli.serve import LOOPBACK, prepare, run

MARK = "demonstration"  # a file that tells a demonstration's folder from a clinic's


def demo(given: argparse.Namespace) -> str:
    """Run `multifidus demo`: fill the clinic if it is new, then serve it until stopped.

    Raises:
        InputError: the folder holds something that is no demonstration.
    """
    home = Path(given.home)
    mark = home / MARK
    if home.exists() and any(home.iterdir()) and not mark.exists():
        raise InputError(f"{home} holds files that are no demonstration. Choose another folder with --home.")
    if given.reset and mark.exists():
        shutil.rmtree(home)
    home.mkdir(parents=True, exist_ok=True)
    mark.write_text("Everybody in this folder is made up.\n")
    os.environ.pop("MULTIFIDUS_DATABASE", None)  # a demonstration never writes into a clinic's database
    url = f"http://localhost:{given.port}"
    prepare(home, url, demonstration=True)
    from multifidus.actions.demonstration.fill import fill

    made = fill()
    if made:
        print(f"{made} patients were made up.", flush=True)
    if given.fill_only:
        return ""
    print(f"The demonstration is at {url}/  (stop it with Ctrl+C)", flush=True)
    run(LOOPBACK, given.port)
    return ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `demo` may be told."""
    parser.add_argument("--home", default="demonstration-files", help="folder of the demonstration")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--reset", action="store_true", help="make everybody up anew")
    parser.add_argument("--fill-only", action="store_true", help="fill the clinic and stop")
    parser.set_defaults(run=demo)

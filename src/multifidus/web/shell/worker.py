"""The service worker and the offline page: the site's own files on the phone, and nothing about anybody."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_GET

WORKER = "js/service-worker.js"
KEPT = (
    "*.css", "manifest.webmanifest", "js/*.js", "icons/*", "vendor/idb/*/*.js", "vendor/nhsuk-frontend/*/*.min.*",
)  # fmt: skip
PAGES = (
    "layouts/base.html", "patient/session.html", "player/*.html", "shell/offline.html", "components/icons.html",
    "components/notices.html",
)  # fmt: skip


@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    """Return the worker. It stands at the root, for it may only serve what lies below its own address."""
    response = HttpResponse(worker(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Service-Worker-Allowed"] = "/"
    return response


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """Show what can be done without a network: the same page for everybody."""
    response = render(request, "shell/offline.html")
    response.headers["Cache-Control"] = "no-cache"
    return response


@cache
def worker() -> str:
    """Return the text of the worker: what it keeps, under a name that changes with any of the files, and its rules."""
    root = Path(settings.STATIC_ROOT)
    files = _found(root, KEPT)
    pages = _found(settings.WEB / "templates", PAGES)
    digest = hashlib.sha256()
    for file in (*files, *pages):
        digest.update(file.name.encode() + file.read_bytes())
    addresses = [static(file.relative_to(root).as_posix()) for file in files if file.name != Path(WORKER).name]
    head = f'const CACHE = "multifidus-{digest.hexdigest()[:16]}"\nconst FILES = {json.dumps(addresses)}\n'
    return head + (root / WORKER).read_text()


def _found(root: Path, patterns: tuple[str, ...]) -> list[Path]:
    return sorted(file for pattern in patterns for file in root.glob(pattern) if file.is_file())

"""The figures that pages show: drawn once from the exercises' own files, and kept while this process runs."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from functools import cache

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET
from markupsafe import Markup

from multifidus.library.faults import ContentError
from multifidus.library.figure_reader import read_exercise_figure
from multifidus.library.load import content_folder
from multifidus.motion.figure.figure import Figure
from multifidus.motion.figure.svg import animated, still, strip
from multifidus.records.knowledge import knowledge

LOG = logging.getLogger(__name__)
FOR_GOOD = "public, max-age=31536000, immutable"  # the address changes with the drawing


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page shows of an exercise: a still picture as SVG, where the moving one is, which side works in it."""

    still: Markup
    address: str
    side: str


@cache
def drawn(exercise: str) -> Drawn | None:
    """Return the figure of an exercise for a page, or None where it has none."""
    figure = _figure(exercise)
    if figure is None:
        return None
    address = f"{reverse('figure', args=[exercise])}?v={_digest(exercise)}"
    return Drawn(Markup(still(figure)), address, figure.side)


@cache
def key_poses(exercise: str) -> Markup:
    """Return the key poses side by side, for print; empty where an exercise has no figure."""
    figure = _figure(exercise)
    return Markup(strip(figure)) if figure else Markup("")


@require_GET
def moving(request: HttpRequest, exercise: str) -> HttpResponse:
    """Return the moving figure of an exercise. It is the same for everybody and says nothing of anybody."""
    picture = _moving(exercise)
    if picture is None:
        raise Http404
    response = HttpResponse(picture, content_type="image/svg+xml; charset=utf-8")
    response.headers["Cache-Control"] = FOR_GOOD if request.GET.get("v") == _digest(exercise) else "no-cache"
    return response


@cache
def _moving(exercise: str) -> str | None:
    figure = _figure(exercise)
    return animated(figure) if figure else None


@cache
def _digest(exercise: str) -> str:
    return hashlib.sha256((_moving(exercise) or "").encode()).hexdigest()[:12]


@cache
def _figure(exercise: str) -> Figure | None:
    if exercise not in knowledge().exercises:
        return None
    try:
        return read_exercise_figure(content_folder() / "exercises" / f"{exercise}.yaml", f"exercises/{exercise}.yaml")
    except ContentError as error:  # a picture that can't be drawn is no reason to withhold a plan
        LOG.error("no figure: %s", error)
        return None

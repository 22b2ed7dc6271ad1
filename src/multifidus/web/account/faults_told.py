"""Allauth answers a form that it refuses as if all were well; the site says 422 everywhere, and so these pages do."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def tells_faults(view: View) -> View:
    """Answer 422 where a view shows its form again with what is wrong in it."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        shown = (getattr(response, "context_data", None) or {}).values()
        if any(isinstance(form, BaseForm) and form.is_bound and form.errors for form in shown):
            response.status_code = 422
        return response

    return told

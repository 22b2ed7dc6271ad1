"""A form is sent, all that follows is taken back, and what was wrong with the answer is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.site.addresses import every_address
from tests.site.conftest import World
from tests.web.honest_forms import Honest
from tests.web.page_read import Page, faults_of, lost
from tests.web.spoilt import Pairs, Sent, as_form

from multifidus.records.models import AuditEntry, Staff

ALLOWED = {200, 302, 303, 400, 403, 404, 405, 409, 410, 413, 422, 429}
REFUSED = 400
NEEDED = dict(every_address())
LOOKED = {"patient.opened"}  # what is written down of somebody who was refused
REFUSED_IN_WORDS = {"plan.approval_refused"}
NOT_RECORDS = ("django_session", "django_migrations", "django_content_type", "sqlite_sequence")
STAFF = ("alice", "bob", "carol", "dave", "olga")
Rows = dict[str, set[tuple[Any, ...]]]


class Attempt:
    """One form that is sent once. `honest`: as an honest person would; `wrong`: what is wrong with the answer."""

    def __init__(self, world: World, form: Honest, **instead: Any) -> None:
        self.world, self.form, self.instead = world, form, instead
        self.answer: HttpResponse
        self.written: set[str] = set()
        self.wrong: list[str] = []

    def send(self, sent: Sent | None = None) -> Attempt:
        """Send it, and take back all that follows."""
        cache.clear()  # of what allauth counts
        with transaction.atomic():
            client = self.world.browser(self.form.who)
            gaps = (self.form.before(self.world, client) if self.form.before else None) or {}
            self._send(client, gaps, sent or as_form(self.pairs(gaps)))
            transaction.set_rollback(True)
        return self

    def honest(self) -> Pairs:
        """Return the fields that an honest person sends."""
        with transaction.atomic():
            client = self.world.browser(self.form.who)
            pairs = self.pairs((self.form.before(self.world, client) if self.form.before else None) or {})
            transaction.set_rollback(True)
        return pairs

    def pairs(self, gaps: Mapping[str, Any]) -> Pairs:
        """Return the fields of the form, its gaps filled."""
        known = self.world.values | {name: _staff_id(self.world, name) for name in STAFF}
        own = {name.format(**known): gaps[name] if value is None else value for name, value in self.form.form.items()}
        drawn = tuple((name, value) for name, value in gaps.get("form", ()) if name not in own)
        return drawn + tuple((name, _filled(value, known).encode()) for name, value in own.items())

    def _send(self, client: Client, gaps: Mapping[str, Any], sent: Sent) -> None:
        address = self.form.address
        values = {**self.world.values, **gaps, **self.instead}
        path = reverse(address, kwargs={name: values[name] for name in NEEDED[address]})
        before = rows()
        self.answer = client.generic("POST", path, sent.body, sent.content_type)
        if self.answer.status_code not in ALLOWED:
            self.wrong.append(f"answered {self.answer.status_code}{_why(self.answer)}")
            return
        self._look_at_rows(before, rows())
        if "text/html" in self.answer.headers.get("Content-Type", ""):
            page = Page(self.answer.content.decode())
            self.wrong += faults_of(page) + (lost(page, sent.typed()) if page.has_summary else [])
            if self.answer.status_code == 422 and not page.links:
                self.wrong.append("a form was refused, and no summary says why")

    def _look_at_rows(self, before: Rows, after: Rows) -> None:
        self.written = {table for table in after if after[table] != before.get(table)}
        refused = self.answer.status_code >= REFUSED
        may = set(self.form.also_refused if refused else self.form.writes) | {"AuditEntry"}
        if self.written - may:
            self.wrong.append(f"answered {self.answer.status_code} and wrote {sorted(self.written - may)}")
        if refused and "AuditEntry" in self.written and not self.form.also_refused:
            done = set(AuditEntry.objects.order_by("-pk").values_list("action", flat=True)[: _more(before, after)])
            if done - LOOKED:
                self.wrong.append(f"answered {self.answer.status_code} and wrote down {sorted(done)}")


def rows() -> Rows:
    """Return every row of every table, by the name of its model."""
    found: Rows = {}
    names = {model._meta.db_table: model.__name__ for model in _models()}
    with connection.cursor() as cursor:
        for table, name in names.items():
            cursor.execute(f'SELECT * FROM "{table}"')  # names of our own tables
            found[name] = set(cursor.fetchall())
    return found


def _models() -> list[Any]:
    from django.apps import apps

    return [model for model in apps.get_models() if model._meta.db_table not in NOT_RECORDS]


def _more(before: Rows, after: Rows) -> int:
    return len(after["AuditEntry"]) - len(before["AuditEntry"])


def _filled(value: str, known: Mapping[str, Any]) -> str:
    if value in known:
        return str(known[value])
    return value.format(**known) if value.count("{") == 1 and value.endswith("}") else value


def _staff_id(world: World, name: str) -> int:
    account = world.people[name]
    return Staff.objects.get(account=account).pk


def _why(answer: HttpResponse) -> str:
    raised = getattr(answer, "exc_info", None)
    if not raised:
        return ""
    trace = raised[2]
    while trace.tb_next:
        trace = trace.tb_next
    return f": {raised[1]!r:.200} in {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"

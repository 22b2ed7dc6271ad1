"""A form is made ready once, sent many times, and all that follows is taken back each time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import reverse
from tests.site.addresses import every_address
from tests.site.conftest import World
from tests.web.honest_forms import Honest
from tests.web.page_read import Page, faults_of, lost
from tests.web.spoilt import Pairs, Sent, as_form

from multifidus.records.models import AuditEntry, Staff

ALLOWED = {200, 302, 303, 400, 403, 404, 405, 409, 410, 413, 422, 429}
SHOWN, REFUSED, UNUSABLE = 200, 400, 422
LED_ON = (302, 303)
NEEDED = dict(every_address())
LOOKED = {"patient.opened", "patient.looked_for"}  # what is written down of somebody who was refused
NOT_RECORDS = ("django_session", "django_migrations", "django_content_type", "sqlite_sequence")
STAFF = ("alice", "bob", "carol", "dave", "olga")
WRITES = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "(\w+)"')
MODELS = {m._meta.db_table: m.__name__ for m in apps.get_models() if m._meta.db_table not in NOT_RECORDS}
Rows = dict[str, set[tuple[Any, ...]]]


class Attempt:
    """One form that was sent once: the `answer`, the models that it has `written`, and what is `wrong`."""

    def __init__(self, form: Honest, answer: HttpResponse, written: set[str]) -> None:
        self.form, self.answer, self.written = form, answer, written
        self.says = [str(message) for message in get_messages(answer.wsgi_request)]  # on the page that follows
        self.wrong: list[str] = []

    def judge(self, sent: Sent, done: set[str]) -> None:
        """Look at what was sent, what was answered, and the `done` deeds that were written down."""
        if self.answer.status_code not in ALLOWED:
            self.wrong.append(f"answered {self.answer.status_code}{_why(self.answer)}")
            return
        refused = self.answer.status_code >= REFUSED
        may = set(self.form.also_refused if refused else self.form.writes) | {"AuditEntry"}
        if self.written - may:
            self.wrong.append(f"answered {self.answer.status_code} and wrote {sorted(self.written - may)}")
        if refused and done - LOOKED and not self.form.also_refused:
            self.wrong.append(f"answered {self.answer.status_code} and wrote down {sorted(done)}")
        is_page = "text/html" in self.answer.headers.get("Content-Type", "")
        if is_page and self.answer.status_code == SHOWN and SHOWN not in self.form.answers:
            self.wrong.append("answered 200: neither led on nor refused")
        tells = not self.form.quiet and (self.form.writes or self.form.aimed)
        if self.answer.status_code in LED_ON and tells and not self.written - {"AuditEntry"} and not self.says:
            self.wrong.append(f"led on to {self.answer.headers['Location']}, wrote nothing and says nothing")
        if is_page:
            self._read(Page(self.answer.content.decode()), sent)

    def _read(self, page: Page, sent: Sent) -> None:
        self.wrong += faults_of(page)
        if page.has_summary and not self._is_another(sent):
            self.wrong += lost(page, sent.typed())
        if self.answer.status_code == UNUSABLE and not page.links:
            self.wrong.append("a form was refused, and no summary says why")

    def _is_another(self, sent: Sent) -> bool:
        """Return whether a form says that it is not the one of the page: no field of the page then holds its words."""
        typed = sent.typed()
        return any(typed.get(name) != [self.form.form[name]] for name in self.form.steers)


class Ready:
    """A form before somebody who may send it. `honest`: the fields that an honest person sends."""

    def __init__(self, world: World, form: Honest) -> None:
        self.form, self.client = form, world.browser(form.who)
        gaps = (form.before(world, self.client) if form.before else None) or {}
        self.values = {**world.values, **gaps}
        self.honest = _pairs(world, form, gaps)
        self._cookies = self.client.cookies.output(header="", sep=";")
        self._before = rows(MODELS)
        self._last = AuditEntry.objects.order_by("pk").values_list("pk", flat=True).last() or 0

    def send(self, sent: Sent | None = None, **instead: Any) -> Attempt:
        """Send it, with some parts of the address `instead` of its own, and take back what follows."""
        sent = sent or as_form(self.honest)
        values = {**self.values, **instead}
        path = reverse(self.form.address, kwargs={name: values[name] for name in NEEDED[self.form.address]})
        cache.clear()  # of what allauth counts
        self.client.cookies.clear()
        self.client.cookies.load(self._cookies)
        with transaction.atomic():
            with _written_to() as tables:
                answer = self.client.generic("POST", path, sent.body, sent.content_type)
            changed = {MODELS[one] for one, found in rows(tables).items() if found != self._before[one]}
            done = set(AuditEntry.objects.filter(pk__gt=self._last).values_list("action", flat=True))
            attempt = Attempt(self.form, answer, changed)
            transaction.set_rollback(True)
        attempt.judge(sent, done)
        return attempt


@contextmanager
def ready(world: World, form: Honest) -> Iterator[Ready]:
    """Make what stands before a form, for as long as it is tried."""
    with transaction.atomic():
        yield Ready(world, form)
        transaction.set_rollback(True)


def rows(tables: Iterable[str]) -> Rows:
    """Return every row of some tables."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # names of our own tables
            found[table] = set(cursor.fetchall())
    return found


@contextmanager
def _written_to() -> Iterator[set[str]]:
    """Note the tables of records that statements write to."""
    tables: set[str] = set()

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        tables.update({found[1] for found in [WRITES.match(sql)] if found} & set(MODELS))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables


def _pairs(world: World, form: Honest, gaps: Mapping[str, Any]) -> Pairs:
    """Return the fields of the form, its gaps filled."""
    known = world.values | {name: Staff.objects.get(account=world.people[name]).pk for name in STAFF}
    own = {name.format(**known): gaps[name] if value is None else value for name, value in form.form.items()}
    drawn = tuple((name, value) for name, value in gaps.get("form", ()) if name not in own)
    return drawn + tuple((name, _filled(value, known).encode()) for name, value in own.items())


def _filled(value: str, known: Mapping[str, Any]) -> str:
    if value in known:
        return str(known[value])
    return value.format(**known) if value.count("{") == 1 and value.endswith("}") else value


def _why(answer: HttpResponse) -> str:
    raised = getattr(answer, "exc_info", None)
    if not raised:
        return ""
    trace = raised[2]
    while trace.tb_next:
        trace = trace.tb_next
    return f": {raised[1]!r:.200} in {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"

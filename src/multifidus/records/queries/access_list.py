"""Who may see a record, who opened it, and who is away: for the therapist who answers for it."""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from multifidus.records.access import Opened
from multifidus.records.models import AuditEntry, BreakGlass, Clinic, Cover, Share, Staff

MOST_ENTRIES = 200
TOGETHER = datetime.timedelta(minutes=10)  # equal entries so close to each other are told as one


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who treats patients here."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Grant:
    """Somebody who may see the record, and why; `share` is the id of a share that can be ended.

    `last_day` is the last day of one who covers: a cover is arranged by days.
    """

    name: str
    kind: str  # own, shared, covering, glass, deputy
    since: datetime.datetime | None
    until: datetime.datetime | None
    reason: str
    share: int | None
    last_day: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Visited:
    """One thing that somebody did with the record: who, what, when and from which address.

    Done `times` in a row, from `since` to `at`, where nothing else came between.
    """

    at: datetime.datetime
    since: datetime.datetime
    who: str
    action: str
    grant: str
    address: str
    times: int


@dataclass(frozen=True, slots=True)
class AccessList:
    """All about who reaches a record. `past` are shares and reasons that are over."""

    grants: tuple[Grant, ...]
    past: tuple[Grant, ...]
    visits: tuple[Visited, ...]
    colleagues: tuple[Colleague, ...]
    may_share: bool


def access_list(opened: Opened, now: datetime.datetime) -> AccessList:
    """Return who may see a record and who did."""
    patient = opened.patient
    shares = Share.objects.filter(patient=patient).select_related("staff__account").order_by("-since")
    glass = BreakGlass.objects.filter(patient=patient).select_related("staff__account").order_by("-at")
    covers = Cover.objects.filter(absent=patient.therapist, until__gt=now).select_related("covering__account")
    own = Grant(patient.therapist.account.name, "own", None, None, "", None)
    shared = [Grant(one.staff.account.name, "shared", one.since, one.until, "", one.pk) for one in shares]
    broken = [Grant(one.staff.account.name, "glass", one.at, one.until, one.reason, None) for one in glass]
    covering = [
        Grant(one.covering.account.name, "covering", one.since, one.until, "", None, last_day_of(one.until))
        for one in covers.order_by("since")
    ]
    every = [own, *covering, *shared, *broken, *_deputy(opened)]
    running = tuple(one for one in every if one.until is None or one.until > now)
    return AccessList(
        grants=running,
        past=tuple(one for one in every if one not in running),
        visits=_visits(opened),
        colleagues=colleagues_of(patient.therapist),
        may_share=opened.grant in ("own", "covering"),
    )


def colleagues_of(staff: Staff) -> tuple[Colleague, ...]:
    """Return everybody else who treats patients here, by name."""
    rows = Staff.objects.filter(is_therapist=True, left_at=None, account__is_active=True).exclude(pk=staff.pk)
    return tuple(Colleague(*row) for row in rows.order_by("account__name").values_list("pk", "account__name"))


@dataclass(frozen=True, slots=True)
class CoverRow:
    """One time in which somebody stands in for another; `mine` where this therapist is the absent one."""

    id: int
    absent: str
    covering: str
    since: datetime.datetime
    last_day: datetime.date
    mine: bool


def covers_of(staff: Staff, now: datetime.datetime) -> tuple[CoverRow, ...]:
    """Return who covers for a therapist, and for whom they cover, from now on."""
    rows = Cover.objects.filter(Q(absent=staff) | Q(covering=staff), until__gt=now).order_by("since")
    return tuple(
        CoverRow(
            row.pk,
            row.absent.account.name,
            row.covering.account.name,
            row.since,
            last_day_of(row.until),
            row.absent_id == staff.pk,
        )
        for row in rows.select_related("absent__account", "covering__account")
    )


def last_day_of(until: datetime.datetime) -> datetime.date:
    """Return the last day of a time that ends at a moment; midnight ends the day before."""
    return (timezone.localtime(until) - datetime.timedelta(microseconds=1)).date()


def _deputy(opened: Opened) -> list[Grant]:
    clinic = Clinic.objects.select_related("deputy__account").first()
    if clinic is None or clinic.deputy is None or clinic.deputy_id == opened.patient.therapist_id:
        return []
    reason = _("while an alert has been open for more than %(min)s minutes") % {"min": clinic.deputy_after_min}
    return [Grant(clinic.deputy.account.name, "deputy", None, None, reason, None)]


def _visits(opened: Opened) -> tuple[Visited, ...]:
    """Return what was done, the newest first; equal neighbours within minutes are told once, with a count."""
    rows = AuditEntry.objects.filter(patient=opened.patient).select_related("account").order_by("-at", "-id")
    found: list[Visited] = []
    for row in rows[:MOST_ENTRIES]:
        one = Visited(
            row.at,
            row.at,
            row.account.name if row.account else _("somebody who was invited"),
            row.action,
            str(row.what.get("grant", "")),
            row.address or "",
            1,
        )
        if found and _is_more_of(found[-1], one):
            found[-1] = dataclasses.replace(found[-1], since=one.at, times=found[-1].times + 1)
        else:
            found.append(one)
    return tuple(found)


def _is_more_of(later: Visited, one: Visited) -> bool:
    same = (later.who, later.action, later.grant, later.address) == (one.who, one.action, one.grant, one.address)
    one_day = timezone.localtime(later.at).date() == timezone.localtime(one.at).date()
    return same and one_day and later.since - one.at <= TOGETHER

"""What the patient did at home. Ids are made on the phone, so the same entry sent twice is one row."""

from __future__ import annotations

import uuid

from django.db import models

from multifidus.records.models.append_only import AppendOnly, Dated
from multifidus.records.models.episode import Episode
from multifidus.records.models.plans import PlanVersion


class Session(AppendOnly, Dated):
    """A session that was begun."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="sessions")
    plan = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="sessions")
    received_at = models.DateTimeField()
    baseline_0_10 = models.FloatField(null=True, blank=True)
    short = models.BooleanField(default=False)
    rescreen = models.JSONField(null=True, blank=True, help_text="answers to the safety questions; null when not due")

    class Meta:
        indexes = [models.Index(fields=["episode", "local_date"])]


class SetDone(AppendOnly):
    """One set that was done."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="sets")
    exercise = models.CharField(max_length=64)
    number = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=5, blank=True)
    reps = models.PositiveSmallIntegerField(null=True, blank=True)
    hold_s = models.FloatField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)
    at = models.DateTimeField()


class Skipped(AppendOnly):
    """An exercise that was left out, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="skipped")
    exercise = models.CharField(max_length=64)
    reason = models.CharField(max_length=40)
    at = models.DateTimeField()


class SessionReport(AppendOnly, Dated):
    """How a session went, told at its end, and the colour it was given."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="report")
    peak_0_10 = models.FloatField(null=True, blank=True)
    after_0_10 = models.FloatField(null=True, blank=True)
    effort_0_10 = models.FloatField(null=True, blank=True)
    leg = models.CharField(max_length=8, blank=True)
    leg_persists = models.BooleanField(null=True, blank=True)
    neuro_change = models.BooleanField(null=True, blank=True)
    new_red_flag = models.BooleanField(null=True, blank=True)
    note = models.TextField(blank=True)
    colour = models.CharField(max_length=6)
    because = models.JSONField()


class MorningReport(AppendOnly, Dated):
    """The pain of the next morning, and the colour of the session with it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="morning")
    next_morning_0_10 = models.FloatField()
    hour_after_0_10 = models.FloatField(null=True, blank=True)
    colour = models.CharField(max_length=6)
    because = models.JSONField()

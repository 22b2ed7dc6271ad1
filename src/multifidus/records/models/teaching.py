"""Lessons: which were given, and which were read and understood. And what was checked of work and lifting."""

from __future__ import annotations

from django.db import models

from multifidus.records.models.append_only import AppendOnly, Dated
from multifidus.records.models.episode import Episode
from multifidus.records.models.people import Account


class LessonGiven(AppendOnly, Dated):
    """A lesson that a therapist gave besides those that the plan and the stage bring, or took back."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="lessons_given")
    topic = models.CharField(max_length=64)
    given = models.BooleanField(help_text="false: taken back")
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")


class LessonRead(AppendOnly, Dated):
    """A lesson that was read to its end, and the answer to its question."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="lessons_read")
    topic = models.CharField(max_length=64)
    answer = models.CharField(max_length=40, blank=True, help_text="which answer was chosen; blank: none")
    understood = models.BooleanField(null=True, blank=True)
    words = models.TextField(blank=True, help_text="the patient's own words about it")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    content_revision = models.CharField(max_length=80)


class WorkCheck(AppendOnly, Dated):
    """A workplace, a lift or a posture that was measured, and what came out."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="work_checks")
    method = models.CharField(max_length=16, help_text="niosh, rosa, reba or rula")
    title = models.CharField(max_length=120, help_text="what was measured, in the patient's words")
    inputs = models.JSONField()
    result = models.JSONField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    content_revision = models.CharField(max_length=80)

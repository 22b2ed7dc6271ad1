"""Questionnaires: which were asked for, and what was answered."""

from __future__ import annotations

from django.db import models

from multifidus.records.models.append_only import AppendOnly, Dated
from multifidus.records.models.episode import Episode
from multifidus.records.models.people import Account


class AskedQuestionnaire(models.Model):
    """A questionnaire that the patient is asked to answer, until it is answered or called back."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="asked_questionnaires")
    instrument = models.CharField(max_length=40)
    because = models.CharField(max_length=200, help_text="which part of the schedule, or which score, asks for it")
    due_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="null: the schedule"
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    called_back_at = models.DateTimeField(null=True, blank=True)
    called_back_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "instrument"],
                condition=models.Q(answered_at=None, called_back_at=None),
                name="one_open_questionnaire_of_each_kind",
            )
        ]


class Answers(AppendOnly, Dated):
    """One questionnaire, answered. A correction is a newer row."""

    SOURCES = [("patient", "the patient, on a screen"), ("paper", "typed in from paper"), ("staff", "asked by staff")]
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="answers")
    asked = models.ForeignKey(
        AskedQuestionnaire, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    instrument = models.CharField(max_length=40)
    inputs = models.JSONField(help_text="as scoring takes them; null is a blank")
    scores = models.JSONField(help_text="what scoring gave")
    source = models.CharField(max_length=8, choices=SOURCES)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    content_revision = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["episode", "instrument", "id"])]

"""Alerts: somebody must look at this patient."""

from __future__ import annotations

from django.db import models

from multifidus.records.models.episode import Episode
from multifidus.records.models.people import Account


class Alert(models.Model):
    """One thing that a therapist must see. It stays open until somebody says that they have it."""

    KINDS = [
        ("red_flag", "a red flag"),
        ("stop", "a stop in or before a session"),
        ("reds", "red sessions"),
        ("help", "the patient asks for help"),
        ("glass", "somebody opened the record without a grant"),
    ]

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="alerts")
    kind = models.CharField(max_length=10, choices=KINDS)
    urgency = models.CharField(max_length=10)
    title = models.CharField(max_length=160)
    because = models.JSONField()
    opened_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    done = models.TextField(blank=True, help_text="what was done about it")

    class Meta:
        indexes = [models.Index(fields=["episode", "acknowledged_at"])]

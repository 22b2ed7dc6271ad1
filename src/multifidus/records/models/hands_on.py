"""Treatment by hand: what was agreed to, what was done, what it changed, what went wrong."""

from __future__ import annotations

from django.db import models

from multifidus.records.models.append_only import AppendOnly, Dated
from multifidus.records.models.episode import Episode
from multifidus.records.models.people import Account


class Consent(AppendOnly, Dated):
    """A patient's yes or no to one technique in one region, with what was explained. The newest row counts."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="consents")
    technique = models.CharField(max_length=40)
    region = models.CharField(max_length=40)
    explained = models.JSONField(help_text="the points that were explained, in the words used")
    given = models.BooleanField()
    note = models.TextField(blank=True, help_text="what the patient asked")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")


class Treatment(AppendOnly, Dated):
    """One technique as it was begun: the screen it passed, how it is done, and the sign before it."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="treatments")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="treatments")
    technique = models.CharField(max_length=40)
    region = models.CharField(max_length=40)
    how = models.JSONField(help_text="segment, side, grade, direction, position, dose, six descriptors of a thrust")
    screen = models.JSONField(help_text="the decision of the safety rules, with reasons, as it stood")
    override_reason = models.TextField(blank=True, help_text="why a relative contraindication was overruled, by `by`")
    before = models.JSONField(help_text="the comparable sign before: movement, task, pain 0-10")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    content_revision = models.CharField(max_length=80)


class Retest(AppendOnly, Dated):
    """The comparable sign after a technique, and what was decided."""

    DECISIONS = [("continue", "go on"), ("change", "change it"), ("stop", "stop")]
    treatment = models.OneToOneField(Treatment, on_delete=models.PROTECT, related_name="retest")
    after = models.JSONField(help_text="the comparable sign after, in the shape of `before`")
    decision = models.CharField(max_length=8, choices=DECISIONS)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")


class AdverseEvent(AppendOnly, Dated):
    """Something unwanted that came with care."""

    SEVERITIES = [("minor", "minor, passed by itself"), ("moderate", "moderate"), ("serious", "serious")]
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="adverse_events")
    treatment = models.ForeignKey(Treatment, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    severity = models.CharField(max_length=8, choices=SEVERITIES)
    what = models.TextField()
    details = models.JSONField(default=dict, help_text="pain 0-10 at worst, new leg signs, how long it lasted")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")


class AdverseFollowUp(AppendOnly, Dated):
    """What became of an adverse event. `closed`: nothing more is to be done."""

    event = models.ForeignKey(AdverseEvent, on_delete=models.PROTECT, related_name="follow_ups")
    words = models.TextField()
    closed = models.BooleanField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

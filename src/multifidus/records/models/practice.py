"""What a patient builds up towards a goal: programmes, ladders, quotas, exposures, and minutes of walking."""

from __future__ import annotations

import uuid

from django.db import models

from multifidus.records.models.append_only import AppendOnly, Dated
from multifidus.records.models.episode import Episode
from multifidus.records.models.people import Account


class GoalWork(models.Model):
    """Work towards one goal, from its first test until the goal is reached or the work is left."""

    KINDS = [
        ("programme", "core, range or strength, by its test"),
        ("ladder", "a ladder of daily tasks"),
        ("quota", "graded activity"),
        ("exposure", "graded exposure"),
    ]
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="goal_work")
    kind = models.CharField(max_length=10, choices=KINDS)
    of = models.CharField(max_length=64, help_text="id of the programme or ladder; blank for own work", blank=True)
    goal = models.CharField(max_length=200, help_text="the goal in the patient's words")
    settings = models.JSONField(default=dict, help_text="goal value, quota, feared movement: by kind")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_because = models.CharField(max_length=200, blank=True)


class GoalDay(AppendOnly, Dated):
    """One practice: on which step, what was done, and how it went. Sent twice it is one row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    work = models.ForeignKey(GoalWork, on_delete=models.PROTECT, related_name="days")
    step = models.PositiveSmallIntegerField(default=0)
    done = models.JSONField(help_text="amounts, pain, effort, expected and found: by kind")
    colour = models.CharField(max_length=6, blank=True)
    passed = models.BooleanField(null=True, blank=True, help_text="whether the step's criterion was met")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")


class GoalNextDay(AppendOnly, Dated):
    """How the next day was after a practice."""

    day = models.OneToOneField(GoalDay, on_delete=models.PROTECT, related_name="next_day")
    pain_0_10 = models.FloatField()
    colour = models.CharField(max_length=6)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")


class WalkMinutes(AppendOnly, Dated):
    """Minutes of walking or other aerobic activity on one day. `key` keeps an import from counting twice."""

    SOURCES = [("typed", "typed in"), ("import", "from a file")]
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="walk_minutes")
    minutes = models.FloatField()
    activity = models.CharField(max_length=20, default="walk")
    effort_0_10 = models.FloatField(null=True, blank=True)
    source = models.CharField(max_length=8, choices=SOURCES)
    key = models.CharField(max_length=120)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["episode", "key"], name="one_row_for_each_walk")]

"""The clinic: one row an installation."""

from __future__ import annotations

from django.db import models


class Clinic(models.Model):
    """The clinic that runs this installation, and what its owner accepted."""

    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2, help_text="ISO 3166 code")
    time_zone = models.CharField(max_length=64)
    phone = models.CharField(max_length=40)
    emergency_number = models.CharField(max_length=20)
    mental_health_line = models.CharField(max_length=80, blank=True)
    hours = models.CharField(max_length=200, blank=True, help_text="when somebody answers the phone, in words")
    deputy = models.ForeignKey("records.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    deputy_after_min = models.PositiveSmallIntegerField(default=30)
    simulated = models.BooleanField(default=False, help_text="a demonstration: everybody in it is made up")
    intended_use_accepted_at = models.DateTimeField(null=True, blank=True)
    intended_use_accepted_by = models.ForeignKey(
        "records.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    device_status = models.TextField(blank=True, help_text="status as a medical device, in words")
    content_accepted = models.CharField(max_length=80, blank=True, help_text="revision accepted unsigned")

    def __str__(self) -> str:
        return self.name

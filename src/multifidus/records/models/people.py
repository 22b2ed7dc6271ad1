"""People: who signs in, who treats, who is treated."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Account:
        """Return a new account; without a password nobody can sign in to it yet."""
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, email: str | None) -> Account:
        """Return the account of an address, in any case of its letters."""
        return self.get(email__iexact=email or "")


class Account(AbstractBaseUser):
    """Somebody who can sign in."""

    email = models.EmailField(unique=True, max_length=254)
    name = models.CharField(max_length=120)
    time_zone = models.CharField(max_length=64, default="UTC")
    language = models.CharField(max_length=12, default="en")
    units = models.CharField(max_length=8, default="metric", choices=[("metric", "cm, kg"), ("imperial", "ft, lb")])
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = AccountManager()

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        """Return the name, as written."""
        return self.name


class Staff(models.Model):
    """Somebody who works here. An owner administers without reading; a therapist treats; one may be both."""

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="staff")
    is_owner = models.BooleanField(default=False)
    is_therapist = models.BooleanField(default=True)
    title = models.CharField(max_length=80, default="physiotherapist")
    left_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.account.name


class Patient(models.Model):
    """Somebody who is treated here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.OneToOneField(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="patient")
    therapist = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="patients")
    name = models.CharField(max_length=120)
    born = models.DateField()
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    phone_key = models.UUIDField(default=uuid.uuid4, editable=False, help_text="marks items in a phone's store")
    guardian = models.CharField(max_length=120, blank=True, help_text="who consented, for a person under 18")
    guardian_consent_at = models.DateTimeField(null=True, blank=True)
    simulated = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

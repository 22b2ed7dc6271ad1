"""A colleague who forgot the password: the owner makes a link, which opens nothing but the choice of a new one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from multifidus.records.models import Account, AuditEntry, Invitation, Staff

AT = "/practice/staff/new-password/"
NEW = "a longer horse than before"


def link_for(client: Client, member: Staff) -> str:
    """Ask for a link for a member of the staff, and return its path."""
    page = client.post(AT, {"staff": str(member.pk)}).content.decode()
    found = re.search(r"/invitation/[^/\"<\s]+/", page)
    assert found, page
    return found.group(0)


def test_with_the_link_a_colleague_chooses_a_new_password(
    olga: Staff, alice: Staff, signed_in: Callable[..., Client], client: Client
) -> None:
    client.post(link_for(signed_in(olga), alice), {"password": NEW})

    assert Account.objects.get(pk=alice.account.pk).check_password(NEW)


def test_a_newer_link_stops_the_older(
    olga: Staff, alice: Staff, signed_in: Callable[..., Client], client: Client
) -> None:
    browser = signed_in(olga)
    older = link_for(browser, alice)
    link_for(browser, alice)

    assert client.get(older).status_code == 410


def test_it_is_written_down_without_the_token(olga: Staff, alice: Staff, signed_in: Callable[..., Client]) -> None:
    link = link_for(signed_in(olga), alice)

    entry = AuditEntry.objects.get(action="colleague.password_link")
    assert (entry.account, entry.what) == (olga.account, {"staff": alice.pk})
    assert link.split("/")[-2] not in str(Invitation.objects.values().get())


@pytest.mark.parametrize("number", ["", "x", "0", "999999999", "-1"])
def test_nobody_gets_a_link_under_a_number_of_nobody(
    number: str, olga: Staff, signed_in: Callable[..., Client]
) -> None:
    answer = signed_in(olga).post(AT, {"staff": number}, follow=True)

    assert b"Nobody who works here has this number." in answer.content
    assert not Invitation.objects.exists()


def test_an_owner_makes_none_for_themself(olga: Staff, signed_in: Callable[..., Client]) -> None:
    signed_in(olga).post(AT, {"staff": str(olga.pk)})

    assert not Invitation.objects.exists()


def test_a_therapist_is_refused(alice: Staff, carol: Staff, signed_in: Callable[..., Client]) -> None:
    assert signed_in(alice).post(AT, {"staff": str(carol.pk)}).status_code == 404
    assert not Invitation.objects.exists()

"""Forms that name what is somebody else's, or what has changed since the page was shown: refused, nothing written."""

from __future__ import annotations

import html
from dataclasses import replace
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone
from tests.web import honest_states as states
from tests.web.form_posting import NEEDED, ready
from tests.web.honest_forms import CARE_OF, GROUPS, OWNER, PATIENT, RECORD, Honest
from tests.web.spoilt import as_form

from multifidus.actions.judge import raise_alert
from multifidus.records.models import Cover, Share, Staff

pytestmark = pytest.mark.usefixtures("quiet")

OF_A_DRAFT = tuple(form for form in CARE_OF if form.address.startswith("therapist:plan_"))
TYPED = ("because", "note", "approved")  # the words of a form of the draft
SOMEBODY_ELSE = (  # address, field, and who may not be named there
    ("practice:left", "staff", "olga"),  # oneself
    ("practice:left", "staff", "carol"),  # her patients would have nobody
    ("practice:new_password", "staff", "olga"),  # oneself
    ("practice:hand_over", "to", "olga"),  # treats nobody
    ("practice:hand_over", "to", "carol"),  # has them already
    ("practice:clinic", "deputy", "olga"),
    ("therapist:share", "colleague", "alice"),
    ("therapist:share", "colleague", "olga"),
    ("therapist:share", "colleague", "bob"),  # it is shared with him
    ("therapist:cover", "covering", "alice"),
    ("therapist:cover", "covering", "olga"),
)


def the(address: str) -> Honest:
    return next(form for form in (*PATIENT, *RECORD, *OWNER) if form.address == address)


def test_no_form_changes_what_is_of_somebody_else(world):
    """The address names the patient, alert, share, cover or passkey of another."""
    theirs = of_others(world)
    changed = []

    for form in (form for forms in GROUPS.values() for form in forms):
        named = NEEDED[form.address] & set(theirs)
        if not named or form.address == "therapist:break_glass":  # which is for the patients of others
            continue
        with ready(world, form) as tried:
            for name in named:
                written = tried.send(**{name: theirs[name]}).written - {"AuditEntry"}
                changed += [f"{form.address} with {name} of another: wrote {sorted(written)}"] if written else []

    assert not changed, "\n".join(["", *changed])


def of_others(world) -> dict[str, object]:
    """Return what belongs to Carol and her patient Otto, by the part of an address that names it."""
    now = timezone.now()
    carol, bob = (Staff.objects.get(account=world.people[name]) for name in ("carol", "bob"))
    given = {"given_by": carol.account, "since": now}
    return {
        "patient_id": world.otto.patient.pk,
        "alert_id": raise_alert(world.otto.episode, "help", "today", "Otto asks for a call", [], now).pk,
        "share_id": Share.objects.create(patient=world.otto.patient, staff=bob, **given).pk,
        "cover_id": Cover.objects.create(absent=carol, covering=bob, until=now + timedelta(days=9), **given).pk,
        "pk": Authenticator.objects.create(
            user=carol.account, type="webauthn", data={"name": "x", "credential": {}}
        ).pk,
    }


@pytest.mark.parametrize(("address", "field", "who"), SOMEBODY_ELSE)
def test_a_form_that_names_the_wrong_colleague_is_refused_and_says_so(world, address, field, who):
    staff_id = str(Staff.objects.get(account=world.people[who]).pk).encode()

    with ready(world, the(address)) as tried:
        sent = as_form(tuple((name, staff_id if name == field else old) for name, old in tried.honest))
        attempt = tried.send(sent)

    assert attempt.answer.status_code == 422 or attempt.says
    assert not attempt.written - {"AuditEntry"}
    assert not attempt.wrong


@pytest.mark.parametrize("edits", [b"7", b"-1", b"", b"9" * 400, "\u0663".encode()])
def test_a_form_of_a_draft_that_changed_since_is_refused_and_loses_no_word(world, edits):
    wrong = []

    for form in OF_A_DRAFT:
        with ready(world, form) as tried:
            if "edits" not in dict(tried.honest):
                continue
            sent = as_form(tuple((name, edits if name == "edits" else old) for name, old in tried.honest))
            attempt = tried.send(sent)
        page = html.unescape(attempt.answer.content.decode())
        words = [old.decode() for name, old in tried.honest if name.endswith(TYPED)]
        if attempt.answer.status_code != 409 or attempt.written - {"AuditEntry"} or attempt.wrong:
            wrong.append(f"{form.address}: {attempt.answer.status_code}, wrote {attempt.written}, {attempt.wrong}")
        wrong += [f"{form.address}: {one!r} is gone" for one in words if one not in page]

    assert not wrong, "\n".join(["", *wrong])


@pytest.mark.parametrize("form", [the("patient:plan_agree"), the("therapist:acknowledge")], ids=lambda one: one.address)
def test_a_form_of_what_is_over_is_refused_in_words(world, form):
    before = states.taken if form.address == "therapist:acknowledge" else form.before

    with ready(world, replace(form, before=before)) as tried:
        attempt = tried.send(as_form(tuple((name, b"99" if name == "number" else old) for name, old in tried.honest)))

    assert attempt.says
    assert not attempt.written - {"AuditEntry"}

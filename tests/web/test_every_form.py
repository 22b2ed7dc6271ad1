"""Every form of the site, sent as no browser sends it: no fault of ours, nothing written, and told what to mend."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.site.addresses import TABLE
from tests.site.conftest import dave, otto, world
from tests.web.form_posting import Attempt
from tests.web.honest_forms import ELSEWHERE, GROUPS, Honest
from tests.web.spoilt import as_form, spoilt, whole

__all__ = ["dave", "otto", "world"]

FORMS = tuple((group, form) for group, forms in GROUPS.items() for form in forms)
FEW = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Refusals are the business of these tests: no line of log for each."""
    caplog.set_level(logging.CRITICAL, "django")


def told(form: Honest, what: object, wrong: list[str]) -> list[str]:
    return [f"{form.address} ({form.who}): {words}\n    sent {what!r:.300}" for words in wrong]


def test_every_address_that_takes_a_form_is_tried():
    takes_a_form = {name for name, (_, _, sent) in TABLE.items() if sent != "not so"}

    untried = sorted(takes_a_form - {form.address for _, form in FORMS} - set(ELSEWHERE))

    assert not untried, f"tests/web/honest_forms.py says not what an honest person sends to {', '.join(untried)}"


def test_forms_that_are_tried_elsewhere_are_tried_there():
    assert all(Path(path).exists() for path in ELSEWHERE.values())


def test_an_honest_form_is_taken(world):
    wrong = []

    for _, form in FORMS:
        attempt = Attempt(world, form).send()
        wrong += told(form, "honestly", attempt.wrong)
        if attempt.answer.status_code not in form.answers:
            wrong.append(f"{form.address} ({form.who}): answered {attempt.answer.status_code}")
        elif form.writes and 422 not in form.answers and not attempt.written & set(form.writes):
            wrong.append(f"{form.address} ({form.who}): wrote nothing")

    assert not wrong, "\n".join(["", *wrong])


@pytest.mark.parametrize("group", GROUPS)
def test_no_form_is_broken_by_what_is_sent(world, group):
    wrong = []

    for turn, form in enumerate(GROUPS[group]):
        honest = Attempt(world, form).honest()
        strangers = (str(world.otto.patient.pk), str(world.otto.episode.pk), "alice", "marta@example.org")
        attacks = whole(honest, turn)
        if group == "intake":  # pages alike: each gets some, all get all
            attacks = attacks[turn % len(attacks) :: len(attacks) // 2]
        for sent in attacks:
            wrong += told(form, sent, Attempt(world, form).send(sent).wrong)
        for value in form.aimed:
            sent = as_form(tuple((name, value if name == "credential" else old) for name, old in honest), "aimed")
            wrong += told(form, sent, Attempt(world, form).send(sent).wrong)
        wrong += drawn(world, form, honest, strangers)

    assert not wrong, "\n".join(["", *wrong])


def drawn(world, form: Honest, honest, strangers: tuple[str, ...]) -> list[str]:
    """Return what is wrong with the answer to the smallest of some forms drawn by chance."""

    @settings(FEW, max_examples=5 if honest else 2)
    @given(sent=spoilt(honest, strangers))
    def one(sent):
        wrong = told(form, sent, Attempt(world, form).send(sent).wrong)
        assert not wrong, "\n".join(wrong)

    try:
        one()
    except AssertionError as error:
        return [str(error)]
    return []

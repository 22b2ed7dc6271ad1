"""Every form of the site, sent as no browser sends it: no fault of ours, nothing written, and told what to mend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.site.addresses import TABLE
from tests.web.form_posting import Ready, ready
from tests.web.honest_forms import ELSEWHERE, GROUPS, Honest
from tests.web.spoilt import Sent, as_form, each_alone, spoilt, whole

pytestmark = pytest.mark.usefixtures("quiet")
FORMS = tuple((group, form) for group, forms in GROUPS.items() for form in forms)
FEW = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


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
        with ready(world, form) as tried:
            attempt = tried.send()
        wrong += told(form, "honestly", attempt.wrong)
        if attempt.answer.status_code not in form.answers:
            wrong.append(f"{form.address} ({form.who}): answered {attempt.answer.status_code}")
        elif form.writes and 422 not in form.answers and not attempt.written & set(form.writes):
            wrong.append(f"{form.address} ({form.who}): wrote nothing")

    assert not wrong, "\n".join(["", *wrong])


@pytest.mark.parametrize("group", GROUPS)
def test_no_form_is_broken_by_what_is_sent(world, group):
    strangers = (str(world.otto.patient.pk), str(world.otto.episode.pk), "alice", "marta@example.org")
    wrong = []

    for turn, form in enumerate(GROUPS[group]):
        with ready(world, form) as tried:
            attacks = whole(tried.honest, turn)
            if group == "intake":  # pages alike: each gets some, all get all
                attacks = attacks[turn % 4 :: 4]
            for sent in [*attacks, *each_alone(tried.honest, turn, 3 if group == "intake" else 8), *aimed(tried)]:
                wrong += told(form, sent, tried.send(sent).wrong)
            wrong += drawn(tried, strangers, 3 if tried.honest else 1)

    assert not wrong, "\n".join(["", *wrong])


def aimed(tried: Ready) -> Iterator[Sent]:
    """Yield the honest form with each of the values that are worst in this one."""
    for value in tried.form.aimed:
        yield as_form(tuple((name, value if name == "credential" else old) for name, old in tried.honest), "aimed")


def drawn(tried: Ready, strangers: tuple[str, ...], count: int) -> list[str]:
    """Return what is wrong with the answer to the smallest of some forms drawn by chance."""

    @settings(FEW, max_examples=count)
    @given(sent=spoilt(tried.honest, strangers))
    def one(sent):
        wrong = told(tried.form, sent, tried.send(sent).wrong)
        assert not wrong, "\n".join(wrong)

    try:
        one()
    except AssertionError as error:
        return [str(error)]
    return []

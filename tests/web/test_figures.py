"""The figures of the exercises as pages show them: open to everybody, drawn from the content, coloured by the page."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from tests.clinical.made_document import document, planned
from tests.web.gallery import environment

from multifidus.motion.figure.colours import DARK, LIGHT, rules
from multifidus.records.document_hash import hash_of
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Agreement, PlanVersion
from multifidus.web import figures
from multifidus.web.figures import drawn, key_poses

STYLE = Path(settings.WEB) / "static" / "figures.css"


def plain(css: str) -> str:
    """Return CSS without comments and the spaces between its words."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.sub(r"\s*([{}:;,()])\s*", r"\1", css).replace(";}", "}").strip()


@pytest.fixture
def figured() -> str:
    return next(name for name in sorted(knowledge().exercises) if drawn(name))


def test_the_moving_figure_of_an_exercise_is_kept_for_good_at_the_address_that_pages_name(client, figured):
    answer = client.get(drawn(figured).address)

    assert answer["Content-Type"].startswith("image/svg+xml")
    assert "immutable" in answer["Cache-Control"]
    assert answer.content.startswith(b"<svg ") and b"<animate " in answer.content


def test_a_figure_asked_for_by_an_older_address_is_the_present_one_and_not_kept(client, figured):
    answer = client.get(reverse("figure", args=[figured]) + "?v=older")

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("name", ["no_such_exercise", "..", "%2e%2e%2fsources%2fexpert", "BR_DOUBLE"])
def test_what_is_no_exercise_has_no_figure(client, clinic, name):
    assert client.get(f"/figures/{name}.svg").status_code == 404


def test_a_figure_stands_in_a_page_under_its_content_security_policy(figured):
    """No style, no script, and no name that another figure on the page has too."""
    for picture in (drawn(figured).still, key_poses(figured)):
        assert not re.search(r"<style|<script|\son\w+=|\sstyle=", picture)
        assert all(name.startswith(figured) for name in re.findall(r'\sid="([^"]+)"', picture))


def test_a_figure_says_in_words_what_it_shows(figured):
    assert re.search(r'role="img".*<title>[^<]+</title><desc>[^<]+</desc>', drawn(figured).still)


def test_the_page_colours_a_figure_by_the_same_rules_as_a_figure_that_stands_alone():
    assert plain(STYLE.read_text()).endswith(plain(rules()))


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_colour_of_a_figure_is_given_in_light_and_in_dark(colours):
    css = STYLE.read_text()

    missing = [name for name in colours if css.count(f"--fig-{name}: ") != 3]

    assert not missing


def test_the_phone_is_told_where_the_figures_of_todays_session_are(marta, signed_in, now, figured):
    content = document(planned(figured), planned("bridge"))
    Agreement.objects.create(patient=marta.patient, words="made up", agreed=True, at=now, by=marta.patient.account)
    PlanVersion.objects.create(
        episode=marta.episode, number=1, state="approved", draft={}, document=content, document_hash=hash_of(content),
        edited_at=now, approved_at=now, agreed_at=now,
    )  # fmt: skip

    told = signed_in(marta.patient.account).get("/my/session.json").json()

    figures = {one["exercise"]: one["figure"] for one in told["exercises"]}
    assert figures == {figured: {"address": drawn(figured).address, "side": "right"}, "bridge": None}


def test_where_there_is_no_figure_a_page_says_the_position():
    macro = environment().get_template("components/figure.html").module.figure_of

    said = str(macro("no_such_exercise", "Something", "supine"))

    assert "On your back" in said and "moving-figure" not in said


def test_a_figure_that_cannot_be_read_is_left_out_and_told(monkeypatch, tmp_path, caplog, figured):
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / f"{figured}.yaml").write_text("plain: Something\nfigure: {poses: 3}\n")
    monkeypatch.setattr(figures, "content_folder", lambda: tmp_path)

    found = figures._figure.__wrapped__(figured)

    assert found is None
    assert f"{figured}.yaml:2" in caplog.text

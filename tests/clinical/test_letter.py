"""The letter: one request, what was found, what was denied, what is not known; and it names nobody."""

from __future__ import annotations

import dataclasses

import pytest
from tests.clinical.made import is_true, red_flag, yes_no

from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.letter import WIDTH, shown, write_letter
from multifidus.clinical.reasons import Reason
from multifidus.clinical.rules import FactDefinition, TierAction
from multifidus.clinical.triage import triage

NOW = red_flag("nerves", is_true("numb"), "emergency")
LATER = red_flag("joint", is_true("stiff"), "routine_referral", "weeks")
WATCH = red_flag("bone", is_true("thin"), "treat", "next_visit")
KNOWN = {
    **{name: yes_no(name) for name in ("stiff", "thin")},
    "numb": yes_no("numb", core=True),
    "cold": yes_no("cold", core=True),
    "age_years": FactDefinition(id="age_years", kind="number", low=0, high=120, title="Age", core=True),
}


def action(name, letter=True):
    return TierAction(
        id=name, title=name, headline="h", say="s", do_now=(), call="c", letter=letter, sources=(), review="pending"
    )


def letter(letter_wanted=True, overruled=None, **facts):
    known = Facts(facts)
    verdict = dataclasses.replace(triage(known, (NOW, LATER, WATCH), KNOWN), overruled=overruled)
    return write_letter(verdict, known, KNOWN, action(verdict.tier, letter_wanted), "2026-03-01")


def test_a_tier_without_a_letter_has_none():
    assert letter(letter_wanted=False, numb=True) is None


def test_the_letter_asks_for_one_thing_at_the_highest_tier():
    text = letter(numb=True, stiff=True, thin=True, cold=False, age_years=40)

    assert "Urgency: emergency, now" in text
    assert "- Nerves. Tell nerves." in text
    assert "- Joint" not in text
    assert "Also noted: Joint; Bone." in text


def test_the_letter_tells_what_was_found_denied_and_not_known():
    text = letter(numb=True, cold=False, age_years=UNKNOWN)

    assert "Found: Numb: yes." in text
    assert "Asked and denied: Cold." in text
    assert "Not known: Age." in text


def test_a_newborn_age_is_no_denial():
    assert "denied: Age" not in letter(numb=True, age_years=0)


@pytest.mark.parametrize(
    ("facts", "who"),
    [
        ({"age_years": 40, "sex_at_birth": "female"}, "40 years, female"),
        ({"age_years": 40, "sex_at_birth": "undisclosed"}, "40 years "),
        ({"age_years": UNKNOWN}, "age not known"),
        ({}, "age not known"),
    ],
)
def test_the_letter_says_who_it_is_about_without_a_name(facts, who):
    assert f"Re: low back pain, {who}" in letter(numb=True, **facts)


def test_treatment_stops_only_where_a_doctor_comes_first():
    assert "No exercise or hands-on treatment is given" in letter(numb=True)
    assert "Treatment goes on with restrictions." in letter(numb=False, stiff=True)


def test_the_word_of_a_clinician_stands_in_the_letter():
    word = Reason("override", "A. Clinician: grey and sweaty (the rules said treat)")

    assert "- Judged by a clinician: A. Clinician: grey and sweaty" in letter(numb=False, overruled=word)
    assert "Overruled by a clinician: A. Clinician" in letter(numb=True, overruled=word)


def test_no_line_of_the_letter_is_too_long():
    text = letter(numb=True, overruled=Reason("override", "word " * 100))

    assert max(map(len, text.splitlines())) <= WIDTH


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "Numb: yes"),
        (False, "Numb: no"),
        (UNKNOWN, "Numb: unknown"),
        (frozenset({"low_back", "arm"}), "Numb: arm, low back"),
        (frozenset(), "Numb: none"),
        ({"L5_left": 4.5}, "Numb: L5 left 4.5"),
        ({}, "Numb: none"),
        (3.0, "Numb: 3"),
        ("long_standing", "Numb: long standing"),
    ],
)
def test_a_fact_is_shown_in_words(value, words):
    assert shown("numb", value, KNOWN) == words


def test_a_number_is_shown_with_its_unit():
    weight = FactDefinition(id="w", kind="number", low=0, high=9, unit="kg", title="Weight (in clothes)")

    assert shown("w", 71.5, {"w": weight}) == "Weight: 71.5 kg"

"""The patient asks for somebody: a call from the therapist, or help in a flare-up."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.utils.translation import gettext as _

from multifidus.actions import session_light
from multifidus.actions.deed import Invalid, deed
from multifidus.actions.judge import raise_alert
from multifidus.clinical.following import rescreen
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.models import Alert

MOST_WORDS = 500


def ask_for_call(actor: Actor, opened: Opened, words: str, now: datetime.datetime) -> Alert:
    """Tell the therapist that the patient asks for a call.

    Raises:
        Invalid: the words are too long.
    """
    if len(words) > MOST_WORDS:
        raise Invalid({"words": _("Please use at most %(most)s letters.") % {"most": MOST_WORDS}})
    with deed(actor, "help.asked", now, opened.patient) as what:
        alert = raise_alert(opened.episode, "help", "today", "Asks for a call", [words] if words else [], now)
        if words and words not in alert.because:
            alert.because = [*alert.because, words]
            alert.save(update_fields=["because"])
        what["alert"] = alert.pk
    return alert


def report_flare(
    actor: Actor, opened: Opened, answers: Mapping[str, bool | None], knowledge: Knowledge, now: datetime.datetime
) -> bool:
    """Tell the therapist of a flare-up, and return whether the safety questions stop the patient.

    Args:
        answers: by safety question; True for yes, False for no.

    Raises:
        Invalid: a safety question is not answered, and none with yes: one yes stops at once.
    """
    questions = knowledge.rescreens["default"]
    result = rescreen(answers, questions)
    if result.verdict == "ask_again":
        raise Invalid(dict.fromkeys(result.unanswered, questions.ask_again.say))
    with deed(actor, "flare.reported", now, opened.patient) as what:
        what["stopped"] = result.verdict == "stop"
        if result.verdict == "stop":
            session_light.stop_before(opened.episode, answers, knowledge, now)
        else:
            raise_alert(opened.episode, "help", "this_week", "A flare-up", ["No to every safety question."], now)
    return result.verdict == "stop"

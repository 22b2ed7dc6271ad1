"""What a patient agrees to, in the words they read and we keep."""

from __future__ import annotations

from django.utils.translation import gettext as _

from multifidus.records.people import Patient
from multifidus.records.queries.clinic import the_clinic


def what_is_kept(patient: Patient) -> tuple[tuple[str, str], ...]:
    """Return what is kept, why, who sees it and how to stop: headings, each with its text."""
    clinic = the_clinic()
    names = {"clinic": clinic.name if clinic else "", "therapist": patient.therapist.account.name}
    texts = (
        (
            _("What we keep"),
            _(
                "Your answers, what your therapist finds, your plan, and what you tell us after each session. "
                "We also keep who looked at it, and when."
            ),
        ),
        (
            _("Why"),
            _(
                "%(therapist)s needs it to find out what helps you, and to see early when something is not right. "
                "The law asks clinics to keep records of the people they treat."
            ),
        ),
        (
            _("Who sees it"),
            _(
                "%(therapist)s, and colleagues at %(clinic)s who share your care or stand in. In an emergency another "
                "therapist there may open it, with a reason that is written down. Nobody else. It is not sold."
            ),
        ),
        (
            _("Where it is"),
            _("On the computer of %(clinic)s. Your phone keeps today's session only, until you sign out."),
        ),
        (
            _("What a program does"),
            _(
                "A program sorts your answers and proposes a plan. Your therapist decides. Nobody watches this page "
                "day and night: in an emergency, call the emergency number yourself."
            ),
        ),
        (
            _("How to stop"),
            _(
                "You can say no at any time, on this page or at %(clinic)s. Your care there goes on. What is already "
                "in your record stays for as long as the law asks. Ask to see it, or to have mistakes put right."
            ),
        ),
    )
    return tuple((heading, text % names) for heading, text in texts)

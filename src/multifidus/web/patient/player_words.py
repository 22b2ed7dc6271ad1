"""The player's own words, in the patient's language: the phone keeps them with the session."""

from __future__ import annotations

from django.utils.translation import gettext as _


def player_words() -> dict[str, str]:
    """Return the labels that change while a session runs. Numbers and names go into the {places}."""
    return {
        "left": _("Left side"),
        "right": _("Right side"),
        "set_of": _("Set {number} of {of}"),
        "repetition_of": _("Repetition {number} of {of}"),
        "of": _("of {of}"),
        "hold": _("Hold"),
        "move": _("Slowly"),
        "go_on_for": _("Go on"),
        "change": _("Change"),
        "ready": _("Ready"),
        "rest": _("Rest"),
        "count": _("Count"),
        "start_hold": _("Hold"),
        "pause": _("Pause"),
        "go_on": _("Go on"),
        "next": _("Next: {name}"),
        "seconds_left": _("{seconds} seconds left"),
        "exercise_of": _("{number} of {of}"),
        "question_of": _("Question {number} of {of}"),
        "only_minutes": _("Only have {minutes} minutes?"),
        "minutes": _("About {minutes} minutes"),
        "one_exercise": _("1 exercise"),
        "exercises": _("{count} exercises"),
        "voice_on": _("Voice on"),
        "voice_off": _("Voice off"),
        "counting_on": _("Counts for me"),
        "counting_off": _("I count"),
        "sets_done": _("You did {count} sets."),
        "one_set_done": _("You did 1 set."),
        "no_set_done": _("No set today. That happens."),
        "less_next_time": _("Next time: {low} to {high}% less."),
        "old_plan": _("This is your session of {date}. We could not reach the clinic since."),
        "yes_to": _("You said yes to:"),
        "call": _("Call {number}"),
        "call_clinic": _("Call {clinic}"),
        "one_waits": _("1 entry waits to be sent. It is safe on this phone."),
        "some_wait": _("{count} entries wait to be sent. They are safe on this phone."),
        "sign_in_to_send": _("Sign in to send them."),
        "not_taken": _("{count} entries could not be taken. Please tell your clinic."),
        "of_somebody_else": _("Entries of another person wait on this phone. They are sent when that person signs in."),
        "green": _("Well done"),
        "amber": _("That is enough for today"),
        "red": _("Do less next time"),
        "no_relief": _("None of your exercises today is of that kind. Rest, and move gently as you like."),
        "unsent": _("Not everything is sent yet"),
        "unsent_why": _(
            "{count} entries of your sessions are on this phone only. If you sign out now, they are deleted."
        ),
        "stay": _("Stay signed in"),
        "leave": _("Sign out and delete them"),
        "supine": _("On your back"),
        "prone": _("On your front"),
        "side_lying": _("On your side"),
        "quadruped": _("On hands and knees"),
        "sitting": _("Sitting"),
        "standing": _("Standing"),
        "kneeling": _("Kneeling"),
        "exercises_stopped": _("Your exercises are stopped. Please call your clinic before you do any."),
        "not_ready": _("Your plan is not ready yet. Your clinic will tell you when it is."),
        "rest_day": _("There is nothing to do today. Rest is part of your plan."),
    }


def skip_reasons() -> list[dict[str, str]]:
    """Return the reasons for leaving out an exercise: the value that is logged, and its words."""
    return [
        {"value": "pain", "say": _("It hurts")},
        {"value": "too_hard", "say": _("It is too hard")},
        {"value": "not_sure_how", "say": _("I am not sure how")},
        {"value": "no_time", "say": _("No time")},
        {"value": "no_place", "say": _("I lack the place or a thing")},
        {"value": "other", "say": _("Something else")},
    ]

"""The therapist's pages, on patients at every point of care."""

from __future__ import annotations

from tests.journeys.screen import Screen, at, sent

TOM, PRIYA = "Tom Reyes", "Priya Nair"


def _of(patient: str, **pages: str) -> tuple[Screen, ...]:
    """Return pages of one patient's record, by name and what follows the patient's address."""
    return tuple(
        Screen(f"{name.replace('_', '-')}-{patient}", "therapist", TOM, at(f"/clinic/patients/{{{patient}}}/{rest}"))
        for name, rest in pages.items()
    )


THERAPIST_SCREENS = (
    Screen("work-list", "therapist", TOM, at("/clinic/")),
    Screen("work-list-covering", "therapist", PRIYA, at("/clinic/")),
    Screen("patients", "therapist", TOM, at("/clinic/patients")),
    Screen("patients-found", "therapist", TOM, at("/clinic/patients?find=ma")),
    Screen("patients-none-found", "therapist", TOM, at("/clinic/patients?find=nobody")),
    Screen("invite", "therapist", TOM, at("/clinic/patients/invite")),
    Screen("invite-wrong", "therapist", TOM, sent("/clinic/patients/invite", "Make the link"), status=422),
    Screen("new-case", "therapist", TOM, at("/clinic/patients/new-case")),
    Screen("other-record", "therapist", TOM, at("/clinic/other-record")),
    Screen("cover", "therapist", TOM, at("/clinic/cover")),
    Screen("break-glass", "therapist", TOM, at("/clinic/break-glass/{ingrid}")),
    *_of("marta", overview="", intake="intake", examination="examination", diagnosis="diagnosis"),
    *_of("marta", plan="plan", plan_version="plan/1", sessions="sessions", access="access", invitation="invitation"),
    *_of("daniel", overview="", examination="examination", diagnosis="diagnosis", plan="plan"),
    *_of("grace", overview="", sessions="sessions"),
    *_of("pavel", overview="", intake="intake", intake_page="intake/safety/bladder", plan="plan"),
    *_of("leila", overview="", examination="examination", diagnosis="diagnosis", plan="plan"),
    *_of("carmen", overview="", plan="plan", plan_preview="plan/preview", plan_add="plan/add"),
    *_of("sana", overview="", access="access"),
)

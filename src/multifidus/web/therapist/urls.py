"""Addresses of the therapist pages."""

from django.urls import path

from multifidus.web.therapist import (
    access,
    alerts,
    care_urls,
    go_on,
    intake_answers,
    invitations,
    overview,
    patients,
    sessions,
    work_list,
)

app_name = "therapist"
urlpatterns = [
    path("", work_list.work_list, name="work_list"),
    path("patients", patients.patients, name="patients"),
    path("patients/invite", invitations.invite, name="invite"),
    path("patients/new-case", invitations.new_case, name="new_case"),
    path("other-record", patients.other_record, name="other_record"),
    path("cover", access.cover, name="cover"),
    path("cover/<int:cover_id>/end", access.end_cover, name="end_cover"),
    path("break-glass/<uuid:patient_id>", access.break_glass, name="break_glass"),
    path("patients/<uuid:patient_id>/", overview.overview, name="patient"),
    path("patients/<uuid:patient_id>/alerts/<int:alert_id>/acknowledge", alerts.acknowledge, name="acknowledge"),
    path("patients/<uuid:patient_id>/alerts/<int:alert_id>/reopen", alerts.reopen, name="reopen"),
    path("patients/<uuid:patient_id>/go-on", go_on.go_on, name="go_on"),
    path("patients/<uuid:patient_id>/intake", intake_answers.intake_answers, name="intake_answers"),
    path("patients/<uuid:patient_id>/intake/read", intake_answers.read, name="intake_read"),
    path("patients/<uuid:patient_id>/intake/<slug:part>/<slug:page>", intake_answers.correct, name="intake_page"),
    path("patients/<uuid:patient_id>/sessions", sessions.sessions, name="sessions"),
    path("patients/<uuid:patient_id>/access", access.access, name="access"),
    path("patients/<uuid:patient_id>/access/share", access.share, name="share"),
    path("patients/<uuid:patient_id>/access/share/<int:share_id>/end", access.end_share, name="end_share"),
    path("patients/<uuid:patient_id>/invitation", invitations.invitation, name="invitation"),
    path("patients/<uuid:patient_id>/invitation/revoke", invitations.revoke, name="revoke_invitation"),
    *care_urls.urlpatterns,
]

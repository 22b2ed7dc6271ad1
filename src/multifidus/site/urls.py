"""Every address of the site."""

from django.urls import include, path

from multifidus.web import doors
from multifidus.web.account.invitation import invitation
from multifidus.web.figures import moving

handler400 = "multifidus.web.faults.bad_request"
handler403 = "multifidus.web.faults.refused"
handler404 = "multifidus.web.faults.not_found"
handler500 = "multifidus.web.faults.broken"

urlpatterns = [
    path("", doors.home, name="home"),
    path("account/", include("multifidus.web.account.urls")),
    path("invitation/<str:token>/", invitation, name="invitation"),
    path("my/", include("multifidus.web.patient.urls")),
    path("clinic/", include("multifidus.web.therapist.urls")),
    path("practice/", include("multifidus.web.practice.urls")),
    path("figures/<slug:exercise>.svg", moving, name="figure"),
    path("", include("multifidus.web.shell.urls")),
]

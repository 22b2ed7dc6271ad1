"""Addresses of the owner's pages."""

from django.urls import path

from multifidus.web.practice import clinic, staff

app_name = "practice"
urlpatterns = [
    path("", clinic.overview, name="overview"),
    path("clinic/", clinic.clinic, name="clinic"),
    path("intended-use/", clinic.intended_use, name="intended_use"),
    path("staff/", staff.staff, name="staff"),
    path("staff/invite/", staff.invite, name="invite"),
    path("staff/new-password/", staff.new_password, name="new_password"),
    path("staff/left/", staff.left, name="left"),
    path("staff/hand-over/", staff.hand_over, name="hand_over"),
]

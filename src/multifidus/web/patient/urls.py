"""Addresses of the patient pages."""

from django.urls import path

from multifidus.web.patient import agreement, flare, help, intake, morning, plan, progress, session, stop, today, walk

app_name = "patient"
urlpatterns: list[object] = [
    path("", today.today, name="today"),
    path("agreement", agreement.agreement, name="agreement"),
    path("with-guardian", agreement.with_guardian, name="with_guardian"),
    path("intake", intake.resume, name="intake_resume"),
    path("intake/answers", intake.answers, name="intake_answers"),
    path("intake/wrong-answer", intake.wrong_answer, name="wrong_answer"),
    path("intake/<slug:part>/<slug:page>", intake.page, name="intake"),
    path("stop", stop.stop, name="stop"),
    path("comfort", stop.comfort, name="comfort"),
    path("plan", plan.plan, name="plan"),
    path("plan/sheet", plan.sheet, name="plan_sheet"),
    path("plan/agree", plan.agree, name="plan_agree"),
    path("session", session.player, name="session"),
    path("session.json", session.payload, name="session_payload"),
    path("log", session.log, name="log"),
    path("progress", progress.progress, name="progress"),
    path("morning", morning.morning, name="morning"),
    path("walk", walk.walk, name="walk"),
    path("flare", flare.flare, name="flare"),
    path("flare/days", flare.days, name="flare_days"),
    path("help", help.help_page, name="help"),
    path("help/call-me", help.call_me, name="call_me"),
]

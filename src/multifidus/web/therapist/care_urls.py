"""Addresses of examination, diagnosis and plan of one patient."""

from django.urls import path

from multifidus.web.therapist import diagnosis, examination, plan, plan_edits, plan_offers

PATIENT = "patients/<uuid:patient_id>"
urlpatterns = [
    path(f"{PATIENT}/examination", examination.examination, name="examination"),
    path(f"{PATIENT}/diagnosis", diagnosis.diagnosis, name="diagnosis"),
    path(f"{PATIENT}/plan", plan.plan, name="plan"),
    path(f"{PATIENT}/plan/preview", plan.preview, name="plan_preview"),
    path(f"{PATIENT}/plan/compare", plan.comparison, name="plan_compare"),
    path(f"{PATIENT}/plan/<int:number>", plan.version, name="plan_version"),
    path(f"{PATIENT}/plan/start", plan_edits.start, name="plan_start"),
    path(f"{PATIENT}/plan/discard", plan_edits.discard, name="plan_discard"),
    path(f"{PATIENT}/plan/edit", plan_edits.edit, name="plan_edit"),
    path(f"{PATIENT}/plan/add", plan_offers.add, name="plan_add"),
    path(f"{PATIENT}/plan/swap/<slug:exercise>", plan_offers.swap, name="plan_swap"),
]

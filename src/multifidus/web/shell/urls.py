"""Addresses that belong to the browser, not to a person."""

from django.urls import path

from multifidus.web.shell import worker

urlpatterns = [
    path("sw.js", worker.service_worker, name="service_worker"),
    path("offline", worker.offline, name="offline"),
]

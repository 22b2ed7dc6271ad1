"""The audit names where somebody came from: what our own proxy saw, never what a stranger wrote."""

import pytest
from django.test import RequestFactory

from multifidus.web.visits import address_of


@pytest.mark.parametrize(
    ("proxies", "told", "found"),
    [
        (0, "6.6.6.6", "10.0.0.9"),
        (1, "6.6.6.6, 203.0.113.5", "203.0.113.5"),
        (1, "", "10.0.0.9"),
        (1, "not an address", None),
        (2, "6.6.6.6, 203.0.113.5, 10.0.0.2", "203.0.113.5"),
        (2, "203.0.113.5", "10.0.0.9"),
    ],
)
def test_an_address_is_taken_from_the_clinics_own_proxies_alone(settings, proxies, told, found):
    settings.TRUSTED_PROXIES = proxies
    headers = {"HTTP_X_FORWARDED_FOR": told} if told else {}

    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", **headers)

    assert address_of(request) == found

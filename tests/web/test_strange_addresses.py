"""Every page of the site, asked with an address that no link of ours has: no fault of ours."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.site.addresses import LET_IN, TABLE
from tests.web.form_posting import ALLOWED, NEEDED

pytestmark = pytest.mark.usefixtures("quiet")
STRANGE = ("%00", "%ff%ed%a0%80", "9" * 400, "-1", "x" * 3000, "%D9%A3", "javascript:alert(1)")


def test_no_page_is_broken_by_what_its_address_asks(world):
    broken = []

    for name, (door, asked, _) in TABLE.items():
        if asked == "not so":
            continue
        path, browser = reverse(name, kwargs={key: world.values[key] for key in NEEDED[name]}), None
        for value in STRANGE:
            query = "&".join(f"{one}={value}" for one in ("find", "show", "page", "next", "of", value[:50]))
            browser = browser or world.browser(LET_IN[door][0])
            answer = browser.get(f"{path}?{query}")
            broken += [f"{name}, {value:.20}: {answer.status_code}"] if answer.status_code not in ALLOWED else []

    assert not broken, "\n".join(["", *broken])

"""A header that names no charset we know breaks nothing."""

from __future__ import annotations

import io

import pytest
from django.test import RequestFactory

from multifidus.site.wsgi import application

BODY = b'--B\r\nContent-Disposition: form-data; name="password"\r\n\r\nMarta\r\n--B--\r\n'
KINDS = ["multipart/form-data; boundary=B", "application/x-www-form-urlencoded", "application/json"]


@pytest.mark.parametrize("charset", ["base64", "rot13", "zip", "utf-16", "no-such-charset", '"hex"', ""])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.django_db
def test_a_form_in_a_codec_that_is_no_charset_is_answered(charset, kind):
    environ = RequestFactory().generic("POST", "/account/sign-in/?next=%ff", BODY).environ
    environ |= {
        "CONTENT_TYPE": f"{kind}; Charset={charset}",
        "wsgi.input": io.BytesIO(BODY),
        "SERVER_NAME": "localhost",
    }
    statuses = []

    list(application(environ, lambda status, headers: statuses.append(status)))

    assert statuses == ["403 Forbidden"]  # without the key of the form, and not broken

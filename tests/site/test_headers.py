"""What goes out with every answer, how the installation is set, and what no template may hold."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from multifidus.records.models import Account
from multifidus.site.environment import secret_key

TEMPLATES = sorted((Path(__file__).parents[2] / "src/multifidus/web/templates").rglob("*.html"))
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; media-src 'self' blob: mediastream:; worker-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ANSWERS = {"/account/sign-in/": 200, "/static/multifidus.css": 200, "/nothing-here/": 404, "/": 302, "/sw.js": 200}
SETTINGS = (
    "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SECURE",
    "CSRF_COOKIE_SAMESITE", "SECURE_SSL_REDIRECT", "DEBUG",
)  # fmt: skip
INLINE = re.compile(r"<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|<script(?![^>]*\bsrc=)", re.IGNORECASE)


def in_production(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the settings of a clinic at https://clinic.example."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MULTIFIDUS_")}
    environment |= {
        "MULTIFIDUS_HOME": str(home), "MULTIFIDUS_URL": "https://clinic.example",
        "DJANGO_SETTINGS_MODULE": "multifidus.site.settings",
    }  # fmt: skip
    return subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("path", "status"), ANSWERS.items())
def test_every_answer_carries_the_policy(clinic, path, status):
    answer = Client().get(path)

    assert answer.status_code == status
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_what_breaks_on_our_side_carries_the_policy_too(clinic, monkeypatch):
    monkeypatch.setattr("multifidus.web.doors.redirect", lambda *words: 1 / 0)

    answer = Client(raise_request_exception=False).get("/")

    assert answer.status_code == 500
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "ZeroDivisionError" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/account/sign-in/", "/my/", "/nothing-here/"])
def test_no_page_is_kept_by_a_cache(clinic, path):
    assert "no-store" in Client().get(path).headers["Cache-Control"]


def test_pages_are_framed_by_nobody(clinic):
    assert Client().get("/account/sign-in/").headers["X-Frame-Options"] == "DENY"


def test_a_production_site_passes_the_check_for_deployment(tmp_path):
    done = in_production(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_cookies_of_a_production_site_are_kept_from_scripts_and_other_sites(tmp_path):
    code = f"from django.conf import settings; print([getattr(settings, name) for name in {SETTINGS!r}])"

    done = in_production(tmp_path, "-c", code)

    assert done.stdout.strip() == "[True, True, 'Lax', True, 'Lax', True, False]", done.stderr


def test_a_sign_in_sets_its_cookie_as_the_settings_say(clinic):
    Account.objects.create_user("ida@example.org", "correct horse battery", name="Ida")
    browser = Client()

    browser.post("/account/sign-in/", {"login": "ida@example.org", "password": "correct horse battery"})

    cookie = browser.cookies["sessionid"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("MULTIFIDUS_SECRET_KEY", raising=False)

    first, second = secret_key(tmp_path / "home"), secret_key(tmp_path / "home")

    assert first == second and len(first) >= 64
    assert stat.S_IMODE((tmp_path / "home" / "secret_key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("demonstration", "made_up", "address", "status"),
    [
        (True, True, "127.0.0.1", 302),
        (True, True, "::1", 302),
        (True, True, "192.0.2.7", 404),
        (True, False, "127.0.0.1", 404),
        (False, True, "127.0.0.1", 404),
    ],
)
def test_one_click_entry_opens_in_a_demonstration_on_this_machine_alone(
    marta, clinic, settings, demonstration, made_up, address, status
):
    settings.DEMONSTRATION = demonstration
    type(marta.patient).objects.update(simulated=made_up)
    type(clinic).objects.update(simulated=made_up)
    browser = Client(REMOTE_ADDR=address)

    answer = browser.post("/account/demonstration/", {"email": "marta@example.org"})

    assert answer.status_code == status
    assert ("_auth_user_id" in browser.session) == (status == 302)


def test_a_clinic_offers_nobody_for_one_click(clinic):
    assert "one click" not in Client().get("/account/sign-in/").content.decode()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: "/".join(file.parts[-2:]))
def test_a_template_holds_no_inline_script_and_no_inline_style(template):
    text = re.sub(r"\{#.*?#\}", "", template.read_text(), flags=re.DOTALL)

    assert INLINE.findall(text) == []

"""Django's settings. What differs between installations comes from `environment`."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from multifidus.site.environment import LOOPBACK, database, read_environment, secret_key

ENVIRONMENT = read_environment()
DEMONSTRATION = ENVIRONMENT.demonstration
WEB = Path(__file__).resolve().parent.parent / "web"

TRUSTED_PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies
DEBUG = False
SECRET_KEY = secret_key(ENVIRONMENT.home)
ALLOWED_HOSTS = [ENVIRONMENT.host, *LOOPBACK]
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.url]
ROOT_URLCONF = "multifidus.site.urls"
WSGI_APPLICATION = "multifidus.site.wsgi.application"
SITE_ADDRESS = ENVIRONMENT.url

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "multifidus.records",
    "multifidus.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "multifidus.site.headers.ContentSecurity",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [WEB / "templates"],
        "OPTIONS": {
            "environment": "multifidus.web.templating.environment",
            "context_processors": ["multifidus.web.templating.every_page"],
            "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"],
        },
    },
    # allauth's own mail texts are written in Django's language.
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {"context_processors": [
        "django.template.context_processors.request",
    ]}},
]  # fmt: skip

DATABASES = {"default": database(ENVIRONMENT.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "records.Account"
AUTHENTICATION_BACKENDS = ["multifidus.web.account.signed_in.ByPasswordOrPasskey"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]  # fmt: skip
ACCOUNT_ADAPTER = "multifidus.web.account.adapter.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation went to the address, or was handed over in the clinic
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "login": "60/m/ip", "reset_password": "10/m/ip,3/m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "multifidus.web.account.passkey.AddPasskey",
    "login_webauthn": "multifidus.web.account.passkey.SignInByPasskey",
    "authenticate_webauthn": "multifidus.web.account.passkey.SecondFactorByPasskey",
    "reauthenticate_webauthn": "multifidus.web.account.passkey.ProveByPasskey",
}
MFA_TOTP_ISSUER = "multifidus"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

SESSION_ENGINE = "multifidus.web.account.signed_in"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.secure
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "multifidus.web.faults.csrf_failed"
SECURE_SSL_REDIRECT = ENVIRONMENT.secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.secure else None
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.secure
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
SILENCED_SYSTEM_CHECKS: list[str] = []

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [WEB / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Served under the names they have: modules import each other by name, and the service worker lists them.
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = False
WHITENOISE_ROOT = None
STATIC_ROOT = WEB / "static"
WHITENOISE_MAX_AGE = 0 if DEMONSTRATION else 300

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # a clinic sets its mail server in a later version
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without_ids": {"()": "multifidus.site.log_lines.WithoutIds"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "without_ids"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

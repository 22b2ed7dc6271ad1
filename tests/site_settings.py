"""The site's settings for tests: a folder of its own, plain http, a quick password hash."""

import os
import tempfile

os.environ["MULTIFIDUS_HOME"] = tempfile.mkdtemp(prefix="multifidus-tests-")
os.environ["MULTIFIDUS_URL"] = "http://localhost"
os.environ.pop("MULTIFIDUS_DEMONSTRATION", None)
os.environ.pop("MULTIFIDUS_DATABASE", None)

from multifidus.site.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

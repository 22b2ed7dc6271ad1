"""The door for a web server."""

import os

from django.core.wsgi import get_wsgi_application

from multifidus.site.utf8 import read_as_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multifidus.site.settings")
application = read_as_utf8(get_wsgi_application())

"""The door for a WSGI server; `liem serve` opens it with granian, and any other may."""

import os

from django.core.wsgi import get_wsgi_application

from liem.config.watch import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liem.config.settings")
if os.environ.get("LIEM_SUPERVISED"):
    end_with_parent()

application = get_wsgi_application()

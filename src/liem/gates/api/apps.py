"""The application of the interface."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """Lists, records, acts and figures for programs."""

    name = "liem.gates.api"
    label = "api"
    verbose_name = _("Interface for programs")

"""The application of the command line: it has no tables, only texts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommandLineConfig(AppConfig):
    """Commands for the terminal."""

    name = "liem.gates.cli"
    label = "cli"
    verbose_name = _("Command line")

"""The application of figures."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    """Facts, their sums and the records behind them."""

    name = "liem.readings.figures"
    label = "figures"
    verbose_name = _("Figures")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow the journal from the start."""
        import_module("liem.readings.figures.following")

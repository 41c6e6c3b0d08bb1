"""The application of Today."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TodayConfig(AppConfig):
    """The home page."""

    name = "liem.readings.today"
    label = "today"
    verbose_name = _("Today")

    def ready(self) -> None:
        """Stand on the rail."""
        from liem.readings.today import hanging  # noqa: F401

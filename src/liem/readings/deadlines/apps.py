"""The application of clocks."""

from functools import partial

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeadlinesConfig(AppConfig):
    """Clocks and due days of records."""

    name = "liem.readings.deadlines"
    label = "deadlines"
    verbose_name = _("Clocks")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow the journal, check rule pack and clock rules at start, and know which rules two persons confirmed."""
        from liem.core.acts.steady import once
        from liem.readings.deadlines import checks, confirming, following, hanging, ruling  # noqa: F401

        ruling.confirmations.source = partial(once, confirming.confirmed_rows)

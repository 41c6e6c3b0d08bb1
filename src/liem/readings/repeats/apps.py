"""The application of repeats."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RepeatsConfig(AppConfig):
    """Records that say the same as a text."""

    name = "liem.readings.repeats"
    label = "repeats"
    verbose_name = _("Repeats")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow the journal, and check what is compared at start."""
        from liem.readings.repeats import checks, elsewhere, following  # noqa: F401

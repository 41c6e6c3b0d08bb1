"""The application of acts."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActsConfig(AppConfig):
    """Acts, proposals, idempotency keys."""

    name = "liem.core.acts"
    label = "acts"
    verbose_name = _("Acts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declare the acts that every register has."""
        import_module("liem.core.acts.everywhere")
        import_module("liem.core.acts.proposals")

"""Django's card of the organisation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganizationConfig(AppConfig):
    """Units, localities, people and appointments."""

    name = "liem.core.organization"
    label = "organization"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Organisation")

    def ready(self) -> None:
        """The tables that stand beside `models`."""
        from liem.core.organization import bases  # noqa: F401

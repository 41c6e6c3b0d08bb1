"""Django's card of the vault."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VaultConfig(AppConfig):
    """Sealed identities."""

    name = "liem.core.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Vault")

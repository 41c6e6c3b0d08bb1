"""Django's card of the accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Accounts, one-time links and tokens."""

    name = "liem.core.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Declare the events of this part."""
        from liem.core.accounts import events  # noqa: F401

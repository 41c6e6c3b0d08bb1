"""The application of books."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BooksConfig(AppConfig):
    """Registers in and out as Excel workbooks and CSV tables."""

    name = "liem.gates.books"
    label = "books"
    verbose_name = _("Books in Excel")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hang import and export into the head of every list."""
        import_module("liem.gates.books.pages")

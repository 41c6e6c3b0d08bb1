"""The card of a register: label, order, icon, and the import of its files when Django is ready."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import AppConfig, apps

FILES = ("rules", "events", "models", "queries", "acts", "lists", "figures", "prints", "pages", "tasks")


class Register(AppConfig):
    """Base of every register's application.

    `default` is False here and True on every subclass: Django looks for exactly one default configuration in an
    `apps.py`, and an imported base would otherwise make it take a plain one without a word.
    """

    default = False
    default_auto_field = "django.db.models.BigAutoField"
    order: int = 100
    icon: str = "book"

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.default = True

    def ready(self) -> None:
        """Import the register's files, bottom up, so that their declarations stand in the catalogues."""
        for file in FILES:
            name = f"{self.name}.{file}"
            if find_spec(name) is not None:
                import_module(name)
        import_module("liem.core.acts.amending").declare_amends(self.label)


def registers() -> list[Register]:
    """Every register of this installation, in the order of the rail."""
    found = [config for config in apps.get_app_configs() if isinstance(config, Register)]
    return sorted(found, key=lambda register: (register.order, register.label))

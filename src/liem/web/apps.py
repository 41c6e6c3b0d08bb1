"""The card of the room `web`."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Makes sure, when Liêm starts, that fonts and translations have been built."""

    name = "liem.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from liem.web import assets

        assets.ensure()

"""All addresses, gathered from the parts of the house: a part that has addresses has a `urls.py`.

Registers may bring pages of their own in `pages.py` (`urlpatterns`). The interface stands under `/api/v1/`. The room
`web` comes last, for its `/<register>/` fits almost anything.
"""

from importlib import import_module

from django.urls import URLPattern, URLResolver, include, path

from liem.config.rooms import having

API = "liem.gates.api.urls"


def _gathered() -> list[URLPattern | URLResolver]:
    modules = list(having("urls.py"))
    found: list[URLPattern | URLResolver] = []
    if API in modules:
        found.append(path("api/v1/", include(API)))
    found += [path("", include(name)) for name in modules if name not in {API, "liem.web.urls"}]
    for name in having("pages.py"):
        if getattr(import_module(name), "urlpatterns", None):
            found.append(path("", include(name)))
    if "liem.web.urls" in modules:
        found.append(path("", include("liem.web.urls")))
    return found


urlpatterns = _gathered()

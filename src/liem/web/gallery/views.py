"""The two addresses of the gallery: all components, and one generic page at a time."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from liem.web.gallery import pages, specimen_acts, specimens
from liem.web.shapes import Button, State

COLOURS = [
    "paper", "paper-2", "paper-3", "surface", "ink", "ink-2", "ink-3", "rule", "control", "accent-fill", "accent-soft",
    "late-fill", "late-soft", "soon-mark", "soon-soft", "done", "done-soft", "mark",
]  # fmt: skip
BUTTONS = [
    Button(text="Đôn đốc", href="#", weight="act"),
    Button(text="Có phím", href="#", weight="act", key="n"),
    Button(text="Phân loại", href="#", weight="next"),
    Button(text="In hồ sơ", href="#", icon="printer"),
    Button(text="Hai người", href="#", second=True),
    Button(text="Không được", href="#", why="hồ sơ đã đóng"),
    Button(text="Bỏ nháp", href="#", weight="quiet"),
]
STATES = [
    State(kind="new", text="Mới"),
    State(kind="now", text="Đang xác minh"),
    State(kind="wait", text="Đã chuyển, chờ phúc đáp"),
    State(kind="back", text="Bị trả lại"),
    State(kind="end", text="Đã lưu"),
]


def _in_development() -> bool:
    return bool(settings.DEBUG or getattr(settings, "LIEM_GALLERY", False))


def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    if not _in_development():
        raise Http404
    context = {
        "title": "Thành phần",
        "shell": specimens.shell(),
        "pages": pages.PAGES,
        "s": specimens,
        "good_form": specimen_acts.act_form(),
        "bad_form": specimen_acts.act_form(bad=True),
        "bad_rows": specimen_acts.act_rows(bad=True),
        "effect": specimen_acts.effect(),
        "list": pages.list_page(),
        "report": pages.report(),
        "empty": pages.empty_list()["table"].empty,
        "tests": pages.approval()["tests"],
        "tree": pages.organisation()["tree"],
        "colours": COLOURS,
        "buttons_shown": BUTTONS,
        "states": STATES,
        "states_of_clocks": [specimens.LATE, specimens.SOON, specimens.CALM, specimens.PAUSED, specimens.DONE],
    }
    return render(request, "web/gallery/components.html", context)


def page(request: HttpRequest, name: str) -> HttpResponse:
    """One generic page with invented content; asked for as a fragment it answers as the real page would."""
    if not _in_development() or name not in pages.PAGES:
        raise Http404
    template, make = pages.PAGES[name]
    if "preview" in request.GET:
        return render(request, "web/partials/effect.html", {"effect": specimen_acts.effect()})
    context = {"shell": specimens.shell(), "foot": [], **make()}
    if name == "search" and request.headers.get("HX-Request"):
        return render(request, "web/partials/search.html", context)
    return render(request, template, context)

"""What stands around every page: the rail, the unit switcher, the search box, the person."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liem.core.access.actor import Actor, appointments_of
from liem.core.acts.base import allowed, opening_acts
from liem.core.records.kinds import kinds
from liem.core.registry import registers
from liem.web.pages.door import NO_RECORDS, opening_href
from liem.web.pages.hooks import RailItem, rail_items
from liem.web.shapes import Link, NavGroup, Person, Shell


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell` for the base template."""
    return {"shell": _shell(request)}


def _shell(request: HttpRequest) -> Shell:
    installation = getattr(settings, "LIEM_INSTALLATION", {})
    demo = bool(installation.get("demo"))
    profile = str(settings.LIEM_PROFILE)
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return Shell(demo=demo, profile=profile)
    units = _units(request, actor)
    return Shell(
        nav=_nav(request, actor),
        unit=next((name for _pk, name, _post, current in units if current), actor.unit_name),
        units=units,
        switch_href=reverse("account_appointment"),
        search_href="/search/",
        query=request.GET.get("q", "") if request.path == "/search/" else "",
        new=_new(actor),
        me=Person(name=actor.name, role=actor.post),
        my=[
            Link(text=_("Password"), href=reverse("account_change_password"), icon="key-round"),
            Link(text=_("Where I am signed in"), href=reverse("usersessions_list"), icon="monitor"),
            Link(text=_("Tokens"), href=reverse("tokens"), icon="terminal"),
        ],
        sign_out_href=reverse("account_logout"),
        home_href=reverse("home"),
        demo=demo,
        profile=profile,
    )


def _nav(request: HttpRequest, actor: Actor) -> list[NavGroup]:
    items = sorted((item for item in rail_items if item.shown(actor)), key=lambda item: item.order)
    top = [_rail(request, actor, item) for item in items if item.group == "top"]
    read = [_rail(request, actor, item) for item in items if item.group == "read"]
    books = []
    if actor.role not in NO_RECORDS:
        for register in registers():
            for kind in kinds:
                if kind.app_label == register.label:
                    href = f"/{kind.plural}/"
                    books.append(
                        Link(
                            text=str(kind.label_plural),
                            href=href,
                            icon=register.icon,
                            current=request.path.startswith(href),
                        )
                    )
    groups = [NavGroup(links=top), NavGroup(title=_("Registers"), links=books), NavGroup(title=pgettext("rail", "Read"), links=read)]
    return [group for group in groups if group.links]


def _rail(request: HttpRequest, actor: Actor, item: RailItem) -> Link:
    href = item.href()
    count, tone = item.count(actor, request.today) if item.count else (None, "")  # type: ignore[attr-defined]
    return Link(
        text=str(item.label),
        href=href,
        icon=item.icon,
        current=request.path.startswith(href),
        count=count or None,
        tone=tone,  # type: ignore[arg-type]
    )


def _units(request: HttpRequest, actor: Actor) -> list[tuple[str, str, str, bool]]:
    if actor.person_id is None:
        return []
    held = appointments_of(actor.person_id, request.today)  # type: ignore[attr-defined]
    return [(str(a.pk), a.unit.name, a.post, a.pk == actor.appointment_id) for a in held]


def _new(actor: Actor) -> list[Link]:
    if actor.role in NO_RECORDS:
        return []
    return [
        Link(text=str(act.label), href=opening_href(kind, act), icon=act.icon)
        for kind in kinds
        for act in opening_acts(kind.code)
        if allowed(act, actor, None)
    ]

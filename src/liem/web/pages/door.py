"""The door of every page: who comes in, and which kind, record or act an address means."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.access.scope import visible
from liem.core.acts.base import Act, act_of
from liem.core.records.kinds import Kind, kinds, kinds_by_plural
from liem.core.records.models import Record
from liem.web.shapes import Link, Stamp, State

View = Callable[..., HttpResponse]
NO_RECORDS = ("administrator", "reporter")


def signed_in(view: View) -> View:
    """Only for a person with an appointment today: others are sent to sign in, or told that they have none."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _signed_out(request) if request.headers.get("HX-Request") else redirect_to_login(request.get_full_path())
        if request.actor is None:  # type: ignore[attr-defined]
            return render(
                request,
                "web/pages/error_403.html",
                {"title": _("No appointment"), "reason": _("You hold no appointment today. Ask your administrator.")},
                status=403,
            )
        return view(request, *args, **kwargs)

    return inner


def _signed_out(request: HttpRequest) -> HttpResponse:
    """What a part of a page becomes when the session has ended: a way back in, and no sign-in page inside a panel."""
    page = urlsplit(request.headers.get("HX-Current-URL", "")).path or "/"
    return render(request, "web/partials/signed_out.html", {"href": redirect_to_login(page).url})


def actor_in(request: HttpRequest) -> Actor:
    """The actor of a request behind `signed_in`."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def kind_in(actor: Actor, plural: str) -> Kind:
    """The kind of an address; 404 for what is none, and for roles that see no records at all."""
    kind = kinds_by_plural.get(plural)
    if kind is None or actor.role in NO_RECORDS:
        raise Http404
    return kind


def record_in(actor: Actor, kind: Kind, record_id: int) -> Record:
    """The record of an address, if the actor sees it; hidden and absent are the same 404."""
    record = visible(actor).filter(pk=record_id, kind=kind.code).select_related("owner", "officer__person", "locality").first()
    if record is None:
        raise Http404
    return record


def act_in(kind: Kind, name: str) -> type[Act]:
    """The act of an address, or 404."""
    try:
        return act_of(kind.code, name)
    except KeyError:
        raise Http404 from None


def record_href(record: Record) -> str:
    """The lasting address of a record."""
    return f"/{kinds[record.kind].plural}/{record.pk}/"


def act_href(record: Record, act: type[Act]) -> str:
    """The address of an act on a record."""
    return f"{record_href(record)}acts/{act.name}/"


def opening_href(kind: Kind, act: type[Act]) -> str:
    """The address of an opening act."""
    return f"/{kind.plural}/acts/{act.name}/"


def stamp_of(record: Record) -> Stamp | None:
    """The mark of confidentiality, none for *normal*."""
    if not record.confidentiality:
        return None
    return Stamp(text=str(record.get_confidentiality_display()), level=record.confidentiality)


def state_of(kind: Kind, record: Record) -> State:
    """The stage as a shape and a word."""
    label = str(kind.stages.get(record.stage, record.stage))
    if record.closed_on is not None or record.stage in kind.closing_stages:
        return State(kind="end", text=label)
    return State(kind="now", text=label)


def kicker_of(kind: Kind, record: Record | None = None) -> list[Link]:
    """Where a page is: the register, then the record."""
    links = [Link(text=str(kind.label_plural), href=f"/{kind.plural}/")]
    if record is not None:
        links.append(Link(text=record.number, href=record_href(record), number=True))
    return links

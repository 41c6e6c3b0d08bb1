"""The door of the interface: who calls, by token; problems instead of pages; the language of the caller."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from liem.core.access.actor import Actor
from liem.core.access.scope import visible
from liem.core.acts.base import Act, act_of
from liem.core.acts.refusals import Refusal
from liem.core.records.kinds import Kind, kinds_by_plural
from liem.core.records.models import Record
from liem.gates.api.problems import Problem, not_found, of_refusal

View = Callable[..., HttpResponse]
NO_RECORDS = ("administrator", "reporter")


def program(*methods: str) -> Callable[[View], View]:
    """A view for programs: the methods it takes, a token, and problems for all that goes wrong."""

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                if request.method not in methods:
                    raise Problem(405, _("This method is not taken here."))
                _ask_token(request)
                with transaction.atomic():
                    return view(request, *args, **kwargs)
            except Problem as problem:
                response = problem.answer()
            except Refusal as refusal:
                response = of_refusal(refusal).answer()
            if response.status_code == 405:
                response["Allow"] = ", ".join(methods)
            return response

        return inner

    return decorate


def _ask_token(request: HttpRequest) -> None:
    """A token and its scope; a browser's session is not heard here, so that no other site can speak through it."""
    token = getattr(request, "token", None)
    if token is None or request.actor is None:  # type: ignore[attr-defined]
        raise Problem(401, _("A valid bearer token is needed."))
    scope = "read" if request.method in ("GET", "HEAD") else "write"
    if scope not in token.scopes:
        raise Problem(403, _("The token does not allow this."), _("It lacks the scope “%(scope)s”.") % {"scope": scope})
    if int(request.headers.get("Content-Length") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise Problem(413, _("The body is too large."))


@csrf_exempt
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address under `/api/v1/`: a problem, not a page."""
    return not_found().answer()


def actor_in(request: HttpRequest) -> Actor:
    """The actor of a call."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def kind_in(actor: Actor, plural: str) -> Kind:
    """The kind of an address, or 404."""
    kind = kinds_by_plural.get(plural)
    if kind is None or actor.role in NO_RECORDS:
        raise not_found()
    return kind


def record_in(actor: Actor, kind: Kind, record_id: int) -> Record:
    """The record of an address if the caller sees it, or 404."""
    record = visible(actor).filter(pk=record_id, kind=kind.code).select_related("owner", "officer__person", "locality").first()
    if record is None:
        raise not_found()
    return record


def act_in(kind: Kind, name: str) -> type[Act]:
    """The act of an address, or 404."""
    try:
        return act_of(kind.code, name)
    except KeyError:
        raise not_found() from None

"""Lists, records, their events, and acts."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from liem.core.access.log import note_opening
from liem.core.acts.base import Act, allowed, opening_acts
from liem.core.acts.keys import once
from liem.core.acts.loading import load
from liem.core.acts.perform import Effect, perform, preview
from liem.core.acts.refusals import NotAllowed
from liem.core.journal.models import StoredEvent
from liem.core.records.kinds import Kind
from liem.core.records.models import Record
from liem.core.registry import lists
from liem.gates.api import shapes
from liem.gates.api.contract import check
from liem.gates.api.door import act_in, actor_in, kind_in, program, record_in
from liem.gates.api.problems import Problem, not_found, parse
from liem.web.pages.lists import BadList, asked_of, page_of

MOST = 200


@program("GET", "POST")
def collection(request: HttpRequest, plural: str) -> HttpResponse:
    """`GET` a page of a register's records; `POST` its first opening act."""
    actor = actor_in(request)
    kind = kind_in(actor, plural)
    if request.method == "POST":
        opening = opening_acts(kind.code)
        if not opening:
            raise not_found()
        return _act(request, kind, opening[0], None)
    return _page(request, kind)


def _page(request: HttpRequest, kind: Kind) -> HttpResponse:
    actor = actor_in(request)
    try:
        asked = asked_of(lists[kind.code], request.GET.dict())
        limit = min(int(request.GET.get("limit", "50")), MOST)
        if limit < 1:
            raise ValueError
        owns, after = page_of(actor, kind, asked, limit=limit)
    except BadList as fault:
        raise Problem(400, _("The list cannot be asked for like this."), str(fault)) from None
    except ValueError:
        raise Problem(400, _("`limit` is a number from 1 to %(most)s.") % {"most": MOST}) from None
    answer: dict[str, Any] = {"items": [shapes.short(kind, own) for own in owns]}
    if after:
        query = {**request.GET.dict(), "after": after}
        answer["next"] = f"/api/v1/{kind.plural}?{urlencode(query)}"
    return _json(answer)


@program("GET")
def record(request: HttpRequest, plural: str, record_id: int) -> HttpResponse:
    """A record with its rows and the acts open to the caller; `ETag` is its version."""
    actor = actor_in(request)
    kind = kind_in(actor, plural)
    found = record_in(actor, kind, record_id)
    note_opening(actor, found)
    with connection.cursor() as cursor:
        own = load(cursor, kind, [found.pk])[found.pk]
    own.record = found
    response = _json(shapes.whole(kind, own, actor))
    response["ETag"] = f'"{found.version}"'
    return response


@program("GET")
def events(request: HttpRequest, plural: str, record_id: int) -> HttpResponse:
    """The journal of a record, by ordinal."""
    actor = actor_in(request)
    found = record_in(actor, kind_in(actor, plural), record_id)
    note_opening(actor, found)
    stored = StoredEvent.objects.filter(record_id=found.pk).select_related("unit").order_by("ordinal")
    return _json({"items": [shapes.event(e) for e in stored]})


@program("POST")
def opening(request: HttpRequest, plural: str, act: str) -> HttpResponse:
    """An opening act by its name."""
    kind = kind_in(actor_in(request), plural)
    act_class = act_in(kind, act)
    if not act_class.opens:
        raise not_found()
    return _act(request, kind, act_class, None)


@program("POST")
def act(request: HttpRequest, plural: str, record_id: int, act: str) -> HttpResponse:
    """An act on a record; with `?preview` what it would change, without doing it."""
    actor = actor_in(request)
    kind = kind_in(actor, plural)
    found = record_in(actor, kind, record_id)
    act_class = act_in(kind, act)
    if act_class.opens:
        raise not_found()
    return _act(request, kind, act_class, found)


def _act(request: HttpRequest, kind: Kind, act: type[Act], found: Record | None) -> HttpResponse:
    """The right is asked before the values, so that whoever has none is told just that."""
    actor, target = actor_in(request), found.pk if found is not None else None
    if not allowed(act, actor, found):
        raise NotAllowed
    if request.content_type != "application/json":
        raise Problem(415, _("Send the values as application/json."))
    values = check(act, parse(request.body or b"{}"))
    today = request.today  # type: ignore[attr-defined]
    if "preview" in request.GET:
        return _json(_effect(preview(act, actor=actor, kind=kind.code, target=target, data=values, on=today)))
    version = _version(request.headers.get("If-Match"))
    key = request.headers.get("Idempotency-Key") or uuid.uuid4().hex
    if len(key) > 80:
        raise Problem(400, _("An Idempotency-Key has at most 80 characters."))

    def do() -> dict[str, Any]:
        done = perform(act, actor=actor, kind=kind.code, target=target, data=values, version=version, on=today)
        return {"record": done.record_id, "event": done.event_id, "version": done.version, "proposal": done.proposal_id}

    answer, _fresh = once(key, actor, do)
    response = _json(answer, status=202 if answer["proposal"] else 201)
    response["Location"] = f"/api/v1/{kind.plural}/{answer['record']}"
    if answer["version"]:
        response["ETag"] = f'"{answer["version"]}"'
    return response


def _version(header: str | None) -> int | None:
    if header is None:
        return None
    text = header.strip().removeprefix("W/").strip('"')
    if not text.isdigit() or len(text) > 9:
        raise Problem(400, _('If-Match is the record\'s version, such as "3".'))
    return int(text)


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "sentence": str(effect.sentence),
        "changes": [{"field": str(c.label), "old": str(c.old), "new": str(c.new)} for c in effect.changes],
        "foreseen": [
            {
                "title": str(title),
                "lines": [
                    {
                        "label": str(line.label),
                        "before": None if line.before is None else str(line.before),
                        "after": None if line.after is None else str(line.after),
                        "detail": str(line.detail),
                    }
                    for line in lines
                ],
            }
            for title, lines in effect.groups
        ],
        "errors": [{"path": path, "detail": said} for path, list_ in effect.errors.items() for said in list_],
        "second_person": effect.second_person,
    }


def _json(value: Any, *, status: int = 200) -> JsonResponse:
    return JsonResponse(value, status=status, json_dumps_params={"ensure_ascii": False})

"""Two people at one record: what the other one changed, field by field, beside everything that this one has typed.

A field that only the other person changed is taken as it stands now; one that both changed is asked about. Nothing that
was typed is lost, and nothing of the other person's is overwritten without being chosen.
"""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from liem.core.acts.base import Act
from liem.core.acts.perform import in_words
from liem.core.acts.refusals import Conflict
from liem.core.journal.events import sentence_of
from liem.core.journal.models import StoredEvent
from liem.core.records.kinds import Kind
from liem.core.records.models import Record
from liem.web import formats
from liem.web.pages.door import kicker_of, record_href
from liem.web.shapes import Change

OWN = ("version", "key", "csrfmiddlewaretoken")
TAKE, THEIRS = "take-", "theirs-"


def conflict_page(request: HttpRequest, kind: Kind, record: Record, form: Act, conflict: Conflict) -> HttpResponse:
    """The page of status 409. `form` is the act on the record as it is now, with nothing typed in it."""
    since = int(request.POST.get("version") or 0)
    later = list(StoredEvent.objects.filter(record_id=record.pk, ordinal__gt=since).select_related("actor__person").order_by("ordinal"))
    spans = _spans(later)
    asked, taken = _fields(request, kind, form, spans)
    context = {
        "title": _("Somebody has changed this record since you opened it"),
        "kicker": kicker_of(kind, record),
        "who": ", ".join(dict.fromkeys(e.actor.person.name for e in later if e.actor)),
        "when": later[-1].recorded_at if later else None,
        "conflicts": asked,
        "others": _others(kind, later, spans, {conflict["name"] for conflict in asked}),
        "hidden": [*_kept(request, asked, taken), ("version", str(conflict.current_version)), ("key", uuid.uuid4().hex)],
        "submit": _("Save as chosen") if asked else _("Do it on the present version"),
        "drop_href": record_href(record),
    }
    return render(request, "web/pages/error_409.html", context, status=409)


def chosen(posted: QueryDict) -> QueryDict:
    """The values of a form that came back from the page of a conflict, with the choices made there carried out."""
    if not any(key.startswith(TAKE) for key in posted):
        return posted
    data = posted.copy()
    for key in list(data):
        if key.startswith(TAKE):
            name = key.removeprefix(TAKE)
            theirs = data.get(THEIRS + name, "")
            if data.pop(key)[-1] == "theirs":
                data[name] = theirs
            data.pop(THEIRS + name, None)
    return data


def _spans(later: list[StoredEvent]) -> dict[str, list[Any]]:
    """By path what the record held before and holds after all these events."""
    spans: dict[str, list[Any]] = {}
    for event in later:
        for path, (old, new) in event.changes.items():
            spans.setdefault(path, [old, new])[1] = new
    return spans


def _fields(request: HttpRequest, kind: Kind, form: Act, spans: dict[str, list[Any]]) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The fields that both have changed, and by name what to put into those that only the other person has."""
    asked, taken = [], {}
    for name in form.shown():
        path = name if name in spans else f"{name}_id"
        if path not in spans or name not in request.POST:
            continue
        field, mine = form.fields[name], request.POST[name]
        before, theirs = (_typed(field, value) for value in spans[path])
        if _same(field, mine, before) or _same(field, mine, theirs):
            taken[name] = theirs
            continue
        words = [in_words(kind, path, value) for value in spans[path]]
        choices = {str(value): str(label) for value, label in getattr(field, "choices", ())}
        shown = {"before": words[0], "theirs": words[1], "mine": choices.get(mine, mine)}
        asked.append({"name": name, "label": str(field.label), "typed": theirs, **shown})
    return asked, taken


def _typed(field: Any, value: Any) -> str:
    """A value of the journal as a person types it."""
    if value is None:
        return ""
    try:
        value = field.prepare_value(field.to_python(value))
    except ValidationError:
        pass
    return str(value)


def _same(field: Any, one: str, other: str) -> bool:
    try:
        return bool(field.to_python(one) == field.to_python(other))
    except ValidationError:
        return one == other


def _others(kind: Kind, later: list[StoredEvent], spans: dict[str, list[Any]], asked: set[str]) -> list[Change]:
    """What happened meanwhile, and the fields it changed that need no choice."""
    told = [Change(label=formats.day(e.happened_on), old="", new=strip_tags(sentence_of(e.kind, e.data))) for e in later]
    fields = [
        Change(label=str(kind.label_of(path)), old=str(in_words(kind, path, old)), new=str(in_words(kind, path, new)))
        for path, (old, new) in spans.items()
        if "/" not in path and path.removesuffix("_id") not in asked
    ]
    return told + fields


def _kept(request: HttpRequest, asked: list[dict[str, Any]], taken: dict[str, str]) -> list[tuple[str, str]]:
    """Everything typed, with what the other person wrote where only they did, and beside it where both did."""
    kept = [
        (key, taken.get(key, value))
        for key, values in request.POST.lists()
        for value in values
        if key not in OWN and not key.startswith((TAKE, THEIRS))
    ]
    return kept + [(THEIRS + conflict["name"], conflict["typed"]) for conflict in asked]

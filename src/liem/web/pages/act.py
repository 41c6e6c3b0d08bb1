"""The page of an act: the form on the left; on the right, live, what it will change."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.html import conditional_escape, format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liem.core.access.actor import Actor
from liem.core.acts import perform as performing
from liem.core.acts.base import Act, allowed, fits
from liem.core.acts.keys import once
from liem.core.acts.loading import load
from liem.core.acts.refusals import Conflict, NotAllowed, NotThere, Refused, WrongStage
from liem.core.records.kinds import Kind
from liem.core.records.models import Record
from liem.web.pages.conflict import chosen, conflict_page
from liem.web.pages.door import act_in, actor_in, kicker_of, kind_in, record_href, record_in, signed_in, stamp_of
from liem.web.pages.hooks import Aside, act_asides
from liem.web.shapes import Effect, EffectLine, RowsForm


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def act_page(request: HttpRequest, plural: str, act: str, record_id: int | None = None) -> HttpResponse:
    """Show an act, show its effect, or do it."""
    actor = actor_in(request)
    kind = kind_in(actor, plural)
    record = record_in(actor, kind, record_id) if record_id is not None else None
    act_class = act_in(kind, act)
    if act_class.opens != (record is None):
        raise Http404
    refused = _refusal(request, act_class, actor, kind, record)
    if refused is not None:
        return refused
    if request.method != "POST":
        return _show(request, kind, record, _form(request, act_class, actor, kind, record))
    request.POST = chosen(request.POST)  # type: ignore[assignment]
    if "aside" in request.GET:
        return _beside(request, _form(request, act_class, actor, kind, record, data=request.POST))
    if "take" in request.POST:
        return _show(
            request, kind, record, _form(request, act_class, actor, kind, record, data=taken(request.POST, act_class)), lenient=True
        )
    if "preview" in request.GET or "preview" in request.POST:
        return _preview(request, kind, record, act_class, actor)
    changed = _rows_changed(request, act_class)
    if changed is not None:
        return _show(request, kind, record, _form(request, act_class, actor, kind, record, data=changed), lenient=True)
    return _do(request, kind, record, act_class, actor)


def _refusal(request: HttpRequest, act: type[Act], actor: Actor, kind: Kind, record: Record | None) -> HttpResponse | None:
    """A page that says why this act is not for this person or this stage."""
    back = record_href(record) if record else f"/{kind.plural}/"
    if not allowed(act, actor, record):
        return _said(request, str(act.label), str(NotAllowed()), back, 403)
    if record is not None and not fits(act, kind, record):
        return _said(request, str(act.label), str(WrongStage(kind.stages.get(record.stage, record.stage))), back, 409)
    return None


def _said(request: HttpRequest, title: str, reason: str, back: str, status: int) -> HttpResponse:
    context = {"title": title, "reason": reason, "back_href": back}
    return render(request, "web/pages/error_403.html", context, status=status)


def _form(
    request: HttpRequest,
    act: type[Act],
    actor: Actor,
    kind: Kind,
    record: Record | None,
    *,
    data: Any = None,
) -> Act:
    own = None
    if record is not None:
        with connection.cursor() as cursor:
            own = load(cursor, kind, [record.pk])[record.pk]
    initial = {key: value for key, value in request.GET.items() if key in act.base_fields} if data is None else None
    files = request.FILES if data is not None else None
    return act(
        data,
        files=files,
        actor=actor,
        own=own,
        today=request.today,  # type: ignore[attr-defined]
        kind=kind,
        initial=initial,
    )


def _do(request: HttpRequest, kind: Kind, record: Record | None, act: type[Act], actor: Actor) -> HttpResponse:
    """Do the act once, however often the button was pressed; then go to the record."""
    declared = act_asides.get((act.kind, act.name))
    try:
        answer, _fresh = once(
            request.POST.get("key") or uuid.uuid4().hex, actor, lambda: _carried_out(request, kind, record, act, actor, declared)
        )
    except Refused as refusal:
        form = _form(request, act, actor, kind, record, data=request.POST)
        form.is_valid()
        _add_refusal(form, refusal)
        return _show(request, kind, record, form, status=422, faults=refusal.errors)
    except Conflict as conflict:
        assert record is not None
        return conflict_page(request, kind, record, _form(request, act, actor, kind, record), conflict)
    except NotThere:
        raise Http404 from None
    except (NotAllowed, WrongStage) as refusal:
        back = record_href(record) if record else f"/{kind.plural}/"
        return _said(request, str(act.label), str(refusal), back, refusal.status)
    if answer["proposal"]:
        messages.success(request, _("Proposed. It takes effect when another person approves it."))
        return redirect(f"/proposals/{answer['proposal']}/")
    messages.success(request, _done_in_words(request, act, answer["record"], declared))
    return redirect(f"/{kind.plural}/{answer['record']}/")


def _carried_out(
    request: HttpRequest, kind: Kind, record: Record | None, act: type[Act], actor: Actor, declared: Aside | None
) -> dict[str, Any]:
    """The act, and what the register does besides when its page is sent."""
    version, data, today = request.POST.get("version", ""), request.POST, request.today  # type: ignore[attr-defined]
    if declared is not None and declared.complete is not None:
        data = declared.complete(_form(request, act, actor, kind, record, data=data), data)
    done = performing.perform(
        act,
        actor=actor,
        kind=kind.code,
        target=record.pk if record else None,
        data=data,
        files=request.FILES,
        version=int(version) if version.isdigit() else None,
        on=today,
    )
    if declared is not None and declared.after is not None and done.proposal_id is None:
        declared.after(actor, done.record_id, data, request.FILES, today)
    return _answer(done)


def _done_in_words(request: HttpRequest, act: type[Act], record_id: int, declared: Aside | None) -> Any:
    said = _("Written down: %(act)s.") % {"act": act.label}
    button = declared.done(request.POST, record_id) if declared is not None and declared.done is not None else None
    if button is None:
        return said
    return format_html('{} <a class="btn btn--next" href="{}" data-first>{}</a>', said, button.href, button.text)


def _answer(done: performing.Done) -> dict[str, Any]:
    return {"record": done.record_id, "proposal": done.proposal_id}


def _add_refusal(form: Act, refusal: Refused) -> None:
    """Errors that only the writing found (by path) join those that the form finds itself."""
    known = form.faults()
    for path, said in refusal.errors.items():
        if path not in known and "/" not in path:
            form.add_error(path if path in form.fields else None, said)


def _rows_changed(request: HttpRequest, act: type[Act]) -> QueryDict | None:
    """The posted values with one row more or less, when a button of a table of rows was pressed (without JavaScript)."""
    for name in act.rows:
        count = int(request.POST.get(f"rows-{name}", "0") or 0)
        if f"add-{name}" in request.POST:
            data = request.POST.copy()
            data[f"rows-{name}"] = str(count + 1)
            return data
        for index in range(count):
            if f"remove-{name}-{index}" in request.POST:
                return _without_row(request.POST, name, index, count)
    return None


def _without_row(posted: QueryDict, name: str, gone: int, count: int) -> QueryDict:
    data = QueryDict(mutable=True)
    for key, values in posted.lists():
        if key.startswith(f"{name}-"):
            _name, number, field = key.split("-", 2)
            if not number.isdigit() or int(number) == gone:
                continue
            shifted = int(number) - (1 if int(number) > gone else 0)
            key = f"{name}-{shifted}-{field}"
        data.setlist(key, list(values))
    data[f"rows-{name}"] = str(count - 1)
    return data


def taken(posted: QueryDict, act: type[Act]) -> QueryDict:
    """The posted values with one suggestion taken, or given back: `take=field:value` sets the field."""
    field, _sep, value = posted.get("take", "").partition(":")
    declared = act_asides.get((act.kind, act.name))
    data = posted.copy()
    if field in act.base_fields or (declared is not None and field in declared.extra):
        data[field] = value
    return data


def _beside(request: HttpRequest, form: Act) -> HttpResponse:
    """What stands beside the form, for the form as it is filled in."""
    aside = _aside(request, form)
    if aside is None:
        raise Http404
    return render(request, aside["template"], aside)


def _aside(request: HttpRequest, form: Act) -> dict[str, Any] | None:
    declared = act_asides.get((form.kind, form.name))
    if declared is None:
        return None
    context = declared.context(actor_in(request), form, request.today)  # type: ignore[attr-defined]
    given = {name: form.data.get(name, "") for name in declared.extra}
    return {"template": declared.template, "aside": context, "given": given}


def _show(
    request: HttpRequest,
    kind: Kind,
    record: Record | None,
    form: Act,
    *,
    status: int = 200,
    lenient: bool = False,
    faults: Mapping[str, list[str]] | None = None,
) -> HttpResponse:
    """The act's page. `lenient` shows a form that is still being filled in without its errors."""
    if lenient:
        form._errors = type(form.errors)()  # type: ignore[assignment]
    act, declared = type(form), act_asides.get((form.kind, form.name))
    posted = request.POST if request.method == "POST" else None
    hidden = [
        ("key", posted.get("key", "") if posted and status != 200 else uuid.uuid4().hex),
        ("version", (posted.get("version") if posted else None) or str(record.version if record else "")),
    ]
    context = {
        "title": str(act.label),
        "lede": str(act.help),
        "kicker": kicker_of(kind, record),
        "stamp": stamp_of(record) if record else None,
        "number": record.number if record else "",
        "form": form,
        "rows": row_tables(form),
        "fieldsets": act.fieldsets,
        **(_aside(request, form) or {}),
        "effect": _first_effect(request, kind, record, form) if posted is None else _effect_of(request, kind, record, act),
        "submit": _("Propose to a second person") if act.second_person is True else str(act.label),
        "submit_icon": "users-round" if act.second_person is True else act.icon,
        "second": act.second_person is True,
        "cancel_href": record_href(record) if record else f"/{kind.plural}/",
        "hidden": hidden,
        "has_files": form.is_multipart() or (declared is not None and declared.files),
        "faults": faults or {},
        "files_gone": bool(request.FILES),
    }
    return render(request, declared.page if declared else Aside.page, context, status=status)


def row_tables(form: Act) -> list[RowsForm]:
    """The tables of rows of an act."""
    return [RowsForm(name=name, label=str(form.row_labels.get(name, name)), forms=forms) for name, forms in form.row_forms.items()]


def _first_effect(request: HttpRequest, kind: Kind, record: Record | None, form: Act) -> Effect:
    """The effect of an act that asks for nothing; for all others the panel waits for the first values."""
    if any(f.required for name, f in form.fields.items() if name != "happened_on"):
        return Effect(title=_("What will change"), sentence="")
    return _effect_of(request, kind, record, type(form))


def _preview(request: HttpRequest, kind: Kind, record: Record | None, act: type[Act], actor: Actor) -> HttpResponse:
    if request.headers.get("HX-Request"):
        effect = _effect_of(request, kind, record, act)
        return render(request, "web/partials/effect.html", {"effect": effect})
    form = _form(request, act, actor, kind, record, data=request.POST)
    return _show(request, kind, record, form, lenient=True)


def _effect_of(request: HttpRequest, kind: Kind, record: Record | None, act: type[Act]) -> Effect:
    actor = actor_in(request)
    effect = performing.preview(
        act,
        actor=actor,
        kind=kind.code,
        target=record.pk if record else None,
        data=request.POST,
        files=request.FILES,
        on=request.today,  # type: ignore[attr-defined]
    )
    return shown_effect(effect, by=actor.name, act=act)


def shown_effect(effect: performing.Effect, *, by: str, act: type[Act]) -> Effect:
    """The panel of an effect; what cannot be known yet is a question mark."""
    if effect.errors:
        return Effect(title=_("What will change"), groups=[(_("Not known yet"), _unknown(effect.errors, act))])
    groups: list[tuple[str, list[EffectLine]]] = []
    if effect.changes:
        lines = [EffectLine(text=conditional_escape(str(c.label)), old=str(c.old), new=str(c.new)) for c in effect.changes]
        groups.append((_("Record"), lines))
    for title, foreseen in effect.groups:
        groups.append((str(title), [_foreseen(line) for line in foreseen]))
    return Effect(title=_("What will change"), sentence=effect.sentence, by=by, groups=groups)


def _unknown(errors: Mapping[str, list[str]], act: type[Act]) -> list[EffectLine]:
    """The fields that are still to be filled in or put right, in the order of the form, each once."""
    known = {name: str(f.label) for name, f in act.base_fields.items()}
    for name, row in act.rows.items():
        known |= {f"{name}/{field}": str(f.label) for field, f in row.base_fields.items()}
    found: dict[str, None] = {}
    for path, said in sorted(errors.items(), key=lambda error: _place(error[0], list(known))):
        found |= dict.fromkeys([known[label]] if (label := _without_number(path)) in known else said)
    return [EffectLine(text=conditional_escape(words), icon="circle-question-mark", unknown=True) for words in found]


def _without_number(path: str) -> str:
    """`accused/0/rank` is the field `accused/rank`."""
    return "/".join(step for step in path.split("/") if not step.isdigit())


def _place(path: str, order: list[str]) -> int:
    name = _without_number(path)
    return order.index(name) if name in order else len(order)


def _foreseen(line: Any) -> EffectLine:
    return EffectLine(
        text=conditional_escape(line.label),
        old="" if line.before is None else str(line.before),
        new="" if line.after is None else str(line.after),
        sub=str(line.detail or ""),
        icon={"rise": "trending-up", "fall": "trending-down"}.get(line.sign, line.sign) or "arrow-right",
        right=True,
    )

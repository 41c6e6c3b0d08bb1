"""The pages of books: bring one in (send, look at what was found, enter it), take a list out.

A sent book is kept for a day and has an address of its own; looking at it again checks it again, so that reloading loses
nothing and entering it twice changes nothing.
"""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from liem.core.access.actor import Actor
from liem.core.access.log import note_access
from liem.core.acts.base import act_of, allowed
from liem.core.acts.refusals import NotAllowed
from liem.core.organization.queries import UnknownUnit
from liem.core.records.kinds import Kind
from liem.core.registry import Imports, lists
from liem.gates.books.blank import write_blank
from liem.gates.books.container import BadBook
from liem.gates.books.exporting import MAX_ROWS, TooManyRows, sheet_of, write_sheet
from liem.gates.books.forms import ConfirmForm, SendForm
from liem.gates.books.importing import Outcome, UnknownRegister, check, imports_of
from liem.gates.books.keeping import Kept, forget, keep, kept
from liem.gates.books.returning import give_back
from liem.gates.books.selecting import owns
from liem.gates.books.telling import result_of, written_of
from liem.gates.books.writing import MovedOn, NotAllGood, write
from liem.web.pages.door import actor_in, kicker_of, kind_in, signed_in
from liem.web.pages.hooks import ListTool, list_orders, list_tools
from liem.web.pages.lists import Asked, BadList, asked_of, rows_of
from liem.web.shapes import Link

MOST_ROWS = 20_000
"""Rows of a book that is entered while its bringer waits; larger ones come in by the command line."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def _book_of(request: HttpRequest, plural: str) -> tuple[Actor, Kind, Imports]:
    """Who asks and which register; 404 for a register that takes no books, 403 for whoever may not enter rows in it."""
    actor = actor_in(request)
    kind = kind_in(actor, plural)
    try:
        _kind, imports = imports_of(plural)
    except UnknownRegister:
        raise Http404 from None
    if not allowed(act_of(kind.code, imports.act), actor, None):
        raise PermissionDenied(str(NotAllowed()))
    return actor, kind, imports


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def import_page(request: HttpRequest, plural: str) -> HttpResponse:
    """Send a book: the first step."""
    actor, kind, _imports = _book_of(request, plural)
    sent = request.method == "POST"
    form = SendForm(request.POST if sent else None, request.FILES if sent else None, actor=actor)
    if sent and form.is_valid():
        unit = form.cleaned_data.get("unit", "")
        token = keep(form.cleaned_data["file"], actor=actor, register=plural, unit=unit)
        return HttpResponseRedirect(reverse("book-check", args=[plural, token]))
    return _shown(request, kind, form, status=422 if form.errors else 200)


def _shown(request: HttpRequest, kind: Kind, form: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "title": _("Bring in a book"),
        "kicker": kicker_of(kind),
        "lede": _("An Excel workbook or a CSV file. Every row is checked before anything is written."),
        "form": form,
        "submit": _("Check the book"),
        "template_href": reverse("book-blank", args=[kind.plural]),
        "cancel_href": f"/{kind.plural}/",
        **more,
    }
    return render(request, "books/import.html", context, status=status)


def _found(token: str, actor: Actor, plural: str) -> Kept:
    found = kept(token, actor=actor, register=plural)
    if found is None:
        raise Http404
    return found


def _checked(found: Kept, plural: str, actor: Actor) -> Outcome:
    return check(found.path, register=plural, actor=actor, unit=found.unit, name=found.name, most=MOST_ROWS)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def check_page(request: HttpRequest, plural: str, token: str) -> HttpResponse:
    """What was found in a book that was sent, and the button that enters it."""
    actor, kind, _imports = _book_of(request, plural)
    found = _found(token, actor, plural)
    try:
        with _checked(found, plural, actor) as outcome:
            if request.method == "POST":
                return _entered(request, kind, found, outcome)
            return _result(request, kind, found, outcome)
    except (BadBook, UnknownUnit, NotAllowed) as problem:
        form = SendForm(None, None, actor=actor)
        return _shown(request, kind, form, status=422, notices=[("late", escape(str(problem)), "file-x")], lede=found.name)


def _result(request: HttpRequest, kind: Kind, found: Kept, outcome: Outcome, *, status: int = 200, problem: str = "") -> HttpResponse:
    doing = outcome.opening + len(outcome.corrections)
    form = ConfirmForm()
    more: dict[str, Any] = {"notices": [("late", escape(problem), "circle-alert")]} if problem else {}
    if doing:
        partial = bool(outcome.bad_rows)
        words = ngettext("Enter %(count)s row", "Enter %(count)s rows", doing) % {"count": doing}
        only = ngettext("Enter only the good row (%(count)s)", "Enter only the good rows (%(count)s)", doing) % {"count": doing}
        more |= {"submit": only if partial else words, "hidden": [("partial", "1")] if partial else []}
    else:
        more |= {"submit": "", "again_href": reverse("book-import", args=[kind.plural])}
    rest = reverse("book-rest", args=[kind.plural, found.token]) if outcome.bad_rows else ""
    more |= {
        "title": _("What the book says"),
        "lede": f"{found.name} · {outcome.place.unit.name}",
        "result": result_of(outcome, rest_href=rest),
        "cancel_href": reverse("book-import", args=[kind.plural]),
    }
    return _shown(request, kind, form, status=status, **more)


def _entered(request: HttpRequest, kind: Kind, found: Kept, outcome: Outcome) -> HttpResponse:
    try:
        done = write(outcome, partial=request.POST.get("partial") == "1")
    except (MovedOn, NotAllGood) as problem:
        return _result(request, kind, found, outcome, status=409, problem=str(problem))
    messages.success(request, written_of(done))
    if done.refused:
        # The refused rows are still to be had at the same address.
        return HttpResponseRedirect(reverse("book-check", args=[kind.plural, found.token]))
    forget(found)
    return HttpResponseRedirect(f"/{kind.plural}/")


@require_safe
@signed_in
def rest_page(request: HttpRequest, plural: str, token: str) -> HttpResponse:
    """The refused rows of a book with their reasons, as a workbook."""
    actor, _kind, _imports = _book_of(request, plural)
    found = _found(token, actor, plural)
    try:
        with _checked(found, plural, actor) as outcome:
            name = _("%(name)s, to put right") % {"name": Path(found.name).stem or plural}
            return _file(f"{name}.xlsx", XLSX, lambda out: give_back(outcome, out))
    except (BadBook, UnknownUnit, NotAllowed):
        raise Http404 from None


@require_safe
@signed_in
def blank_page(request: HttpRequest, plural: str) -> HttpResponse:
    """An empty book of the register."""
    _actor, kind, imports = _book_of(request, plural)
    return _file(f"{kind.label_plural}.xlsx", XLSX, lambda out: write_blank(kind, imports, out))


@require_safe
@signed_in
def export_page(request: HttpRequest, plural: str) -> HttpResponse:
    """The list as it is filtered, as XLSX (or `?format=csv`), with the columns shown or those named by `column`."""
    actor = actor_in(request)
    kind = kind_in(actor, plural)
    declared = lists.get(kind.code)
    form = request.GET.get("format", "xlsx")
    if declared is None or form not in ("xlsx", "csv"):
        raise Http404
    try:
        ids = _in_order(actor, kind, asked_of(declared, request.GET.dict()))
    except BadList as problem:
        return render(request, "400.html", {"title": str(problem)}, status=400)
    chosen = set(request.GET.getlist("column"))
    columns = [column for column in declared.columns if (column.code in chosen if chosen else column.default)]
    sheet = sheet_of(str(kind.label_plural), owns(kind, ids), columns, declared.imports)
    note_access(actor, "export", detail=f"{plural}: {len(ids)} ({form}) {request.GET.urlencode()}")
    try:
        mime = CSV if form == "csv" else XLSX
        return _file(f"{kind.label_plural} {request.today:%Y-%m-%d}.{form}", mime, lambda out: write_sheet(sheet, out, form=form))  # type: ignore[attr-defined]
    except TooManyRows as problem:
        return render(request, "400.html", {"title": str(problem)}, status=400)


def _in_order(actor: Actor, kind: Kind, asked: Asked) -> list[int]:
    """Every record of the list as it is asked for, in the list's own order."""
    rows = rows_of(actor, kind, asked)
    if asked.order in list_orders:
        ids = rows.order_by().values("record_id")
        return [record_id for record_id, _key in list_orders[asked.order].page(actor, kind, "", MAX_ROWS + 1, ids)]
    order = ("record__sort_key", "record_id") if asked.order == "title" else ("-record__opened_on", "-record_id")
    return list(rows.order_by(*order).values_list("record_id", flat=True))


def _file(name: str, mime: str, write_to: Callable[[io.BytesIO], object]) -> HttpResponse:
    """A file made inside the request's transaction; a stream fed later would see no rows."""
    out = io.BytesIO()
    write_to(out)
    response = HttpResponse(out.getvalue(), content_type=mime)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _import_link(actor: Actor, kind: Kind, _query: str) -> Link | None:
    declared = lists.get(kind.code)
    if declared is None or declared.imports is None or not allowed(act_of(kind.code, declared.imports.act), actor, None):
        return None
    return Link(text=_("Bring in a book"), href=reverse("book-import", args=[kind.plural]), icon="file-up")


def _export_link(_actor: Actor, kind: Kind, query: str) -> Link | None:
    return Link(text=_("Export what is seen"), href=reverse("book-export", args=[kind.plural]) + query, icon="file-down")


list_tools.declare("import", ListTool("import", "import_link", _import_link))
list_tools.declare("export", ListTool("export", "export", _export_link))

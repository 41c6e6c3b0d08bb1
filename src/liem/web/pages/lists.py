"""The list of a kind: filters, saved views, keyset paging, columns. The same description gives the page, XLSX and API."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liem.core.access.actor import Actor
from liem.core.access.scope import rule
from liem.core.acts.base import allowed, opening_acts
from liem.core.acts.forms import Day
from liem.core.language.searching import fold
from liem.core.records.kinds import Kind
from liem.core.registry import Filter, List, list_prints_of, lists
from liem.web.pages.cells import cell_of, head_of, words_of
from liem.web.pages.door import actor_in, kind_in, opening_href, record_href, signed_in
from liem.web.pages.hooks import clock_sources, list_orders, list_tools
from liem.web.shapes import Button, Cell, Choice, Column, Empty, Link, Pager, Row, Table
from liem.web.shapes import Filter as FilterShape

PAGE = 50
MOST = 1_000
RESERVED = {"after", "order", "column", "q", "format", "limit"}


@dataclass(slots=True)
class Asked:
    """What a list is asked for: conditions by filter code, order, keyset, words."""

    filters: dict[str, str] = field(default_factory=dict)
    order: str = "opened"
    after: str = ""
    words: str = ""
    columns: tuple[str, ...] = ()

    def query(self, **other: str) -> str:
        """The query string for the same list with some things changed (empty: without)."""
        values = {**self.filters, "order": self.order if self.order != "opened" else "", "q": self.words, **other}
        pairs = [(key, value) for key, value in values.items() if value]
        return "?" + urlencode([*pairs, *(("column", code) for code in self.columns)])


class BadList(ValueError):
    """A filter or keyset that means nothing; the message is for the reader."""


def asked_of(declared: List, query: Mapping[str, str]) -> Asked:
    """Read a query; raise `BadList` for an unknown filter or order, so that no one takes a wrong list for a right one."""
    known = {f"{f.code}{end}" for f in declared.filters for end in ("", "_from", "_until")}
    asked = Asked(order=query.get("order", "") or "opened", after=query.get("after", ""), words=query.get("q", "").strip())
    for key, value in query.items():
        if key in RESERVED or not value:
            continue
        if key not in known and key not in ("unit", "open"):
            raise BadList(_("There is no filter “%(name)s”.") % {"name": key})
        asked.filters[key] = value
    if asked.order not in ("opened", "title") and asked.order not in list_orders:
        raise BadList(_("The list cannot be sorted by “%(name)s”.") % {"name": asked.order})
    return asked


def rows_of(actor: Actor, kind: Kind, asked: Asked) -> QuerySet[Any]:
    """Own rows that the actor sees and that meet the conditions, without order."""
    declared = lists[kind.code]
    rows = kind.model._default_manager.filter(rule(actor, "record__"), record__kind=kind.code)
    for f in declared.filters:
        rows = _filtered(rows, f, asked, actor)
    if asked.filters.get("open") == "yes":
        rows = rows.filter(record__closed_on__isnull=True).exclude(record__stage__in=kind.closing_stages)
    if asked.filters.get("unit"):
        rows = rows.filter(record__owner__code=asked.filters["unit"])
    for word in fold(asked.words).split():
        rows = rows.filter(record__title_fold__contains=word) | rows.filter(record__number__iexact=asked.words)
    return rows


def _filtered(rows: QuerySet[Any], f: Filter, asked: Asked, actor: Actor) -> QuerySet[Any]:
    path = f.field or f.code
    if f.kind == "days":
        for end, lookup in (("from", "gte"), ("until", "lte")):
            text = asked.filters.get(f"{f.code}_{end}")
            if text:
                rows = rows.filter(**{f"{path}__{lookup}": _day(text)})
        return rows
    value = asked.filters.get(f.code)
    if not value:
        return rows
    if f.kind == "flag":
        return rows.filter(**{path: value in ("yes", "true", "1")})
    choices = _choices(f, actor)
    if value not in choices:
        raise BadList(_("“%(value)s” is no value of the filter “%(name)s”.") % {"value": value, "name": f.code})
    if f.where is not None:
        return rows.filter(f.where(value))
    return rows.filter(**{path: value}).distinct()


def _choices(f: Filter, actor: Actor) -> Mapping[str, Any]:
    choices = f.choices or {}
    return {str(k): v for k, v in (choices(actor) if callable(choices) else choices).items()}


def _day(text: str) -> date:
    from django.core.exceptions import ValidationError

    try:
        day = Day("").to_python(text)
    except ValidationError as error:
        raise BadList(" ".join(error.messages)) from None
    assert day is not None
    return day


def page_of(actor: Actor, kind: Kind, asked: Asked, *, limit: int = PAGE) -> tuple[list[Any], str]:
    """One page of own rows and the keyset of the next (empty: none)."""
    rows = rows_of(actor, kind, asked).select_related("record__owner", "record__officer__person", "record__locality")
    if asked.order in list_orders:
        return _by_reading(actor, kind, asked, rows, limit)
    if asked.order == "title":
        return _keyset(rows, asked.after, ("record__sort_key", "record_id"), limit, descending=False)
    return _keyset(rows, asked.after, ("record__opened_on", "record_id"), limit, descending=True)


def _hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise BadList(_("This page address is not complete.")) from None


def _keyset(rows: QuerySet[Any], after: str, fields: tuple[str, str], limit: int, *, descending: bool) -> tuple[list[Any], str]:
    first, second = fields
    if after:
        value, _sep, record_id = after.rpartition("_")
        if not record_id.isdigit() or not value:
            raise BadList(_("This page address is not complete."))
        key: Any = _hex(value) if first.endswith("sort_key") else _day(value)
        beyond = "lt" if descending else "gt"
        rows = rows.filter(Q(**{f"{first}__{beyond}": key}) | Q(**{first: key, f"{second}__{beyond}": int(record_id)}))
    sign = "-" if descending else ""
    found = list(rows.order_by(sign + first, sign + second)[: limit + 1])
    if len(found) <= limit:
        return found, ""
    last = found[limit - 1]
    value = bytes(last.record.sort_key).hex() if first.endswith("sort_key") else last.record.opened_on.isoformat()
    return found[:limit], f"{value}_{last.record_id}"


def _by_reading(actor: Actor, kind: Kind, asked: Asked, rows: QuerySet[Any], limit: int) -> tuple[list[Any], str]:
    conditions = bool(set(asked.filters) - {"open"}) or bool(asked.words)
    ids = rows.order_by().values("record_id") if conditions else None
    found = list_orders[asked.order].page(actor, kind, asked.after, limit + 1, ids)
    by_id = {own.record_id: own for own in rows.filter(record_id__in=[record_id for record_id, _key in found[:limit]])}
    page = [by_id[record_id] for record_id, _key in found[:limit] if record_id in by_id]
    return page, found[limit - 1][1] if len(found) > limit else ""


def capped_count(rows: QuerySet[Any]) -> int:
    """How many rows there are, counted up to one above `MOST`."""
    return rows.order_by().values("record_id")[: MOST + 1].count()


@require_safe
@signed_in
def list_page(request: HttpRequest, plural: str) -> HttpResponse:
    """The list of a kind."""
    actor = actor_in(request)
    kind = kind_in(actor, plural)
    declared = lists[kind.code]
    notices: list[Any] = []
    try:
        asked = asked_of(declared, request.GET.dict() or _first_view(declared))
        known = {column.code for column in declared.columns}
        asked.columns = tuple(code for code in request.GET.getlist("column") if code in known)
        owns, after = page_of(actor, kind, asked)
    except BadList as fault:
        notices.append(("soon", str(fault), "circle-alert"))
        asked = Asked()
        owns, after = page_of(actor, kind, asked)
    total = capped_count(rows_of(actor, kind, asked))
    context = {
        "title": str(kind.label_plural),
        "notices": notices,
        "views": _views(kind, declared, asked, total),
        "filters": [_filter_shape(f, asked, actor) for f in declared.filters],
        "table": _table(request, kind, declared, owns, asked),
        "pager": Pager(
            text=_shown(len(owns), total),
            previous_href=asked.query(after="") if asked.after else "",
            next_href=asked.query(after=after) if after else "",
        ),
        "buttons": _buttons(actor, kind),
        "column_form": _column_form(declared, asked),
        "density_toggle": True,
        "prints": _prints(kind, asked),
    }
    for tool in list_tools:
        link = tool.link(actor, kind, asked.query())
        if link:
            context[tool.place] = link
    return render(request, "web/pages/list.html", context)


def _prints(kind: Kind, asked: Asked) -> list[Link]:
    """The books that can be printed of the list as it is filtered."""
    offered = list_prints_of(kind.code)
    return [Link(text=str(one.label), href=f"/{kind.plural}/prints/{one.code}/{asked.query(after='')}", icon=one.icon) for one in offered]


def _first_view(declared: List) -> dict[str, str]:
    return {key: str(value) for key, value in declared.views[0].filters.items()} if declared.views else {}


def _shown(count: int, total: int) -> str:
    if total > MOST:
        return _("%(count)s of more than %(most)s") % {"count": count, "most": f"{MOST:,}".replace(",", ".")}
    return _("%(count)s of %(total)s") % {"count": count, "total": total}


def _views(kind: Kind, declared: List, asked: Asked, total: int) -> list[Link]:
    links = []
    for view in declared.views:
        filters = {key: str(value) for key, value in view.filters.items()}
        current = filters == asked.filters
        links.append(
            Link(
                text=str(view.label),
                href=f"/{kind.plural}/" + (Asked(filters=filters).query() if filters else "?order=opened"),
                current=current,
                count=min(total, MOST) if current else None,
            )
        )
    return links


def _filter_shape(f: Filter, asked: Asked, actor: Actor) -> FilterShape:
    value = asked.filters.get(f.code, "")
    if f.kind == "days":
        names = (f"{f.code}_from", f"{f.code}_until")
        begin, end = (asked.filters.get(name, "") for name in names)
        return FilterShape(
            label=str(f.label),
            kind="span",
            on=" – ".join(part for part in (begin, end) if part),
            remove_href=asked.query(**{names[0]: "", names[1]: "", "after": ""}),
            name_from=names[0],
            name_until=names[1],
            value=begin,
            value_until=end,
            keep=_keep(asked, set(names)),
        )
    choices = {"yes": _("Yes"), "no": _("No")} if f.kind == "flag" else _choices(f, actor)
    return FilterShape(
        label=str(f.label),
        on=str(choices.get(value, "")) if value else "",
        remove_href=asked.query(**{f.code: "", "after": ""}),
        choices=[
            Choice(text=str(words), href=asked.query(**{f.code: code, "after": ""}), on=code == value) for code, words in choices.items()
        ],
    )


def _keep(asked: Asked, without: set[str]) -> Sequence[tuple[str, str]]:
    return [(key, value) for key, value in asked.filters.items() if key not in without]


def _table(request: HttpRequest, kind: Kind, declared: List, owns: list[Any], asked: Asked) -> Table:
    columns, under = _shown_columns(declared, asked)
    clocks: Mapping[int, Any] = {}
    for source in clock_sources:
        clocks = source.of_records([own.record_id for own in owns], request.today)  # type: ignore[attr-defined]
    heads = [_head(column, asked) for column in columns]
    if clock_sources:
        sorted_ = "ascending" if asked.order == "deadline" else ""
        heads.append(
            Column(key="clock", label=_("Clock"), place="clock", sort_href=asked.query(order="deadline", after=""), sorted=sorted_)  # type: ignore[arg-type]
        )
    rows = []
    for own in owns:
        beneath = [words_of(cell_of(kind, own, column)) for column in under]
        cells = [cell_of(kind, own, column, sub=" · ".join(word for word in beneath if word)) for column in columns]
        if clock_sources:
            clock = clocks.get(own.record_id)
            cells.append(Cell(kind="clock", value=clock) if clock else Cell(kind="empty"))
        record = own.record
        rows.append(Row(cells=cells, id=str(record.pk), label=record.number, href=record_href(record)))
    return Table(
        caption=str(kind.label_plural),
        columns=heads,
        rows=rows,
        empty=_empty(actor_in(request), kind, declared, asked),
    )


def _shown_columns(declared: List, asked: Asked) -> tuple[list[Any], list[Any]]:
    """The columns of the page, and those whose words stand beneath the title unless the reader chose columns."""
    if asked.columns:
        return [column for column in declared.columns if column.code in asked.columns], []
    shown = [column for column in declared.columns if column.default]
    return [column for column in shown if not column.under], [column for column in shown if column.under]


def _column_form(declared: List, asked: Asked) -> dict[str, Any]:
    shown = {column.code for column in _shown_columns(declared, asked)[0]}
    keep = [*asked.filters.items(), ("order", asked.order), *((("q", asked.words),) if asked.words else ())]
    choices = [(column.code, str(column.label), column.code in shown) for column in declared.columns]
    return {"name": "column", "keep": keep, "choices": choices}


def _head(column: Any, asked: Asked) -> Column:
    order = {"opened_on": "opened", "title": "title"}.get(column.code)
    if order is None:
        return head_of(column)
    sorted_ = ("descending" if order == "opened" else "ascending") if asked.order == order else ""
    return head_of(column, sort_href=asked.query(order=order, after=""), sorted_=sorted_)


def _empty(actor: Actor, kind: Kind, declared: List, asked: Asked) -> Empty:
    act = next((act for act in opening_acts(kind.code) if allowed(act, actor, None)), None)
    button = Button(text=str(act.label), href=opening_href(kind, act), icon=act.icon) if act else None
    if asked.filters or asked.words:
        return Empty(title=_("Nothing meets these conditions."), text=str(declared.empty))
    return Empty(title=_("Nothing here yet."), text=str(declared.empty), act=button)


def _buttons(actor: Actor, kind: Kind) -> list[Button]:
    offered = [act for act in opening_acts(kind.code) if allowed(act, actor, None)]
    return [
        Button(
            text=str(act.label),
            href=opening_href(kind, act),
            icon="plus",
            weight="act" if index == 0 else "",
            key="n" if index == 0 else "",
        )
        for index, act in enumerate(offered)
    ]

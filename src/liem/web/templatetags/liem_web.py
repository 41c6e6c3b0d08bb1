"""The components of the pages as template tags, and the filters that write numbers and days.

Small signs (icon, clock, state, stamp …) are built here from escaped parts; whatever has structure has its own template in
`templates/web/components/`.
"""
# ruff: noqa: S308 - mark_safe stands only over parts that were escaped or are ours

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, Form
from django.template.context import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from liem.web import formats, icons
from liem.web.shapes import Button, Cell, Clock, Event, RowsForm, Stamp, State

register = template.Library()

for written in (
    formats.number,
    formats.percent,
    formats.money,
    formats.signed,
    formats.day,
    formats.short_day,
    formats.long_day,
    formats.instant,
    formats.size,
    formats.browser,
):
    register.filter(written.__name__, written)


# ── signs ───────────────────────────────────────────────────────────────────────────────────────────────────────


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """An icon of the set beside a word that says the same; unknown names draw a plain circle. `size` "l" is larger."""
    if not name:
        return mark_safe("")
    try:
        inner = icons.shape(name)
    except icons.UnknownIcon:
        inner = icons.shape("circle")
    larger = " i--l" if size == "l" else ""
    return format_html('<svg class="i{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', larger, mark_safe(inner))


@register.simple_tag
def seal() -> SafeString:
    """The sign of Liêm."""
    return mark_safe(f'<svg class="seal" viewBox="0 0 32 32" aria-hidden="true">{icons.SEAL}</svg>')


@register.simple_tag(name="clock")
def draw_clock(clock: Clock | str, text: str = "", solid: bool = False) -> SafeString:
    """A clock as sign and words: `{% clock row.clock %}` or `{% clock "late" _("3 days late") %}`."""
    kind = clock if isinstance(clock, str) else clock.state
    words = text if isinstance(clock, str) else (text or clock.text)
    filled = solid or (not isinstance(clock, str) and clock.solid)
    return format_html(
        '<span class="clock clock--{}{}"><svg viewBox="0 0 16 16" aria-hidden="true">{}</svg>{}</span>',
        kind,
        " clock--solid" if filled else "",
        mark_safe(icons.CLOCK_FACES[kind]),
        words,
    )


@register.simple_tag(name="state")
def draw_state(state: State | str, text: str = "") -> SafeString:
    """A record's state: its shape and its word."""
    kind, words = (state, text) if isinstance(state, str) else (state.kind, state.text)
    return format_html('<span class="state state--{}">{}</span>', kind, words)


@register.simple_tag(name="stamp")
def draw_stamp(stamp: Stamp | None) -> SafeString:
    """A mark of confidentiality, nothing for a normal record; black from level 3 on."""
    if stamp is None or stamp.level <= 0:
        return mark_safe("")
    return format_html('<span class="stamp{}">{}</span>', " stamp--2" if stamp.level >= 3 else "", stamp.text)


@register.simple_tag
def sealed(text: str = "") -> SafeString:
    """A sealed identity: that there is one, never who."""
    return format_html('<span class="stamp stamp--seal">{}{}</span>', icon("lock"), text or _("sealed"))


KINDS = {"computed": "sigma", "entered": "pencil-line", "derived": "calculator"}


@register.simple_tag(name="kind")
def draw_kind(kind: str, words: bool = False) -> SafeString:
    """How a figure came about; with `words` beside the sign, otherwise for screen readers only."""
    text = {
        "computed": _("computed from records"),
        "entered": _("entered, with its source"),
        "derived": _("derived by a formula"),
    }[kind]
    said = text if words else format_html('<span class="vh">{}</span>', text)
    return format_html('<span class="kind" title="{}">{}{}</span>', text, icon(KINDS[kind]), said)


@register.simple_tag
def avatar(name: str, small: bool = False) -> SafeString:
    """The initials of a person's last two names."""
    letters = "".join(word[0] for word in name.split()[-2:]).upper()
    return format_html('<span class="avatar{}" aria-hidden="true">{}</span>', " avatar--s" if small else "", letters)


@register.filter
def file_icon(kind: str) -> str:
    """The icon for a kind of file."""
    return {"image": "file-image", "table": "file-spreadsheet", "text": "file-text"}.get(kind, "file")


@register.filter
def thousandths(value: float | None) -> str:
    """A share of one in thousandths, for the width of a bar; never outside it."""
    return str(max(0, min(1000, round((value or 0) * 1000))))


@register.filter
def plain(value: object) -> str:
    """A number as SVG and addresses write it, whatever the language."""
    return str(value)


# ── buttons ─────────────────────────────────────────────────────────────────────────────────────────────────────


@register.inclusion_tag("web/components/button.html", takes_context=True)
def button(context: Context, item: Button, weight: str | None = None, large: bool = False) -> dict[str, Any]:
    """A button: a link, or a form of one button when it posts, or a submit button when it has a name."""
    shown = item.weight if weight is None else weight
    classes = ["btn"] + ([f"btn--{shown}"] if shown else []) + (["btn--l"] if large else [])
    sign = item.icon or ("users-round" if item.second else "")
    return {"item": item, "classes": " ".join(classes), "icon": sign, "csrf_token": context.get("csrf_token")}


# ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────────


@register.simple_tag(name="cell")
def draw_cell(cell: Cell) -> SafeString:
    """What stands in a table's cell or behind a fact, written by the cell's kind, linked when it has an address."""
    written = _WRITERS.get(cell.kind, _text)(cell)
    if cell.href and cell.kind not in ("title",):
        css = {"no": "no", "number": "val", "money": "val", "percent": "val"}.get(cell.kind, "")
        written = format_html('<a{} href="{}">{}</a>', _css(css), cell.href, written)
    elif cell.kind == "no":
        written = format_html('<span class="no">{}</span>', written)
    elif cell.kind == "title":
        written = _title(cell, written)
    if cell.sub:
        written = format_html('{}<span class="sub">{}</span>', written, cell.sub)
    return written


def _css(name: str) -> SafeString:
    return format_html(' class="{}"', name) if name else mark_safe("")


def _title(cell: Cell, written: SafeString) -> SafeString:
    whole = cell.title or str(cell.value)
    if cell.href:
        return format_html('<a href="{}" title="{}">{}</a>', cell.href, whole, written)
    return format_html('<span title="{}">{}</span>', whole, written)


def _text(cell: Cell) -> SafeString:
    return conditional_escape("" if cell.value is None else cell.value)


def _bar(cell: Cell) -> SafeString:
    return format_html(
        '<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="{}" width="{}" height="8"/></svg>',
        "bar__b" if cell.title == "now" else "bar__ink",
        thousandths(cell.value),
    )


def _plainly(write: Any) -> Any:
    return lambda cell: conditional_escape(write(cell.value))


_WRITERS: dict[str, Any] = {
    "day": _plainly(formats.day),
    "short_day": _plainly(formats.short_day),
    "instant": _plainly(formats.instant),
    "number": _plainly(formats.number),
    "money": _plainly(formats.money),
    "percent": _plainly(formats.percent),
    "clock": lambda cell: draw_clock(cell.value) if cell.value else mark_safe(""),
    "state": lambda cell: draw_state(cell.value) if cell.value else mark_safe(""),
    "stamp": lambda cell: draw_stamp(cell.value),
    "sealed": lambda cell: sealed(cell.value or ""),
    "bar": _bar,
    "html": lambda cell: mark_safe(cell.value or ""),
    "empty": lambda cell: mark_safe('<span class="muted">–</span>'),
}

RIGHT = frozenset({"number", "money", "percent"})


@register.filter
def cells(row: Any, columns: Iterable[Any]) -> list[tuple[Any, Cell, str]]:
    """The cells of a row with their columns and the classes each carries."""
    pairs = []
    for column, cell in zip(columns, row.cells, strict=False):
        classes = []
        if column.align == "right" or cell.kind in RIGHT:
            classes.append("r")
        if column.align == "center":
            classes.append("c")
        if cell.kind == "title":
            classes.append("cut")
        if cell.kind in ("no", "day", "short_day", "instant", "state", "clock") or column.place in ("who", "off"):
            classes.append("nowrap")
        if column.place:
            classes.append(f"l-{column.place}")
        pairs.append((column, cell, " ".join(classes)))
    return pairs


# ── forms ───────────────────────────────────────────────────────────────────────────────────────────────────────

WIDE = frozenset({"Textarea", "CheckboxSelectMultiple", "RadioSelect", "SelectMultiple"})
LISTS = {"CheckboxSelectMultiple": "checkbox", "RadioSelect": "radio"}
FILES = frozenset({"FileInput", "ClearableFileInput"})


def _form_of(bound: BoundField) -> str:
    """How a field is drawn: `hidden`, `list`, `check`, `select`, `area`, `file` or `input`."""
    widget = bound.field.widget
    name = type(widget).__mro__
    names = {kind.__name__ for kind in name}
    if widget.is_hidden:
        return "hidden"
    if names & set(LISTS):
        return "list"
    if "CheckboxInput" in names:
        return "check"
    if "Textarea" in names:
        return "area"
    if "Select" in names:
        return "select"
    return "file" if names & FILES else "input"


def _span(bound: BoundField, form: str) -> int:
    given = getattr(bound.field, "span", None)
    if given:
        return int(given)
    return 12 if form in ("area", "list", "file") else 6


@register.inclusion_tag("web/components/field.html")
def field(bound: BoundField, span: int | None = None, large: bool = False, label: bool = True) -> dict[str, Any]:
    """A bound form field with label, hint and error, tied together for screen readers."""
    form = _form_of(bound)
    identity = bound.auto_id or bound.html_name
    described = []
    if bound.help_text:
        described.append(f"{identity}-hint")
    if bound.errors:
        described.append(f"{identity}-error")
    attributes: dict[str, Any] = {"id": identity}
    if form in ("input", "select", "area", "file"):
        attributes["class"] = " ".join(filter(None, ("input", "input--l" if large else "", bound.field.widget.attrs.get("class", ""))))
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if bound.errors:
        attributes["aria-invalid"] = "true"
    if form == "area":
        rows = str(bound.field.widget.attrs.get("rows", ""))
        attributes["rows"] = "3" if rows in ("", "10") else rows  # 10 is only Django's habit
    inputmode = getattr(bound.field, "inputmode", "")
    if inputmode:
        attributes["inputmode"] = inputmode
    placeholder = bound.field.widget.attrs.get("placeholder")
    if placeholder is not None and str(placeholder) == str(bound.label):
        attributes["placeholder"] = ""
    if not label:
        attributes["aria-label"] = str(bound.label)
    return {
        "bound": bound,
        "form": form,
        "id": identity,
        "span": span or _span(bound, form),
        "widget": bound.as_widget(attrs=attributes) if form != "list" else "",
        "options": list(bound.subwidgets) if form == "list" else [],
        "option_type": next((LISTS[k.__name__] for k in type(bound.field.widget).__mro__ if k.__name__ in LISTS), ""),
        "described": " ".join(described),
        "label_shown": label,
        "optional": not bound.field.required and form not in ("check",),
        "note": getattr(bound.field, "optional_note", ""),
        "suffix": getattr(bound.field, "suffix", ""),
    }


@register.filter
def fields_named(form: Form, names: Iterable[str]) -> list[BoundField]:
    """The bound fields of those names that the form has, in that order."""
    return [form[name] for name in names if name in form.fields]


@register.inclusion_tag("web/components/errsum.html")
def errsum(form: Form | None, rows: Iterable[RowsForm] = (), title: str = "") -> dict[str, Any]:
    """The summary of what must be put right, each line leading to its field."""
    entries: list[tuple[str, str]] = []
    if form is not None and form.is_bound:
        entries += [("", str(error)) for error in form.non_field_errors()]
        entries += _entries(form)
    for table in rows or ():
        entries += [(f"rows-{table.name}", error) for error in table.errors]
        for place, one in enumerate(table.forms, start=1):
            if one.is_bound:
                where = _("%(rows)s, row %(place)d") % {"rows": table.label, "place": place}
                entries += [("", f"{where}: {error}") for error in one.non_field_errors()]
                entries += [(target, f"{where}, {words}") for target, words in _entries(one)]
    return {"entries": entries, "title": title}


def _entries(form: Form) -> list[tuple[str, str]]:
    found = []
    for bound in form:
        for error in bound.errors:
            found.append((bound.auto_id or bound.html_name, f"{bound.label}: {error}"))
    return found


@register.inclusion_tag("web/components/rows.html")
def rows_table(rows_form: RowsForm) -> dict[str, Any]:
    """The rows of a record in a form: a table for few fields, blocks for many; adding and removing without JavaScript."""
    first = rows_form.forms[0] if rows_form.forms else None
    shown = [bound for bound in first if not bound.is_hidden] if first is not None else []
    return {
        "rows_form": rows_form,
        "heads": shown,
        "as_table": len(shown) <= 5,
        "can_remove": not rows_form.fixed and len(rows_form.forms) > rows_form.minimum,
        "can_add": not rows_form.fixed and len(rows_form.forms) < rows_form.maximum,
    }


# ── timeline ────────────────────────────────────────────────────────────────────────────────────────────────────


@register.filter
def by_month(events: Iterable[Event]) -> list[tuple[str, list[Event]]]:
    """Events in their months, in the order given."""
    groups = itertools.groupby(events, key=lambda event: (event.happened_on.year, event.happened_on.month))
    return [(formats.month(date(year, month, 1)), list(members)) for (year, month), members in groups]


# ── shell ───────────────────────────────────────────────────────────────────────────────────────────────────────


@register.simple_tag
def languages() -> list[tuple[str, str]]:
    """The languages of the house, as (code, two letters)."""
    return [(code, code.upper()[:2]) for code, _name in settings.LANGUAGES]


@register.simple_tag
def petals() -> list[tuple[int, str, list[str]]]:
    """The lotus of the sign-in page: (angle, outer line, inner lines) of each petal, the back ones first."""

    def line(height: float, share: float) -> str:
        arc = height * share
        top = 264 - arc - (4 if share < 1 else 0)

        def n(value: float) -> str:
            return f"{value:.1f}".rstrip("0").rstrip(".")

        return (
            f"M200 {n(top)}c{n(34 * share)} {n(arc * 0.22)} {n(52 * share)} {n(arc * 0.62)} 0 {n(arc)}"
            f"c{n(-52 * share)} {n(-arc * 0.38)} {n(-34 * share)} {n(-arc * 0.78)} 0 {n(-arc)}z"
        )

    drawn = []
    for angle in (66, -66, 45, -45, 23, -23, 0):
        height = 236 - abs(angle) * 1.1
        drawn.append((angle, line(height, 1), [line(height, share) for share in (0.86, 0.72, 0.58, 0.44)]))
    return drawn

"""The organisation as of a day: the tree of units, what became of the ended ones, and who works where."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from liem.core.access.actor import Actor
from liem.core.acts.forms import Day
from liem.core.organization import queries
from liem.core.organization.bases import LegalBasis
from liem.core.organization.models import Succession, Unit, UnitGroup
from liem.core.organization.profile import administers, basis_on
from liem.web.formats import day as written_day
from liem.web.formats import number
from liem.web.shapes import Cell, Column, Empty, Fact, Link, Row, Table, UnitNode

#: Roles that see the whole tree but no record: they see everybody's appointments, for that is their work.
SEE_EVERYBODY = ("administrator", "auditor")


@login_required
@require_safe
def organisation(request: HttpRequest) -> HttpResponse:
    """The page. ``?on=`` a day, ``?unit=`` a code as of that day (``T24@2024`` for one that has ended)."""
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    if actor is None or actor.role == "agency":
        raise Http404
    today: date = request.today  # type: ignore[attr-defined]
    on = _day_asked(request.GET.get("on", ""), today)
    picked = _unit_asked(request.GET.get("unit", ""), on, actor)
    nodes = queries.tree(on=on)
    living = sum(1 for node in _walk(nodes) if not node.ended)
    context = {
        "title": _("Organisation"),
        "days": _days(on, today, picked),
        "day_form": {
            "name": "on",
            "value": f"{on:%d/%m/%Y}",
            "keep": [("unit", request.GET["unit"])] if "unit" in request.GET else [],
        },
        "tree": _tree(nodes, on, picked),
        "tree_title": _("As of %(day)s") % {"day": written_day(on)},
        "tree_count": ngettext("%(count)s unit", "%(count)s units", living) % {"count": number(living)},
        "right_head": _("people"),
        "unit": _panel(picked, on, actor) if picked else None,
    }
    return render(request, "web/pages/organisation.html", context)


def _day_asked(text: str, today: date) -> date:
    try:
        return Day("", future=True).clean(text) if text else today
    except ValidationError:
        return today


def _unit_asked(code: str, on: date, actor: Actor) -> Unit | None:
    """The unit named in the address; without one, the reader's own if it exists on that day."""
    try:
        return queries.unit_on(code or actor.unit_code, on)
    except queries.UnknownUnit:
        return None


def _walk(nodes: Iterable[queries.Node]) -> Iterable[queries.Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)


def _address(on: date, unit: Unit | None) -> str:
    asked = {"on": on.isoformat()} | ({"unit": queries.written(unit, on=on)} if unit else {})
    return f"{reverse('organisation')}?{urlencode(asked, safe='@')}"


def _days(on: date, today: date, picked: Unit | None) -> list[Link]:
    """Today, and the last days before units succeeded each other (the latest three)."""
    turns = Succession.objects.filter(on__lte=today).order_by("-on").values_list("on", flat=True).distinct()[:3]
    days = sorted({today, *(turn - timedelta(days=1) for turn in turns)})
    return [
        Link(text=written_day(day), href=_address(day, picked if picked and picked.is_valid_on(day) else None), current=day == on)
        for day in days
    ]


def _tree(nodes: list[queries.Node], on: date, picked: Unit | None) -> list[UnitNode]:
    """The top of the tree, opened only on the way to the unit that is picked; agencies stand apart."""
    path = set()
    step = picked
    while step is not None:
        path.add(step.pk)
        step = step.parent
    shown = [_node(node, on, path, picked) for node in nodes if node.unit.level != "agency"]
    agencies = [_node(node, on, path, picked) for node in nodes if node.unit.level == "agency"]
    if agencies:
        shown.append(UnitNode(name=_("Cooperating agencies"), group=True, children=agencies))
    return shown


def _node(node: queries.Node, on: date, path: set[int], picked: Unit | None) -> UnitNode:
    opened = node.unit.pk in path
    names = [unit.name for unit in node.successors]
    return UnitNode(
        name=node.name,
        href=_address(on, node.unit),
        when=_when(node.unit, node.ended),
        right="" if node.ended else number(node.people),
        to=_("went on in: %(names)s") % {"names": ", ".join(names)} if node.ended and names else "",
        ended=node.ended,
        picked=picked is not None and node.unit.pk == picked.pk,
        children=[_node(child, on, path, picked) for child in node.children] if opened else (),
    )


def _when(unit: Unit, ended: bool) -> str:
    last = unit.last_day
    if ended and last is not None:
        return _("until %(day)s") % {"day": written_day(last)}
    return _("since %(day)s") % {"day": written_day(unit.valid_from)}


def _panel(unit: Unit, on: date, actor: Actor) -> dict[str, object]:
    people = queries.appointments_on(unit, on)
    tables: list[tuple[str, Table]] = []
    if _may_see_people(unit, actor):
        tables.append((_("People"), _people_table(people)))
    before = queries.predecessors_of(unit)
    after = [step.successor for step in unit.successions.select_related("successor")]
    tables += [(title, _units_table(title, units, on)) for title, units in ((_("Came from"), before), (_("Went on in"), after)) if units]
    return {
        "title": queries.name_on(unit, on),
        "count": ngettext("%(count)s person", "%(count)s people", len(people)) % {"count": number(len(people))},
        "facts": _facts(unit, on),
        "tables": tables,
        "links": _links(unit, on, actor),
    }


def _links(unit: Unit, on: date, actor: Actor) -> list[Link]:
    """Where the unit's administrator sets the rules it works under."""
    if not administers(actor, unit) or not unit.is_valid_on(on):
        return []
    return [Link(text=_("Set the legal basis"), href=reverse("unit_basis", args=[unit.code]))]


def _may_see_people(unit: Unit, actor: Actor) -> bool:
    """One's own committee and all below it, the centre; everybody for who administers or audits."""
    near = unit.top == actor.unit_top or actor.lo <= unit.place <= actor.hi or unit.level == "central"
    return near or actor.role in SEE_EVERYBODY


def _facts(unit: Unit, on: date) -> list[Fact]:
    groups = UnitGroup.objects.filter(memberships__in=unit.memberships.valid_on(on)).distinct()
    said = [
        (_("Code"), unit.code),
        (_("Legal type"), unit.get_type_display()),
        (_("Level"), unit.get_level_display()),
        (_("Locality"), unit.locality.name if unit.locality else ""),
        (_("Stands under"), unit.parent.name if unit.parent else ""),
        (_("Works under"), LegalBasis(basis_on(unit, on)).label),
        (_("Groups"), ", ".join(group.name for group in groups)),
    ]
    facts = [Fact(label=label, cell=Cell(value=str(value))) for label, value in said if value]
    facts.append(Fact(label=_("First day"), cell=Cell(value=unit.valid_from, kind="day")))
    if unit.last_day:
        facts.append(Fact(label=_("Last day"), cell=Cell(value=unit.last_day, kind="day")))
    return facts


def _people_table(people: list[queries.Appointment]) -> Table:
    rows = [
        Row(
            cells=[
                Cell(value=row.person.name),
                Cell(value=row.post or row.get_role_display()),
                Cell(value=row.get_role_display()),
            ]
        )
        for row in people
    ]
    columns = [
        Column(key="name", label=_("Name"), place="title"),
        Column(key="post", label=_("Post"), place="who"),
        Column(key="role", label=_("Role")),
    ]
    return Table(caption=_("People"), columns=columns, rows=rows, dense=True, empty=Empty(title=_("Nobody worked here on this day.")))


def _units_table(caption: str, units: list[Unit], on: date) -> Table:
    rows = [
        Row(
            cells=[
                Cell(value=unit.name, href=_address(on, unit) if unit.valid_from <= on else ""),
                Cell(value=_when(unit, unit.last_day is not None)),
            ]
        )
        for unit in units
    ]
    columns = [Column(key="unit", label=_("Unit"), place="title"), Column(key="when", label=_("When"))]
    return Table(caption=caption, columns=columns, rows=rows, dense=True)

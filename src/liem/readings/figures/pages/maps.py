"""The map on which provinces are drawn: as it was, or as it is on a day. Which provinces there are is data, never a year."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from liem.core.organization.models import Locality, Succession, Unit
from liem.readings.figures.pages.questions import OWN, Question
from liem.web.charts import grid_of

GRIDS = ("63", "34")


def grid_on(day: date) -> str:
    """The grid that draws the provinces of a day: the one with as many squares as there are provinces, else the nearest."""
    provinces = Locality.objects.valid_on(day).filter(level="province").count()
    return min(GRIDS, key=lambda grid: abs(len(grid_of(grid)) - provinces))


def seams(first: date, until: date) -> list[date]:
    """The days within a stretch on which provincial committees were merged."""
    days = Succession.objects.filter(predecessor__level="province", on__gt=first, on__lt=until)
    return sorted(set(days.values_list("on", flat=True)))


@dataclass(frozen=True)
class MapChoice:
    """A map one may read the period on."""

    text: str
    map: str
    current: bool


def map_choices(question: Question, today: date) -> list[MapChoice]:
    """As it was, and as it is today; only one where both are the same."""
    last = question.period.last_on
    then, now = grid_on(min(last, today)), grid_on(today)
    if then == now:
        return []
    return [
        MapChoice(_("%(n)s as then") % {"n": then}, OWN, question.map == OWN),
        MapChoice(_("%(n)s as now") % {"n": now}, today.isoformat(), question.map != OWN),
    ]


def drawn_on(question: Question, today: date) -> date:
    """The day whose provinces are drawn."""
    return question.map if isinstance(question.map, date) else min(question.period.last_on, today)


def units_by_code(codes: list[str], on: date) -> dict[str, Unit]:
    """The units that a table writes as `T24` or `T24@2024`, by that code."""
    bare = {code: code.partition("@") for code in codes}
    held = Unit.objects.filter(code__in={parts[0] for parts in bare.values()}).select_related("locality", "parent").order_by("valid_from")
    bearers: dict[str, list[Unit]] = {}
    for unit in held:
        bearers.setdefault(unit.code, []).append(unit)
    found = {}
    for code, (plain, _at, year) in bare.items():
        day = date(int(year[:4]), 12, 31) if year[:4].isdigit() else on
        units = bearers.get(plain, [])
        if units:
            found[code] = next((unit for unit in units if unit.is_valid_on(day)), units[-1])
    return found

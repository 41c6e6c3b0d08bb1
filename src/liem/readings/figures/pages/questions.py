"""What a page of figures is asked for: unit, period, calendar, instant and map, read from its address and put back into it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any
from urllib.parse import quote, urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.calendar.periods import Period, PeriodError, parse
from liem.core.calendar.wording import say_error
from liem.core.organization.models import Role
from liem.core.organization.queries import UnitScope, UnknownUnit, scope
from liem.readings.figures.expressions import BadExpression
from liem.web.pages.door import actor_in, signed_in

View = Callable[..., HttpResponse]
OWN = "own"


class BadQuestion(Exception):
    """An address that asks for nothing there is, or for what is closed to the reader. The text is a sentence for the reader."""

    def __init__(self, text: str, status: int = 404) -> None:
        self.status = status
        super().__init__(text)


def reads_figures(actor: Actor) -> bool:
    """Whether the appointment reads figures at all: an administrator and a cooperating agency do not."""
    return actor.role not in (Role.AGENCY, Role.ADMINISTRATOR)


def page(view: View) -> View:
    """A page of figures: signed in, nothing at all for whoever reads no figures, and a plain word where the address is wrong."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not reads_figures(actor_in(request)):
            raise Http404
        try:
            return view(request, *args, **kwargs)
        except BadQuestion as fault:
            return render(request, "figures/fault.html", {"number": fault.status, "reason": str(fault)}, status=fault.status)
        except (UnknownUnit, BadExpression) as fault:
            return render(request, "figures/fault.html", {"number": 404, "reason": str(fault)}, status=404)

    return signed_in(inner)


@dataclass(frozen=True, kw_only=True)
class Question:
    """Of which scope, in which period, as of which instant (None: now) and on which map (`own`, or that of a day)."""

    scope: UnitScope
    period: Period
    as_of: datetime | None = None
    map: str | date = OWN

    @property
    def unit(self) -> str:
        """The code of the scope."""
        return self.scope.code

    @property
    def map_text(self) -> str:
        """The map as an address says it."""
        return self.map.isoformat() if isinstance(self.map, date) else self.map

    def parameters(self, **changes: str) -> dict[str, str]:
        """The address's parameters, changed; what is the default or empty is left out."""
        named = {
            "unit": self.unit,
            "period": self.period.code,
            "calendar": self.period.calendar,
            "map": self.map_text,
            "as_of": written_instant(self.as_of),
            **changes,
        }
        return {name: value for name, value in named.items() if value and (name, value) not in _DEFAULTS}

    def query(self, **changes: str) -> str:
        """`?unit=T38&period=2023…`."""
        return "?" + urlencode(self.parameters(**changes), quote_via=quote)

    def report_href(self, **changes: str) -> str:
        """The address of the report of this unit and period, or of another (`unit`, `period`, `calendar` …)."""
        named = self.parameters(**changes)
        return reverse("report", args=[named.pop("unit"), named.pop("period")]) + _query(named)

    def figure_href(self, expression: str, **changes: str) -> str:
        """The address of one figure with its records."""
        return reverse("figure", args=[expression]) + self.query(**changes)

    def figures_href(self, **changes: str) -> str:
        """The address of the dashboard."""
        return reverse("figures") + self.query(**changes)


_DEFAULTS = {("calendar", "plain"), ("map", OWN)}


def _query(named: dict[str, str]) -> str:
    return "?" + urlencode(named, quote_via=quote) if named else ""


def question_of(request: HttpRequest, *, unit: str, period: str) -> Question:
    """The question of an address. Raises `BadQuestion`, `UnknownUnit`."""
    calendar = request.GET.get("calendar", "plain")
    try:
        asked = parse(period, calendar)
    except PeriodError as fault:
        raise BadQuestion(say_error(fault)) from None
    chosen = map_of(request.GET.get("map", OWN))
    found = scope(_plain(unit), on=asked.last_on, map_on=chosen if isinstance(chosen, date) else None)
    return Question(scope=found, period=asked, as_of=instant_of(request.GET.get("as_of", "")), map=chosen)


def _plain(unit: str) -> str:
    if "\x00" in unit:
        raise BadQuestion(_("This address is not complete."), 400)
    return unit[:80]


def map_of(text: str) -> str | date:
    """`own`, or the day whose map is meant. Raises `BadQuestion`."""
    if text in ("", OWN):
        return OWN
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadQuestion(_("The map is “own” or a day such as 2026-01-01."), 400) from None


def instant_of(text: str) -> datetime | None:
    """The instant as of which figures are read; None: now. Raises `BadQuestion`."""
    if not text:
        return None
    try:
        # A plus sign that was not written as %2B arrives as a space.
        instant = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise BadQuestion(_("The instant is written with its offset, such as 2023-07-01T00:00:00+07:00."), 400)
    if instant > timezone.now():
        raise BadQuestion(_("This instant has not come yet: figures can be read as of now or earlier."), 400)
    return instant


def written_instant(instant: datetime | None) -> str:
    """An instant as addresses say it; in UTC, so that no plus sign needs escaping."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z") if instant is not None else ""

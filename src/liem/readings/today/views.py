"""The home page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liem.core.calendar.wording import say_lunar
from liem.readings.today.queries import scopes_of, today_of
from liem.readings.today.wording import parts_of, scope_links, sides_of
from liem.web import formats, shapes
from liem.web.pages.door import NO_RECORDS, actor_in, signed_in


@require_safe
@signed_in
def today(request: HttpRequest) -> HttpResponse:
    """What presses the reader today, in the scope they chose (`?scope=unit`)."""
    actor, day = actor_in(request), request.today  # type: ignore[attr-defined]
    if actor.role in NO_RECORDS:
        raise Http404
    asked = request.GET.get("scope", "mine")
    scope = asked if asked in scopes_of(actor) else "mine"
    found = today_of(actor, day, scope)
    parts = parts_of(found, day, actor)
    kicker = [_("Good day, %(name)s") % {"name": actor.name}, say_lunar(day), _("week %(n)s") % {"n": day.isocalendar().week}]
    context = {
        "title": formats.long_day(day),
        "kicker": [shapes.Link(text=text) for text in kicker if text],
        "scopes": scope_links(actor, scope),
        "work_parts": parts,
        "sides": sides_of(found, day),
        "empty": None if any(part.rows for part in parts) else _nothing(),
    }
    return render(request, "web/pages/today.html", context)


def _nothing() -> shapes.Empty:
    return shapes.Empty(
        title=_("Nothing presses today"),
        text=_("What is late, falls due this week, came in or waits for your approval stands here."),
    )

"""The first page: where a person's day begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from liem.web.pages.door import actor_in, signed_in

FIRST = {"administrator": "/people/", "reporter": "/reports/"}


@require_safe
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Today; for those who see no records, the page of their work."""
    return redirect(FIRST.get(actor_in(request).role, "/today/"))

"""One's own tokens: a program's way to work in the appointment one holds."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liem.core.access.actor import Actor
from liem.core.accounts import tokens
from liem.core.accounts.models import Token
from liem.core.acts.refusals import Refused
from liem.core.organization.models import Appointment
from liem.web.organization.forms import TokenForm
from liem.web.shapes import Button, Cell, Column, Empty, Link, Row, State, Table


def _actor(request: HttpRequest) -> Actor:
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    if actor is None or actor.appointment_id is None:
        raise Http404
    return actor


def _appointment(actor: Actor) -> Appointment:
    return get_object_or_404(Appointment, pk=actor.appointment_id or 0)


@login_required
@require_safe
def token_list(request: HttpRequest) -> HttpResponse:
    """The tokens of the appointment one works in."""
    actor = _actor(request)
    appointment = _appointment(actor)
    rows = [_row(token) for token in Token.objects.filter(appointment=appointment).order_by("-pk")]
    columns = [
        Column(key="name", label=_("What it is for"), place="title"),
        Column(key="scopes", label=_("What it may do")),
        Column(key="until", label=_("Expires"), place="day"),
        Column(key="state", label=_("State"), place="state"),
    ]
    empty = Empty(title=_("No tokens"), text=_("A token lets a program of yours read or write in your name, within limits."))
    context = {
        "title": _("Tokens"),
        "lede": _("For %(unit)s. Programs that use a token see and may do what you may in this appointment.")
        % {"unit": appointment.unit.name},
        "buttons": [Button(text=_("Make a token"), href=reverse("token_new"), icon="key-round", weight="act")],
        "table": Table(caption=_("Tokens"), columns=columns, rows=rows, empty=empty),
        "acts_shown": True,
    }
    return render(request, "web/pages/table.html", context)


def _row(token: Token) -> Row:
    now = timezone.now()
    live = token.revoked_at is None and token.expires_at > now
    if live:
        state = State(kind="now", text=_("Still works"))
    else:
        state = State(kind="end", text=_("Revoked") if token.revoked_at else _("Expired"))
    revoke = [Button(text=_("Revoke"), href=reverse("token_revoke", args=[token.pk]), post=True)] if live else []
    scopes = ", ".join(str(tokens.SCOPES.get(scope, scope)) for scope in token.scopes)
    cells = [Cell(value=token.name), Cell(value=scopes), Cell(value=token.expires_at, kind="instant"), Cell(value=state, kind="state")]
    return Row(cells=cells, label=token.name, acts=revoke, void=not live)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def token_new(request: HttpRequest) -> HttpResponse:
    """Make a token; its text is shown once."""
    actor = _actor(request)
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        try:
            _token, text = tokens.issue_token(
                appointment=_appointment(actor),
                name=given["name"],
                scopes=given["scopes"],
                at=now,
                expires_at=now + timedelta(days=given["days"]),
                actor=actor,
            )
        except Refused as refused:
            refused.show_in(form)
        else:
            return _show(request, given["name"], text)
    context = {"title": _("Make a token"), "form": form, "submit": _("Make the token"), "cancel_href": reverse("tokens")}
    return render(request, "web/pages/form.html", context, status=422 if form.errors else 200)


def _show(request: HttpRequest, name: str, text: str) -> HttpResponse:
    context = {
        "title": _("Token for %(name)s") % {"name": name},
        "kicker": [Link(text=_("Tokens"), href=reverse("tokens"))],
        "token": text,
        "back_href": reverse("tokens"),
    }
    response = render(request, "web/organization/token.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


@login_required
@require_POST
def token_revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """Revoke one of one's own tokens; any other does not exist."""
    actor = _actor(request)
    token = get_object_or_404(Token, pk=token_id, appointment=_appointment(actor))
    tokens.revoke_token(token=token, at=timezone.now(), actor=actor)
    messages.success(request, _("The token is revoked."))
    return redirect("tokens")

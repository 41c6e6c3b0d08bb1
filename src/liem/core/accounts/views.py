"""Pages and posts of one's own account: the appointment one works in, the language, the first password."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language as django_set_language

from liem.core.access.actor import appointments_of
from liem.core.accounts import acts
from liem.core.accounts.forms import FirstPassword
from liem.core.acts.refusals import Refused

#: Where a session keeps the appointment its person works in; read by the scope middleware.
CHOSEN = "appointment"


@require_POST
@login_required
def choose_appointment(request: HttpRequest) -> HttpResponse:
    """Takes up another of one's own appointments of today; any other does not exist (404)."""
    wanted = request.POST.get("appointment", "")
    held = appointments_of(request.user.person_id, request.today) if request.user.person_id else []  # type: ignore[union-attr,attr-defined]
    chosen = next((row for row in held if str(row.pk) == wanted), None)
    if chosen is None:
        raise Http404
    request.session[CHOSEN] = chosen.pk
    request.session.cycle_key()
    return redirect(_next(request))


def _next(request: HttpRequest) -> str:
    """Where to go on: the page asked for, if it is one of ours. A record of the other unit may not exist for this one."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and safe else settings.LOGIN_REDIRECT_URL


@require_POST
@login_not_required
def set_language(request: HttpRequest) -> HttpResponse:
    """Keeps the language for this browser and, for who is signed in, for their account."""
    if request.user.is_authenticated:
        acts.choose_language(request.user, request.POST.get("language", ""))
    return django_set_language(request)


@sensitive_post_parameters()
@csrf_protect
@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def first_password(request: HttpRequest, secret: str) -> HttpResponse:
    """The page behind a one-time link: looking changes nothing, the password uses the link up."""
    now = timezone.now()
    link = acts.link_of(secret, at=now)
    if link is None:
        return _over(request)
    form = FirstPassword(request.POST or None, user=link.user)
    if request.method == "POST" and form.is_valid():
        try:
            acts.set_first_password(link=link, password=form.cleaned_data["password"], at=now)
        except Refused:
            return _over(request)
        messages.success(request, _("The password is set. Sign in with it now."))
        return redirect(reverse("account_login"))
    context = {
        "title": _("Set your password"),
        "lede": _("For the account %(username)s. The link works once.") % {"username": link.user.username},
        "form": form,
        "submit": _("Set the password"),
        "cancel_href": reverse("account_login"),
    }
    return render(request, "web/pages/form.html", context, status=422 if form.errors else 200)


def _over(request: HttpRequest) -> HttpResponse:
    """The answer to a link that is used, too old or unknown: all three look the same."""
    return render(request, "accounts/link_over.html", status=410)

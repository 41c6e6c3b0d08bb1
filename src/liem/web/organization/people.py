"""The administrator's pages: people, their appointments from – to, their accounts. For everybody else they do not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liem.core.access.actor import Actor
from liem.core.accounts import acts, administration, people
from liem.core.accounts.models import User
from liem.core.acts.refusals import Refused
from liem.core.journal.events import sentence_of
from liem.core.journal.models import StoredEvent
from liem.core.organization.models import Appointment, Person, Role
from liem.web.formats import day, number
from liem.web.organization.forms import AccountForm, AppointmentForm, EndForm, PersonForm, Plain, day_after
from liem.web.shapes import Button, Cell, Column, Empty, Event, Fact, Filter, Link, Pager, Part, Row, State, Table

PAGE = 50
View = Callable[..., HttpResponse]


def for_administrators(view: View) -> View:
    """Only who works as an administrator at this moment; for all others the address does not exist."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor: Actor | None = request.actor  # type: ignore[attr-defined]
        if actor is None or actor.role != Role.ADMINISTRATOR:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@for_administrators
@require_safe
def people_list(request: HttpRequest) -> HttpResponse:
    """Everybody in Vietnamese order, or those whose name or account holds the words sought."""
    sought = request.GET.get("q", "").replace("\x00", "").strip()
    found = Person.objects.order_by("sort_key", "pk")
    if sought:
        found = found.filter(Q(name__icontains=sought) | Q(accounts__username__icontains=sought)).distinct()
    count = found.count()
    start = _start(request.GET.get("after", ""))
    page = list(found.prefetch_related("accounts")[start : start + PAGE])
    context = {
        "title": _("People and accounts"),
        "lede": _("Rights come from appointments alone. What an administrator does here stands in the journal."),
        "buttons": [Button(text=_("Enter a person"), href=reverse("person_new"), icon="user-plus", weight="act")],
        "filters": [_search_filter(sought)],
        "table": _people_table(page, request),
        "pager": _pager(count, start, sought),
    }
    return render(request, "web/pages/table.html", context)


def _start(text: str) -> int:
    return min(int(text), 1_000_000) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def _search_filter(sought: str) -> Filter:
    label = _("Name or account")
    if sought:
        return Filter(label=label, on=sought, remove_href=reverse("people"), kind="text", name="q", value=sought)
    return Filter(label=label, kind="text", name="q")


def _pager(count: int, start: int, sought: str) -> Pager:
    def at(place: int) -> str:
        return f"{reverse('people')}?{urlencode({'after': place} | ({'q': sought} if sought else {}))}"

    last = min(start + PAGE, count)
    text = _("%(first)s–%(last)s of %(count)s") % {
        "first": number(min(start + 1, count)),
        "last": number(last),
        "count": number(count),
    }
    return Pager(
        text=text,
        previous_href=at(max(start - PAGE, 0)) if start else "",
        next_href=at(last) if last < count else "",
    )


def _people_table(page: list[Person], request: HttpRequest) -> Table:
    held: dict[int, list[str]] = {}
    valid = Appointment.objects.valid_on(request.today).filter(person__in=page)  # type: ignore[attr-defined]
    for row in valid.select_related("unit").order_by("pk"):
        held.setdefault(row.person_id, []).append(f"{row.get_role_display()}, {row.unit.name}")
    rows = [
        Row(
            cells=[
                Cell(value=person.name, kind="title", href=reverse("person", args=[person.pk])),
                Cell(value="; ".join(held.get(person.pk, [])) or "–"),
                Cell(value=", ".join(user.username for user in person.accounts.all()) or "–"),
                _account_cell(list(person.accounts.all())),
            ],
            href=reverse("person", args=[person.pk]),
            label=person.name,
        )
        for person in page
    ]
    columns = [
        Column(key="name", label=_("Name"), place="title"),
        Column(key="works", label=_("Works today as"), place="who"),
        Column(key="account", label=_("Account")),
        Column(key="state", label=_("State"), place="state"),
    ]
    empty = Empty(title=_("Nobody of this name"), text=_("Look for a part of the name or of the account."))
    return Table(caption=_("People and accounts"), columns=columns, rows=rows, empty=empty)


def _account_cell(users: list[User]) -> Cell:
    return Cell(value=_state(users[0]), kind="state") if users else Cell(kind="empty")


def _state(user: User) -> State:
    if not user.is_active:
        return State(kind="end", text=_("Locked"))
    if not user.has_usable_password():
        return State(kind="wait", text=_("Waits for the first password"))
    return State(kind="now", text=_("In use"))


@for_administrators
@require_safe
def person_page(request: HttpRequest, person_id: int) -> HttpResponse:
    """One person: appointments, account, and what was done to either."""
    person = get_object_or_404(Person, pk=person_id)
    user = person.accounts.first()
    held = list(person.appointments.select_related("unit").order_by("-valid_from", "-pk"))
    acts_offered = [
        Button(text=_("Appoint"), href=reverse("person_appoint", args=[person.pk]), icon="briefcase", weight="act"),
        Button(text=_("Put the name right"), href=reverse("person_rename", args=[person.pk]), icon="pencil"),
    ]
    context = {
        "title": person.name,
        "kicker": [Link(text=_("People and accounts"), href=reverse("people"))],
        "state": _state(user) if user else None,
        "line": [user.username] if user else [_("no account")],
        "acts": acts_offered + _account_acts(person, user),
        "parts": [
            Part(key="works", title=_("Appointments"), table=_works_table(held, request)),
            Part(key="account", title=_("Account"), facts=_account_facts(user), empty="" if user else _("No account yet.")),
        ],
        "events": _events(person, held, user),
    }
    return render(request, "web/pages/detail.html", context)


def _account_acts(person: Person, user: User | None) -> list[Button]:
    if user is None:
        return [Button(text=_("Open an account"), href=reverse("account_open", args=[person.pk]), icon="key-round")]
    if not user.is_active:
        return [Button(text=_("Unlock the account"), href=reverse("account_unlock", args=[user.pk]), icon="lock-open", post=True)]
    return [
        Button(text=_("One-time link"), href=reverse("account_link", args=[user.pk]), icon="link", post=True),
        Button(text=_("Lock the account"), href=reverse("account_lock", args=[user.pk]), icon="lock", post=True),
    ]


def _works_table(held: list[Appointment], request: HttpRequest) -> Table:
    today = request.today  # type: ignore[attr-defined]
    rows = []
    for row in held:
        running = row.valid_until is None or row.valid_until > today
        end = [Button(text=_("End"), href=reverse("appointment_end", args=[row.pk]))] if running else []
        rows.append(
            Row(
                cells=[
                    Cell(value=row.unit.name, sub=row.unit.code),
                    Cell(value=row.get_role_display(), sub=row.post),
                    Cell(value=row.get_clearance_display()),
                    Cell(value=row.valid_from, kind="day"),
                    Cell(value=row.last_day, kind="day") if row.last_day else Cell(value=_("until further notice")),
                ],
                label=row.unit.name,
                acts=end,
                void=not running,
            )
        )
    columns = [
        Column(key="unit", label=_("Unit"), place="title"),
        Column(key="role", label=_("Role"), place="who"),
        Column(key="clearance", label=_("Reads up to")),
        Column(key="first", label=_("First day"), place="day"),
        Column(key="last", label=_("Last day")),
    ]
    return Table(caption=_("Appointments"), columns=columns, rows=rows, empty=Empty(title=_("No appointment: no rights anywhere.")))


def _account_facts(user: User | None) -> list[Fact]:
    if user is None:
        return []
    seen = Cell(value=user.last_login, kind="instant") if user.last_login else Cell(value=_("never"))
    return [
        Fact(label=_("Account name"), cell=Cell(value=user.username)),
        Fact(label=_("State"), cell=Cell(value=_state(user), kind="state")),
        Fact(label=_("Last sign-in"), cell=seen),
        Fact(label=_("Opened"), cell=Cell(value=user.created_at, kind="instant")),
    ]


def _events(person: Person, held: list[Appointment], user: User | None) -> list[Event]:
    subjects = Q(subject_kind="person", subject_id=person.pk) | Q(subject_kind="appointment", subject_id__in=[row.pk for row in held])
    if user is not None:
        subjects |= Q(subject_kind="account", subject_id=user.pk)
    stored = StoredEvent.objects.filter(subjects).select_related("actor__person").order_by("-recorded_at", "-pk")[:100]
    return [
        Event(
            happened_on=row.happened_on,
            recorded_at=row.recorded_at,
            sentence=sentence_of(row.kind, row.data),
            by=row.actor.person.name if row.actor else "",
        )
        for row in stored
    ]


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def person_new(request: HttpRequest) -> HttpResponse:
    """Enter a person."""

    def enter(form: PersonForm) -> HttpResponse:
        person = people.enter_person(name=form.cleaned_data["name"], actor=_actor(request))
        return redirect("person", person.pk)

    return _form(request, PersonForm(request.POST or None), enter, title=_("Enter a person"), submit=_("Enter"), back=reverse("people"))


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def person_rename(request: HttpRequest, person_id: int) -> HttpResponse:
    """Put a person's name right."""
    person = get_object_or_404(Person, pk=person_id)

    def rename(form: PersonForm) -> HttpResponse:
        people.rename_person(person=person, name=form.cleaned_data["name"], actor=_actor(request))
        return redirect("person", person.pk)

    form = PersonForm(request.POST or None, initial={"name": person.name})
    return _form(request, form, rename, title=_("Put the name right"), submit=_("Save"), back=reverse("person", args=[person.pk]))


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def person_appoint(request: HttpRequest, person_id: int) -> HttpResponse:
    """Give a person a work."""
    person = get_object_or_404(Person, pk=person_id)

    def appoint(form: AppointmentForm) -> HttpResponse:
        people.appoint(person=person, actor=_actor(request), **form.values)
        return redirect("person", person.pk)

    form = AppointmentForm(request.POST or None, initial={"first_day": request.today})  # type: ignore[attr-defined]
    title = _("Appoint %(name)s") % {"name": person.name}
    return _form(request, form, appoint, title=title, submit=_("Appoint"), back=reverse("person", args=[person.pk]))


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def appointment_end(request: HttpRequest, appointment_id: int) -> HttpResponse:
    """End a work by its last day."""
    row = get_object_or_404(Appointment.objects.select_related("person", "unit"), pk=appointment_id)

    def end(form: EndForm) -> HttpResponse:
        until = day_after(form.cleaned_data["last_day"])
        if until is not None:
            people.end_appointment(appointment=row, valid_until=until, actor=_actor(request))
        return redirect("person", row.person_id)

    form = EndForm(request.POST or None, initial={"last_day": request.today})  # type: ignore[attr-defined]
    title = _("End the appointment of %(name)s") % {"name": row.person.name}
    lede = _("%(role)s in %(unit)s since %(day)s. Records in hand stay with the unit.") % {
        "role": row.get_role_display(),
        "unit": row.unit.name,
        "day": day(row.valid_from),
    }
    return _form(request, form, end, title=title, lede=lede, submit=_("End"), back=reverse("person", args=[row.person_id]))


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def account_open(request: HttpRequest, person_id: int) -> HttpResponse:
    """Open an account for a person who has none, and show its one-time link."""
    person = get_object_or_404(Person, pk=person_id, accounts=None)

    def open_account(form: AccountForm) -> HttpResponse:
        given = form.cleaned_data
        user = acts.open_account(person=person, username=given["username"], language=given["language"], actor=_actor(request))
        return _show_link(request, user)

    title = _("Open an account for %(name)s") % {"name": person.name}
    form = AccountForm(request.POST or None)
    return _form(request, form, open_account, title=title, submit=_("Open the account"), back=reverse("person", args=[person.pk]))


@for_administrators
@require_POST
def account_link(request: HttpRequest, user_id: int) -> HttpResponse:
    """A new one-time link."""
    user = get_object_or_404(User.objects.select_related("person"), pk=user_id)
    return _show_link(request, user)


def _show_link(request: HttpRequest, user: User) -> HttpResponse:
    try:
        issued = administration.issue(user, at=timezone.now(), actor=_actor(request))
    except Refused as refused:
        return _refused(request, user, refused)
    context = {
        "title": _("One-time link for %(name)s") % {"name": user.username},
        "link": request.build_absolute_uri(issued.path),
        "person": user.person.name if user.person else user.username,
        "until": issued.until,
        "back_href": reverse("person", args=[user.person_id]) if user.person_id else reverse("people"),
    }
    response = render(request, "web/pages/one_time_link.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


@for_administrators
@require_POST
def account_lock(request: HttpRequest, user_id: int) -> HttpResponse:
    """Lock an account."""
    user = get_object_or_404(User, pk=user_id)
    return _do(request, user, lambda: acts.lock_account(user=user, at=timezone.now(), actor=_actor(request)), _("The account is locked."))


@for_administrators
@require_POST
def account_unlock(request: HttpRequest, user_id: int) -> HttpResponse:
    """Unlock an account."""
    user = get_object_or_404(User, pk=user_id)
    return _do(request, user, lambda: acts.unlock_account(user=user, actor=_actor(request)), _("The account is open again."))


def _do(request: HttpRequest, user: User, act: Callable[[], Any], done: str) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        return _refused(request, user, refused)
    messages.success(request, done)
    return _back_to(user)


def _refused(request: HttpRequest, user: User, refused: Refused) -> HttpResponse:
    messages.error(request, " ".join(sentence for said in refused.errors.values() for sentence in said))
    return _back_to(user)


def _back_to(user: User) -> HttpResponse:
    return redirect("person", user.person_id) if user.person_id else redirect("people")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _form(
    request: HttpRequest, form: Plain, act: Callable[[Any], HttpResponse], *, title: str, submit: str, back: str, lede: str = ""
) -> HttpResponse:
    """Show a form; when it is sent and good, do the act; what the act refuses is shown at its field."""
    if request.method == "POST" and form.is_valid():
        try:
            return act(form)
        except Refused as refused:
            refused.show_in(form)
    context = {"title": title, "lede": lede, "form": form, "submit": submit, "cancel_href": back}
    return render(request, "web/pages/form.html", context, status=422 if form.errors else 200)

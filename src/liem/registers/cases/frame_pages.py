"""Pages of the penalty frames that the table does not hold: all that were entered, a new one, and the second person's decision."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from liem.core.access.actor import Actor
from liem.core.acts import forms
from liem.core.acts.base import act_of, allowed, fits
from liem.core.acts.loading import load
from liem.core.acts.refusals import Refused
from liem.core.records.kinds import kinds
from liem.registers.cases import words
from liem.registers.cases.acts.reframing import differences
from liem.registers.cases.entering import cited, decide, frame_of, may_enter, propose, why_not
from liem.registers.cases.models import EnteredFrame
from liem.registers.cases.queries import under_the_clause
from liem.registers.cases.rules import articles
from liem.web import formats
from liem.web.pages.door import act_href, actor_in, kicker_of, kind_in, record_href, signed_in, state_of
from liem.web.pages.hooks import RailItem, rail_items
from liem.web.shapes import Button, Cell, Column, Empty, Link, Row, Side, State, Table

MOST = 200
"""As many cases as a page lists; those the longest in their stage come first."""


def _kicker(*more: Link) -> list[Link]:
    return [*kicker_of(kinds["case"]), *more]


def _frames_link() -> Link:
    return Link(text=_("Penalty frames"), href=reverse("cases-frames"))


@require_safe
@signed_in
def frames_page(request: HttpRequest) -> HttpResponse:
    """Every frame that was entered, those that wait first."""
    actor = actor_in(request)
    kind_in(actor, "cases")
    found = EnteredFrame.objects.select_related("proposed_by", "decided_by")
    ordered = sorted(found, key=lambda row: (row.accepted is not None, row.code, row.article.zfill(4), row.clause, row.from_on))
    columns = [
        Column(key="clause", label=_("Article and clause"), place="no"),
        Column(key="frame", label=_("Penalty frame"), place="title"),
        Column(key="class", label=_("Class of crime")),
        Column(key="days", label=_("In force")),
        Column(key="by", label=_("Entered and decided by"), place="who"),
        Column(key="state", label=_("State"), place="state"),
    ]
    empty = Empty(title=_("No penalty frame was entered."), text=_("The frames of articles 353–358 are shipped; others are entered here."))
    context = {
        "title": _("Penalty frames"),
        "kicker": _kicker(),
        "lede": _("A frame says how grave a crime is once a second person has confirmed it against its source."),
        "buttons": [Button(text=_("Enter a penalty frame"), href=reverse("cases-frame-new"), icon="plus")] if may_enter(actor) else [],
        "table": Table(caption=_("Penalty frames"), columns=columns, rows=[_row(row) for row in ordered], empty=empty),
    }
    return render(request, "web/pages/table.html", context)


def _row(row: EnteredFrame) -> Row:
    href = reverse("cases-frame", args=[row.pk])
    return Row(
        label=cited(row),
        href=href,
        cells=[
            Cell(kind="no", value=cited(row), href=href, sub=str(words.PENAL_CODES[row.code])),
            Cell(kind="title", value=say_frame(row), href=href, sub=row.source),
            Cell(value=str(words.SERIOUSNESS[frame_of(row).seriousness])),
            Cell(value=_say_days(row)),
            Cell(value=", ".join(person.name for person in (row.proposed_by, row.decided_by) if person)),
            Cell(kind="state", value=_state(row)),
        ],
    )


def _state(row: EnteredFrame) -> State:
    if row.accepted is None:
        return State(kind="wait", text=_("Waits for a second person"))
    return State(kind="now", text=_("In use")) if row.accepted else State(kind="end", text=_("Not confirmed"))


def say_frame(row: EnteredFrame) -> str:
    """A frame in words: from 2 to 7 years; up to life imprisonment."""
    if row.gravest:
        return str(words.GRAVEST[row.gravest])
    if not row.most:
        return _("no imprisonment")
    if row.least is None:
        return _("up to %(most)s years of prison") % {"most": row.most}
    return _("%(least)s to %(most)s years of prison") % {"least": row.least, "most": row.most}


def _say_days(row: EnteredFrame) -> str:
    day = {"from": formats.day(row.from_on), "until": formats.day(row.until_on) if row.until_on else ""}
    return (_("from %(from)s, before %(until)s") if row.until_on else _("from %(from)s")) % day


class FrameForm(django_forms.Form):
    """A penalty frame with its source."""

    use_required_attribute = False

    code = forms.Choice(gettext_lazy("Penal code"), choices=words.PENAL_CODES)
    article = forms.Text(gettext_lazy("Article"), max_length=8)
    clause = forms.Count(gettext_lazy("Clause"), low=1, high=20)
    least = forms.Count(gettext_lazy("At least, in years of prison"), low=0, high=20, required=False)
    most = forms.Count(
        gettext_lazy("At most, in years of prison"),
        low=0,
        high=20,
        required=False,
        help_text=gettext_lazy("0 where the frame knows no imprisonment; left empty above a term."),
    )
    gravest = forms.Choice(gettext_lazy("Beyond imprisonment for a term"), choices=words.GRAVEST, required=False)
    from_on = forms.Day(gettext_lazy("In force from"), future=True)
    until_on = forms.Day(gettext_lazy("In force before"), future=True, required=False)
    source = forms.Text(gettext_lazy("Source"), max_length=300, help_text=gettext_lazy("Instrument, article and where you read its text."))

    def clean_article(self) -> str:
        """The number of an article, as acts keep it."""
        article: str = self.cleaned_data["article"].lower()
        if not articles.is_article(article):
            raise django_forms.ValidationError(_("Write the number of an article, for example 353 or 217a."))
        return article

    def clean(self) -> dict[str, Any]:
        """A frame has a maximum: so many years, or what lies beyond a term."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and data.get("most") is None and not data.get("gravest"):
            self.add_error("most", _("Write the maximum of the frame, or choose what lies beyond a term."))
        return data


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def frame_new(request: HttpRequest) -> HttpResponse:
    """Enter a frame."""
    actor = actor_in(request)
    kind_in(actor, "cases")
    if not may_enter(actor):
        raise Http404
    form = FrameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            row = propose(actor=actor, at=timezone.now(), **form.cleaned_data)
        except Refused as refused:
            refused.show_in(form)
        else:
            messages.success(request, _("Entered; it is used once a second person has confirmed it."))
            return redirect("cases-frame", row.pk)
    context = {
        "title": _("Enter a penalty frame"),
        "lede": _("Of a clause whose frame is not in the shipped table. A second person confirms it; a head must be one of the two."),
        "kicker": _kicker(_frames_link()),
        "form": form,
        "submit": _("Enter the frame"),
        "submit_icon": "plus",
        "cancel_href": reverse("cases-frames"),
    }
    return render(request, "web/pages/form.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def frame_page(request: HttpRequest, frame_id: int) -> HttpResponse:
    """One frame: what it says, who entered and decided it, and the cases whose class differs from it."""
    actor = actor_in(request)
    kind_in(actor, "cases")
    row = get_object_or_404(EnteredFrame.objects.select_related("proposed_by", "decided_by"), pk=frame_id)
    context: dict[str, Any] = {
        "title": _("Penalty frame of article %(cited)s") % {"cited": cited(row)},
        "kicker": _kicker(_frames_link()),
        "lede": say_frame(row),
        "sides": [_side(row)],
        "buttons": _decisions(row, actor),
    }
    if row.accepted:
        context["table"] = _concerned(row, actor)
    else:
        context["empty"] = Empty(title=_state(row).text, text=row.reason or why_not(row, actor))
    return render(request, "web/pages/table.html", context)


def _decisions(row: EnteredFrame, actor: Actor) -> list[Button]:
    if row.accepted is not None or not may_enter(actor):
        return []
    text = _("Take it back") if row.proposed_by_id == actor.person_id else _("Decide")
    return [Button(text=text, href=reverse("cases-frame-decide", args=[row.pk]), icon="check")]


def _side(row: EnteredFrame) -> Side:
    lines = [
        (_("Penal code"), str(words.PENAL_CODES[row.code])),
        (_("Article and clause"), cited(row)),
        (_("Penalty frame"), say_frame(row)),
        (_("Class of crime"), str(words.SERIOUSNESS[frame_of(row).seriousness])),
        (_("In force"), _say_days(row)),
        (_("Source"), row.source),
        (_("Entered by"), f"{row.proposed_by.name}, {formats.instant(row.proposed_at)}"),
        (pgettext("person", "Decided by"), f"{row.decided_by.name}, {formats.instant(row.decided_at)}" if row.decided_by else ""),
        (_("Reason"), row.reason),
    ]
    return Side(title=_("What is confirmed"), lines=[line for line in lines if line[1]])


def _concerned(row: EnteredFrame, actor: Actor) -> Table:
    """The cases one may see whose class differs from the frame, each with the act that applies it."""
    found = list(under_the_clause(actor=actor, frame=row)[:MOST])
    with connection.cursor() as cursor:
        whole = load(cursor, kinds["case"], [own.record_id for own in found])
    act = act_of("case", "apply-frames")
    rows = []
    for own in (whole[one.record_id] for one in found if one.record_id in whole):
        record = own.record
        if not any(one.frame == frame_of(row) for one in differences(own)):
            continue
        may = fits(act, kinds["case"], record) and allowed(act, actor, record)
        cells = [
            Cell(kind="no", value=record.number, href=record_href(record)),
            Cell(kind="title", value=record.title, href=record_href(record)),
            Cell(kind="state", value=state_of(kinds["case"], record)),
            Cell(value=str(words.SERIOUSNESS.get(own.seriousness, "—"))),
        ]
        acts = [Button(text=str(act.label), href=act_href(record, act), icon=act.icon)] if may else []
        rows.append(Row(id=str(record.pk), label=record.number, href=record_href(record), cells=cells, acts=acts))
    columns = [
        Column(key="number", label=_("Number"), place="no"),
        Column(key="title", label=_("Neutral name"), place="title"),
        Column(key="stage", label=_("Stage"), place="state"),
        Column(key="class", label=_("Class of crime")),
    ]
    empty = Empty(title=_("No case waits for this frame."), text=_("No case that you may see stands under another class."))
    return Table(caption=_("Cases whose class differs from the frame"), columns=columns, rows=rows, empty=empty)


CONFIRM, REJECT = "confirm", "reject"


class DecideForm(django_forms.Form):
    """Whether the frame stands in its source as it was entered."""

    use_required_attribute = False

    decision = forms.Choice(
        gettext_lazy("Decision"),
        choices={CONFIRM: gettext_lazy("I have read it in this source"), REJECT: gettext_lazy("It is not so, or is taken back")},
    )
    reason = forms.Text(gettext_lazy("Reason"), max_length=500, required=False, help_text=gettext_lazy("Needed where it is not confirmed."))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def frame_decide(request: HttpRequest, frame_id: int) -> HttpResponse:
    """Confirm or reject a frame that waits."""
    actor = actor_in(request)
    kind_in(actor, "cases")
    row = get_object_or_404(EnteredFrame.objects.select_related("proposed_by", "decided_by"), pk=frame_id)
    if not may_enter(actor) or (row.accepted is not None and request.method != "POST"):
        raise Http404
    form = DecideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        accept = form.cleaned_data["decision"] == CONFIRM
        try:
            decide(row_id=row.pk, accept=accept, reason=form.cleaned_data["reason"], actor=actor, at=timezone.now())
        except Refused as refused:
            refused.show_in(form)
        else:
            done = _("The frame is in use. Cases whose class differs are listed here.") if accept else _("The frame is not used.")
            messages.success(request, done)
            return redirect("cases-frame", row.pk)
    context = {
        "title": _("Decide on the frame of article %(cited)s") % {"cited": cited(row)},
        "lede": why_not(row, actor) or say_frame(row),
        "kicker": _kicker(_frames_link(), Link(text=cited(row), href=reverse("cases-frame", args=[row.pk]))),
        "form": form,
        "submit": _("Record the decision"),
        "submit_icon": "check",
        "cancel_href": reverse("cases-frame", args=[row.pk]),
        "sides": [_side(row)],
    }
    return render(request, "web/pages/form.html", context, status=422 if form.errors else 200)


rail_items.declare(
    "cases.frames",
    RailItem(
        code="cases.frames",
        label=pgettext_lazy("rail", "Penalty frames"),
        href=lambda: reverse("cases-frames"),
        icon="scale",
        shown=lambda actor: actor.role in ("officer", "head"),
        order=61,
    ),
)

urlpatterns = [
    path("cases/frames/", frames_page, name="cases-frames"),
    path("cases/frames/new/", frame_new, name="cases-frame-new"),
    path("cases/frames/<int:frame_id>/", frame_page, name="cases-frame"),
    path("cases/frames/<int:frame_id>/decide/", frame_decide, name="cases-frame-decide"),
]

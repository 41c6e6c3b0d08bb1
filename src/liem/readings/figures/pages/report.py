"""The report of a unit and a period on a page: every figure opens to its records, beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from liem.core.access.log import note_access
from liem.core.calendar.periods import calendar
from liem.core.calendar.wording import say_calendar, say_period
from liem.readings.figures.catalogue import identities
from liem.readings.figures.expressions import parse
from liem.readings.figures.layout import Section, sections
from liem.readings.figures.pages.behind import drill_of
from liem.readings.figures.pages.checks import checks_of, identity_of
from liem.readings.figures.pages.periods import calendar_filter, period_filter
from liem.readings.figures.pages.questions import BadQuestion, Question, page, question_of, written_instant
from liem.readings.figures.pages.scopes import scopes_of
from liem.readings.figures.pages.sheets import FORMATS, Sheet
from liem.readings.figures.pages.words import Said, difference, is_closed, is_held_back, named, value_of, value_text, why_of
from liem.readings.figures.report import build
from liem.web import formats, shapes
from liem.web.pages.door import actor_in

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX")
WHOLE = "all"


@dataclass(frozen=True)
class Line:
    """A figure of the report with its number: `2.3`; `part` of the figure above it, of which an identity says so."""

    number: str
    expression: str
    part: bool
    whole: bool


@dataclass(frozen=True)
class Chapter:
    """The figures of one register, with the parts that identities name."""

    section: Section
    number: int
    lines: Sequence[Line]

    @property
    def title(self) -> str:
        """`II. Petitions`."""
        roman = ROMAN[self.number - 1] if self.number <= len(ROMAN) else str(self.number)
        return f"{roman}. {self.section.label}"

    @property
    def expressions(self) -> set[str]:
        """The figures of the chapter."""
        return {line.expression for line in self.lines}


def chapters() -> list[Chapter]:
    """The standard report: each register's figures in their order, a total followed by its parts where they are declared."""
    found = []
    for number, section in enumerate(sections(), start=1):
        lines: list[Line] = []
        for code in section.expressions:
            parts = _parts_of(code, section.expressions)
            for expression in [code, *parts]:
                is_part = expression != code
                lines.append(Line(f"{number}.{len(lines) + 1}", expression, is_part, bool(parts) and not is_part))
        found.append(Chapter(section, number, lines))
    return found


def _parts_of(code: str, others: Sequence[str]) -> list[str]:
    parts: dict[str, None] = {}
    for identity in identities:
        if list(identity.left) == [code]:
            parts.update((parse(text).text, None) for text in identity.right)
    return [part for part in parts if part not in others]


@require_safe
@page
def report_page(request: HttpRequest, unit: str, period: str) -> HttpResponse:
    """The report. `?part=` one register or `all`, `?drill=` the figure opened beside it, `?format=csv` what is seen as a file."""
    actor, question = actor_in(request), question_of(request, unit=unit, period=period)
    parts = chapters()
    report = build(
        actor=actor,
        scope=question.unit,
        period=question.period,
        expressions=[line.expression for chapter in parts for line in chapter.lines],
        by_unit=False,
        as_of=question.as_of,
        map=question.map,
        records=False,
    )
    shown = _Shown(question, parts, report, request.GET.get("part", ""), request.GET.get("drill", ""))
    if shown.is_closed:
        raise BadQuestion(_("The figures of this unit are not open to you."), 403)
    form = request.GET.get("format", "")
    if form in FORMATS:
        note_access(actor, "export", detail=f"report {question.unit} {question.period} ({form})")
        return shown.sheet().answer(form, f"{_('Report')} {question.unit} {question.period}")
    today: date = request.today  # type: ignore[attr-defined]
    context = shown.context(today)
    context["filters"] = _filters(question, actor, today)
    if shown.drill:
        context["drill"] = drill_of(actor, shown.fixed, shown.figures[shown.drill], number=shown.number, close=shown.href(drill=""))
    return render(request, "web/pages/report.html", context)


def _filters(question: Question, actor: Any, today: date) -> list[shapes.Filter]:
    scopes = [choice for group in scopes_of(actor, today) for choice in group.choices]
    units = [shapes.Choice(text=name, href=question.report_href(unit=code), on=code == question.unit) for code, name in scopes]
    return [
        shapes.Filter(label=question.scope.name, choices=units),
        period_filter(question, today, "report"),
        calendar_filter(question, "report"),
    ]


class _Shown:
    """What of a built report stands on the page."""

    def __init__(self, question: Question, parts: list[Chapter], report: dict[str, Any], part: str, drill: str) -> None:
        self.question, self.report = question, report
        self.chapters = parts
        self.part = part if part in {WHOLE, *(c.section.register for c in parts)} else (parts[0].section.register if parts else WHOLE)
        self.figures: dict[str, Said] = {figure["indicator"]: figure for figure in report["figures"]}
        self.drill = drill if drill in self.figures else ""
        self.instant = datetime.fromisoformat(report["as_of"])
        self.fixed = Question(scope=question.scope, period=question.period, as_of=self.instant, map=question.map)

    @property
    def is_closed(self) -> bool:
        """Whether nothing of this scope is open to the reader."""
        return bool(self.figures) and all(is_closed(figure) for figure in self._counted())

    @property
    def number(self) -> str:
        """The number of the figure that is opened."""
        lines = [line for chapter in self.chapters for line in chapter.lines]
        return next((line.number for line in lines if line.expression == self.drill), "")

    def _counted(self) -> list[Said]:
        return [figure for figure in self.figures.values() if figure["kind"] == "computed"]

    def href(self, **changes: str) -> str:
        """This page, changed."""
        return self.question.report_href(**{"part": self.part, "drill": self.drill, **changes})

    @property
    def visible(self) -> list[Chapter]:
        """The chapters of the chosen part."""
        return [chapter for chapter in self.chapters if self.part in (WHOLE, chapter.section.register)]

    def context(self, today: date) -> dict[str, Any]:
        """For the template."""
        scope, period = self.question.scope, self.question.period
        kicker = [
            shapes.Link(text=_("Reports"), href=reverse("reports")),
            shapes.Link(text=scope.name),
            shapes.Link(text=formats.span(period.from_on, period.last_on)),
        ]
        if period.calendar != "plain":
            kicker.append(shapes.Link(text=say_calendar(calendar(period.calendar))))
        checks = [check for chapter in self.visible for check in checks_of(self.report["identities"], chapter.expressions)]
        return {
            "title": _("Report, %(period)s") % {"period": say_period(period)},
            "kicker": kicker,
            "buttons": [
                shapes.Button(text=_("As of now"), href=self.href(as_of=written_instant(self.instant)), icon="link"),
                shapes.Button(text="CSV", href=self.href(drill="", format="csv"), icon="download"),
                shapes.Button(text="XLSX", href=self.href(drill="", format="xlsx"), icon="download"),
            ],
            "views": self._views(),
            "groups": [self._group(chapter) for chapter in self.visible],
            "identities": [identity_of(check) for check in checks],
            "show_last": True,
            "foot": self._foot(today),
        }

    def _views(self) -> list[shapes.Link]:
        views = []
        for chapter in self.chapters:
            register = chapter.section.register
            broken = sum(not check["holds"] for check in checks_of(self.report["identities"], chapter.expressions))
            views.append(
                shapes.Link(
                    text=chapter.title,
                    href=self.href(part=register, drill=""),
                    current=self.part == register,
                    count=broken or None,
                    tone="stop" if broken else "",
                    title=pgettext("sums", "not equal") if broken else "",
                )
            )
        whole = shapes.Link(text=_("The whole report"), href=self.href(part=WHOLE, drill=""), current=self.part == WHOLE)
        return [*views, whole] if len(views) > 1 else views

    def _group(self, chapter: Chapter) -> shapes.ReportGroup:
        title = str(chapter.section.label) if self.part == WHOLE else ""
        return shapes.ReportGroup(title=title, lines=[self._line(line) for line in chapter.lines])

    def _line(self, line: Line) -> shapes.ReportLine:
        figure = self.figures[line.expression]
        expression = parse(line.expression)
        change = difference(figure["value"], figure["previous"], unit=figure["unit"], good=figure["good"])
        label = expression.label
        if line.part and expression.filters and not expression.name:
            label = ", ".join(str(cut.label_of(value)) for cut, value in expression.named())
        return shapes.ReportLine(
            code=line.number,
            name=named(label, figure["unit"]),
            value=value_of(figure, href=self.href(drill=line.expression), is_open=self.drill == line.expression),
            last=value_text(figure["previous"], figure["unit"]),
            difference=change.signed,
            percent=change.percent,
            target=why_of(figure),
            say=change.say,
            say_tone=change.tone,  # type: ignore[arg-type]
            level=2 if line.part else 1,
            total=line.whole,
        )

    def _foot(self, today: date) -> list[str]:
        words = {"instant": formats.instant(self.instant)}
        if self.question.as_of is not None:
            return [_("Figures as the registers stood on %(instant)s.") % words]
        lines = [_("Figures as of %(instant)s; “As of now” keeps an address that shows the same figures later.") % words]
        if today in self.question.period:
            lines.append(_("The period has not ended yet."))
        return lines

    def sheet(self) -> Sheet:
        """What is seen, as rows."""
        rows = []
        for chapter in self.visible:
            for line in chapter.lines:
                figure = self.figures[line.expression]
                held = is_held_back(figure)
                value = "…" if held else figure["value"]
                name = named(parse(line.expression).label, figure["unit"])
                rows.append([line.number, name, value, figure["previous"], figure["change_pct"], line.expression, why_of(figure)])
        notes = [
            _("Report, %(period)s") % {"period": say_period(self.question.period)},
            self.question.scope.name,
            _("Figures as of %(instant)s") % {"instant": formats.instant(self.instant)},
        ]
        headings = [
            _("Number"),
            _("Figure"),
            _("This period"),
            _("A year earlier"),
            _("Change in %"),
            _("Code"),
            pgettext("figures", "Remark"),
        ]
        return Sheet(title=notes[0], headings=headings, rows=rows, notes=notes, numbers=frozenset({2, 3, 4}))

"""What is counted of matters, and which days run in them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from liem.core.calendar.counting import due_day
from liem.core.journal.told import Past
from liem.readings.deadlines import ClockRule, On
from liem.readings.figures import Cut, Indicator, Span
from liem.registers.matters import words
from liem.registers.matters.events import (
    Advised,
    DirectionRecorded,
    HandedToAgency,
    Handled,
    ProgressReported,
    Recorded,
    Reopened,
    ReportDaySet,
)

SUBJECT = Cut("subject", _("Subject"), words.SUBJECTS)
ADVISED_TO = Cut("advised_to", _("Advised to"), words.ADVISED_TO)
RESULT = Cut("result", _("Result"), words.RESULTS)
PENDING_OVER = {3: _("Matters pending over 3 months"), 6: _("Matters pending over 6 months")}

Indicator("matters.arisen", _("Matters that arose"), when=Recorded, cuts=(SUBJECT,), page=False)

# A matter counts once, on the day of the first advice given on it; later advice adds nothing.
Indicator(
    "matters.advised",
    _("Matters advised on"),
    when=(Advised, lambda data: data["first"]),
    cuts=(SUBJECT, ADVISED_TO),
    good="rise",
    compared=True,
)
Indicator("matters.handled", _("Matters handled"), when=Handled, cuts=(SUBJECT, RESULT), good="rise", compared=True)
Indicator("matters.handed_to_agency", _("Handed over to the competent agency"), when=HandedToAgency, cuts=(SUBJECT,), page=False)

# Entered in the book and neither handled nor handed over to the competent agency.
pending = Indicator(
    "matters.pending",
    _("Matters pending"),
    when=(Recorded, Reopened),
    until=(Handled, HandedToAgency),
    cuts=(SUBJECT,),
    good="fall",
)


def pending_longer_than(months: int) -> Callable[[list[Past]], Iterable[Span]]:
    """The spans in which a matter is pending for more than so many months since it was entered or came up again."""

    def spans(history: list[Past]) -> Iterator[Span]:
        for span in pending.spans_of(history):
            since = due_day(span.from_on, months, "month", False).due_on
            if span.until_on is None or span.until_on > since:
                yield replace(span, from_on=since, cuts=span.opened_by.data)

    return spans


for months in (3, 6):
    Indicator(
        f"matters.pending_over_{months}_months",
        PENDING_OVER[months],
        when=(Recorded, Reopened, Handled, HandedToAgency),
        spans=pending_longer_than(months),
        cuts=(SUBJECT,),
        good="fall",
        page=False,
    )

_names_report_day = On(Recorded, ProgressReported, ReportDaySet, when=lambda data: bool(data.get("report_due_on")))

ClockRule(
    "matters.progress_report",
    _("Progress report"),
    kind="matter",
    sort="target",
    opens=_names_report_day,
    closes=(ProgressReported, Handled, HandedToAgency),
    extends=ReportDaySet,
    extension=lambda past: past.data["report_due_on"],
    due=lambda past: past.data["report_due_on"],
    basis=_("The committee's own target day"),
)
ClockRule(
    "matters.direction",
    _("Direction to be carried out"),
    kind="matter",
    sort="target",
    opens=On(DirectionRecorded, when=lambda data: bool(data.get("due_on"))),
    closes=(On(ProgressReported, when=lambda data: bool(data.get("direction"))), Handled, HandedToAgency),
    scope=lambda past: past.data.get("direction"),
    due=lambda past: past.data["due_on"],
    basis=_("The day set by the direction"),
)

"""Reports of crime that are received, and conclusions that are asked for: forensic expertise, valuation."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event
from liem.registers.cases import words


@dataclass(frozen=True, kw_only=True)
class ReportReceived(Event):
    """A crime report, a denunciation of a crime or a recommendation to prosecute was received; its verification runs (art. 147)."""

    kind = "cases.report_received"
    sentence = _("<b>%(report_kind)s</b> received by %(agency)s")
    words = {"report_kind": words.REPORT_KINDS}
    weighty = True

    report_kind: str
    agency: str
    stage: str
    limit_rule: str = ""
    limit_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class ConclusionRequested(Event):
    """Forensic expertise or a valuation was requested, with the day by which its conclusion is due."""

    kind = "cases.conclusion_requested"
    sentence = _("<b>%(what)s</b> requested from %(agency)s, document %(document_number)s; due on %(due_on)s")
    words = {"what": words.REQUESTS}

    request: int
    what: str
    agency: str
    document_number: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class ConclusionReceived(Event):
    """The conclusion of an expertise or a valuation came."""

    kind = "cases.conclusion_received"
    sentence = _("<b>Conclusion received</b> (%(what)s, %(agency)s; days: %(days)s): %(conclusion)s")
    words = {"what": words.REQUESTS}

    request: int
    what: str
    agency: str
    conclusion: str
    days: int
    late: bool = False

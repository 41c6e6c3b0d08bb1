"""What is counted of the proceedings: concluded, indicted, judged, as cases and persons; limits, detention, money, causes.

"Corruption" are the crimes of articles 353–359, "position" those of 353–366 of the Penal Code 2015: two filters, not two halves.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.readings.figures import Cut, Derived, Indicator
from liem.registers.cases import words
from liem.registers.cases.events import (
    AccusedAdded,
    AppealRecorded,
    CasesJoined,
    CaseSplit,
    CausesRecorded,
    ConclusionRequested,
    Detained,
    DetentionExtended,
    JudgmentPronounced,
    LimitExtended,
    MeansRecorded,
    ObligationRecorded,
    ObstacleUrged,
    RecoveryRecorded,
    RemedyChanged,
    StageEntered,
)

FIELD = Cut("field", _("Field"), words.FIELDS)
ASSET = Cut("asset", _("Kind of property"), words.ASSETS)
INSTANCE = Cut("instance", pgettext_lazy("of a judgment", "Instance"), words.INSTANCES)
OUTCOME = Cut("outcome", _("Outcome"), words.OUTCOMES)
LIMIT = Cut("limit", _("Limit"), words.LIMITS)
MARKS = Cut("marks", _("Against the law"), words.EXTENSION_MARKS)
DETENTION = Cut("marks", _("Against the law"), words.DETENTION_MARKS)
WAY = Cut("way", _("How it was recovered"), words.WAYS)
NATURE = Cut("nature", _("Nature"), words.CAUSE_NATURES)
CAUSE = Cut("cause", _("Cause"), words.CAUSES)
REMEDY = Cut("state", _("State of the remedy"), words.REMEDY_STATES)
WHAT = Cut("what", _("What was requested"), words.REQUESTS)
GROUPS = {"corruption": _("Corruption crimes (353–359)"), "position": _("Position crimes (353–366)"), "other": _("Other crimes")}


def _group(data: Any) -> str:
    """The narrowest group of the case's crimes: a corruption crime is a position crime too."""
    groups = data.get("groups") or ()
    return "corruption" if "corruption" in groups else "position" if "position" in groups else "other"


GROUP = Cut("group", _("Group of crimes"), GROUPS, read=_group)


def _pair(code: str, cases: Any, persons: Any, when: Any, amount: str, *cuts: Cut) -> None:
    """Two figures of one event: so many cases, so many persons."""
    Indicator(code, cases, when=when, cuts=cuts)
    Indicator(f"{code}_persons", persons, when=when, amount=amount, unit="persons", cuts=cuts)


def entered(stage: str) -> Any:
    """The events that bring a case into `stage`."""
    return (StageEntered, lambda data: data["stage"] == stage)


_pair(
    "cases.investigations_concluded",
    _("Investigations concluded: cases"),
    _("Investigations concluded: persons charged"),
    entered("prosecution"),
    "accused",
    GROUP,
    FIELD,
)
_pair("cases.indicted", _("Indicted: cases"), _("Indicted: persons"), entered("first_instance"), "accused", GROUP, FIELD)
_pair("cases.judged", _("Judged: cases"), _("Judged: persons tried"), JudgmentPronounced, "persons", INSTANCE, GROUP, OUTCOME)
Indicator("cases.charged_persons", _("Persons charged"), when=AccusedAdded, amount="count", unit="persons", cuts=(FIELD,), page=False)
Indicator(
    "cases.appeals",
    _("Appeals and protests"),
    when=AppealRecorded,
    cuts=(Cut("appeal_kind", _("Appeal or protest"), words.APPEAL_KINDS), Cut("late", _("Late"), {"yes": _("Yes"), "no": _("No")})),
    page=False,
)
Indicator("cases.split", _("Cases split"), when=CaseSplit, page=False)
Indicator("cases.joined", _("Cases joined"), when=CasesJoined, page=False)
Indicator("cases.extensions", _("Limits extended"), when=LimitExtended, cuts=(LIMIT, MARKS))
Indicator("cases.detentions", _("Detentions ordered"), when=Detained, unit="persons", cuts=(DETENTION,), sensitive=True, page=False)
Indicator(
    "cases.detentions_extended",
    _("Detentions extended"),
    when=DetentionExtended,
    unit="persons",
    cuts=(DETENTION,),
    sensitive=True,
    page=False,
)
Indicator("cases.requests", _("Expertise and valuation requested"), when=ConclusionRequested, cuts=(WHAT,), page=False)
Indicator("cases.obstacles_urged", _("Removals of obstacles urged"), when=ObstacleUrged, unit="obstacles", page=False)

# The enforcement year runs from 1 October to 30 September: ask for `2022-10..2023-09`.
Indicator(
    "cases.to_execute", _("To be executed"), when=ObligationRecorded, rows="amounts", amount="amount", unit="VND", cuts=(FIELD, ASSET)
)
Indicator(
    "cases.with_means", _("Of which with means"), when=MeansRecorded, rows="amounts", amount="amount", unit="VND", cuts=(FIELD, ASSET)
)
Indicator(
    "cases.recovered_by_way",
    _("Recovered, by the way it came"),
    when=RecoveryRecorded,
    rows="amounts",
    amount="amount",
    unit="VND",
    cuts=(WAY, ASSET),
    page=False,
)
Derived("cases.executed_rate", _("Recovered of what is to be executed"), of="cases.recovered", over="cases.to_execute", good="rise")
Indicator(
    "cases.causes",
    _("Causes recorded"),
    when=CausesRecorded,
    rows="causes",
    cuts=(NATURE, CAUSE),
    sensitive=True,
    small_cell=10,
)
Indicator("cases.remedies", _("Remedies that went on"), when=RemedyChanged, cuts=(REMEDY,), page=False)

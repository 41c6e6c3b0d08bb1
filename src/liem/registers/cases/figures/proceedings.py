"""What is counted of the proceedings: concluded, indicted, judged, as cases and persons; limits, detention, money, causes.

"Corruption" are the crimes of articles 353–359, "position" those of 353–366 of the Penal Code 2015: two filters, not two halves.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.readings.figures import Cut, Derived, Indicator, alias
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
    Opened,
    RecoveryRecorded,
    RemedyChanged,
    StageEntered,
)
from liem.registers.cases.rules import articles

FIELD = Cut("field", _("Field"), words.FIELDS)
ASSET = Cut("asset", _("Kind of property"), words.ASSETS)
INSTANCE = Cut("instance", pgettext_lazy("of a judgment", "Instance"), words.INSTANCES)
OUTCOME = Cut("outcome", _("Outcome"), words.OUTCOMES)
LIMIT = Cut("limit", _("Limit"), words.LIMITS)
MARKS = Cut("marks", _("Against the law"), words.EXTENSION_MARKS)
EXTENDED = Cut("limit", _("Limit"), {**words.LIMITS, "detention": _("Detention")}, read=lambda data: data.get("limit") or "detention")
BEYOND = Cut("marks", _("Against the law"), words.BEYOND)
DETENTION = Cut("marks", _("Against the law"), words.DETENTION_MARKS)
WAY = Cut("way", _("How it was recovered"), words.WAYS)
NATURE = Cut("nature", _("Nature"), words.CAUSE_NATURES)
CAUSE = Cut("cause", _("Cause"), words.CAUSES)
REMEDY = Cut("state", _("State of the remedy"), words.REMEDY_STATES)
WHAT = Cut("what", _("What was requested"), words.REQUESTS)


def _belongs(group: str) -> Any:
    """Whether the crimes of the event, or of its row of a person, are of a group."""

    def read(data: Any) -> bool:
        if data.get("article"):
            return group in articles.groups(data.get("code") or "BLHS-2015", data["article"])
        return group in (data.get("groups") or ())

    return read


CORRUPTION = Cut("corruption", _("Corruption crimes (353–359)"), {}, read=_belongs("corruption"))
POSITION = Cut("position", _("Position crimes (353–366)"), {}, read=_belongs("position"))
GROUPS = (CORRUPTION, POSITION)
"""Two filters, not two halves: a crime of corruption is one of position too."""


LEFT = Cut("left", _("Stage that ended"), words.STAGES, read="previous")
OVER = Cut("over", _("Longer than the limit"), {})


def _is_unlawful(data: Any) -> bool:
    return data.get("marks") in words.BEYOND


def _begins(data: Any) -> bool:
    return data["stage"] == "investigation"


def _has_days(data: Any) -> bool:
    return "days" in data


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
    *GROUPS,
    FIELD,
)
_pair("cases.indicted", _("Indicted: cases"), _("Indicted: persons"), entered("first_instance"), "accused", *GROUPS, FIELD)
_pair("cases.judged", _("Judged: cases"), _("Judged: persons tried"), JudgmentPronounced, "persons", INSTANCE, *GROUPS, OUTCOME)
# A case is newly prosecuted when it is instituted, or entered in the book while it is investigated.
Indicator(
    "cases.prosecuted",
    _("Newly prosecuted: cases"),
    when=((StageEntered, _begins), (Opened, _begins)),
    cuts=(*GROUPS, FIELD),
)
Indicator("cases.charged_persons", _("Newly charged: persons"), when=AccusedAdded, rows="accused", unit="persons", cuts=(*GROUPS, FIELD))

# How long a case was in the stage it left, and whether longer than the limit of the law.
Indicator("cases.stages_left", _("Stages ended by the next"), when=(StageEntered, _has_days), cuts=(LEFT, OVER), page=False)
Indicator(
    "cases.stage_days",
    _("Days in the stages that ended"),
    when=(StageEntered, _has_days),
    amount="days",
    unit="days",
    cuts=(LEFT, OVER),
    page=False,
)
Derived(
    "cases.stage_days_mean", _("Days in a stage, on average"), of="cases.stage_days", over="cases.stages_left", unit="days", good="fall"
)
alias("cases.stages_over", "cases.stages_left[over=yes]", _("Stages that went on after their limit"))
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
# Decided when the limit had run out, one more than the law allows, or for longer: of the limits of the stages and of detention.
Indicator(
    "cases.extensions_beyond",
    _("Extensions beyond the law"),
    when=((LimitExtended, _is_unlawful), (DetentionExtended, _is_unlawful)),
    cuts=(EXTENDED, BEYOND),
    good="fall",
)
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

"""The parts of a case's page: what it is about, its money, and the rows of everything that happened in it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.registry import Column, Fact, Section
from liem.registers.cases import words
from liem.registers.cases.acts.framing import cite
from liem.registers.cases.acts.steps import open_rows
from liem.registers.cases.acts.trial import last_day
from liem.registers.cases.models import Case, Judgment
from liem.registers.cases.rules import supervision
from liem.web import formats

KIND = pgettext_lazy("case or incident", "Kind")


def members_standing(case: Case) -> int:
    """How many of them are Party members."""
    return sum(row.party_member for row in open_rows(case.rows.accused))


def articles_cited(case: Case) -> str:
    """The articles applied, as they are cited."""
    return ", ".join(cite(vars(row)) for row in case.rows.articles)


def level_label(case: Case) -> Any:
    """The press's short name of the highest level, where it has one."""
    tier, _colon, body = case.level.partition(":")
    number = supervision.LEVELS.get((tier, body))
    return words.LEVELS[str(number)] if number else ""


def last_day_of(judged: Judgment, appeal_kind: str) -> Any:
    """The last day of an appeal or a protest against a judgment of first instance; a judgment on appeal has none."""
    return last_day(appeal_kind, "judgment", judged.judged_on) if judged.instance == "first" else None


def recovered_share(case: Case) -> str:
    """The share of the damage that was recovered, in percent with one decimal; nothing without damage."""
    return formats.percent(case.recovered / case.damage) if case.damage else ""


def report_label(case: Case) -> Any:
    """What kind of crime report it was."""
    return words.REPORT_KINDS.get(case.report_kind, "")


SECTIONS = (
    Section(
        "content",
        _("Content"),
        facts=(
            Fact(KIND, "kind", words.KINDS),
            Fact(_("Field"), "field", words.FIELDS),
            Fact(_("Level of supervision"), "level", words.PLACEMENTS, sub=level_label),
            Fact(_("Articles applied"), articles_cited),
            Fact(_("Class of crime"), "seriousness", words.SERIOUSNESS),
            Fact(_("Marked"), "marks", words.MARKS),
            Fact(_("Persons of the case"), "persons", sub=words.persons),
            Fact(_("Party members among them"), members_standing),
            Fact(_("Handling agency"), "agency"),
            Fact(_("Decision of the present stage"), "decision_number", sub="decision_by"),
            Fact(_("Decided on"), "decision_on"),
            Fact(_("Found through"), "origin", words.ORIGINS),
            Fact(_("Detected and advised on"), "advised_on", sub="advised_document"),
            Fact(_("Advised to"), "advised_to", words.ADVISED_TO),
            Fact(_("Crime report received on"), "report_received_on", sub=report_label),
            Fact(_("Conduct began on"), "acts_from"),
            Fact(_("Conduct ended on"), "acts_until"),
            Fact(_("Detected on"), "detected_on"),
            Fact(_("Progress report due on"), "report_due_on"),
            Fact(_("Locality"), "record.locality.name"),
            Fact(_("Progress"), "progress"),
            Fact(_("Summary"), "summary"),
            Fact(_("Judgment in force on"), "in_force_on"),
            Fact(_("Split from"), "split_from"),
            Fact(_("Joined into"), "joined_into"),
            Fact(_("Result"), "result", words.RESULTS, sub="result_summary"),
        ),
        act="amend",
    ),
    Section(
        "money",
        _("Damage and recovery"),
        facts=(
            Fact(_("Damage established so far"), "damage", money=True),
            Fact(_("Recovered"), "recovered", money=True, sub=recovered_share),
            Fact(_("Seized or frozen"), "seized", money=True),
            Fact(_("To be executed"), "to_execute", money=True),
            Fact(_("With means to be executed"), "with_means", money=True),
        ),
        act="record-recovery",
    ),
    Section(
        "placements",
        _("Supervision"),
        rows="placements",
        columns=(
            Column("tier", _("Tier"), choices=words.TIERS),
            Column("body", _("Body"), choices=words.BODIES),
            Column("ground", _("Ground"), choices=words.GROUNDS),
            Column("session", _("Session")),
            Column("document_number", _("Document")),
            Column("from_on", pgettext_lazy("day", "From")),
            Column("until_on", pgettext_lazy("day", "Until")),
            Column("end_ground", _("Ground of ending"), choices=words.END_GROUNDS),
        ),
        act="place",
    ),
    Section(
        "obstacles",
        _("Obstacles"),
        rows="obstacles",
        columns=(
            Column("obstacle_kind", _("Kind of obstacle"), choices=words.OBSTACLES),
            Column("description", _("Description")),
            Column("responsible", _("To be removed by")),
            Column("from_on", _("Since")),
            Column("due_on", _("To be removed until")),
            Column("urged", _("Times urged"), numeric=True),
            Column("urged_on", _("Last urged on")),
            Column("until_on", _("Removed on")),
            Column("how", _("How it was removed")),
        ),
        act="raise-obstacle",
    ),
    Section(
        "directions",
        _("Directions"),
        rows="directions",
        columns=(
            Column("directed_by", _("Given by"), choices=words.DIRECTED_BY),
            Column("document_number", _("Document")),
            Column("given_on", _("Given on")),
            Column("content", _("Content")),
            Column("due_on", _("To be carried out by")),
            Column("answered_on", _("Answered on")),
        ),
        act="record-direction",
    ),
    Section(
        "accused",
        _("Persons charged"),
        rows="accused",
        columns=(
            Column("number", _("No."), numeric=True),
            Column("rank", _("Rank of post"), choices=words.RANKS),
            Column("managed_by", _("Managed by"), choices=words.MANAGED_BY),
            Column("party_member", _("Party member")),
            Column("article", _("Article")),
            Column("seriousness", _("Class of crime"), choices=words.SERIOUSNESS),
            Column("from_on", _("Charged on")),
            Column("until_on", pgettext_lazy("day", "Until")),
            Column("end_ground", _("Ground"), choices=words.DROP_GROUNDS),
        ),
        act="add-accused",
    ),
    Section(
        "articles",
        _("Articles applied"),
        rows="articles",
        columns=(
            Column("code", _("Penal code"), choices=words.PENAL_CODES),
            Column("article", _("Article")),
            Column("clause", _("Clause"), numeric=True),
            Column("point", _("Point")),
            Column("seriousness", _("Class of crime"), choices=words.SERIOUSNESS),
            Column("applied_on", _("Applied on")),
        ),
        act="add-articles",
    ),
    Section(
        "charges",
        _("Charges"),
        rows="charges",
        columns=(
            Column("accused", _("Person"), numeric=True),
            Column("article", _("Article")),
            Column("clause", _("Clause"), numeric=True),
            Column("seriousness", _("Class of crime"), choices=words.SERIOUSNESS),
            Column("framed", _("How the class was found"), choices=words.FRAMED),
            Column("from_on", _("Charged on")),
            Column("until_on", pgettext_lazy("day", "Until")),
        ),
        act="change-charge",
    ),
    Section(
        "detentions",
        _("Detention"),
        rows="detentions",
        columns=(
            Column("accused", _("Person"), numeric=True),
            Column("stage", _("Detained"), choices=words.DETENTION_STAGES),
            Column("from_on", pgettext_lazy("day", "From")),
            Column("until_on", _("Last day of the order")),
            Column("extensions", _("Extensions"), numeric=True),
            Column("released_on", _("Released on")),
            Column("marks", _("Marked"), choices=words.DETENTION_MARKS),
        ),
        act="detain",
    ),
    Section(
        "judgments",
        _("Judgments"),
        rows="judgments",
        columns=(
            Column("instance", _("Instance"), choices=words.INSTANCES),
            Column("judgment_number", _("Judgment")),
            Column("court", pgettext_lazy("agency", "Court")),
            Column("judged_on", _("Pronounced on")),
            Column("outcome", _("Outcome"), choices=words.OUTCOMES),
            Column("appeal_until", _("Appeal until"), lambda row: last_day_of(row, "appeal")),
            Column("protest_until", _("Higher protest until"), lambda row: last_day_of(row, "higher_protest")),
            Column("persons", _("Persons tried"), numeric=True),
            Column("in_force_on", _("In force on")),
            Column("cancelled_on", _("Cancelled on")),
        ),
        act="pronounce-judgment",
    ),
    Section(
        "appeals",
        _("Appeals and protests"),
        rows="appeals",
        columns=(
            Column("appeal_kind", _("Appeal or protest"), choices=words.APPEAL_KINDS),
            Column("by_whom", _("Filed by"), choices=words.BY_WHOM),
            Column("filed_on", _("Filed on")),
            Column("due_on", _("Last day")),
            Column("late", _("Filed late"), lambda row: _("Yes") if row.late else ""),
        ),
        act="record-appeal",
    ),
    Section(
        "requests",
        _("Expertise and valuation"),
        rows="requests",
        columns=(
            Column("what", _("What was requested"), choices=words.REQUESTS),
            Column("agency", _("Requested from")),
            Column("requested_on", _("Requested on")),
            Column("due_on", _("Conclusion due on")),
            Column("received_on", _("Conclusion received on")),
            Column("conclusion", _("Conclusion")),
        ),
        act="request-conclusion",
    ),
    Section(
        "steps",
        _("Stages and decisions"),
        rows="steps",
        columns=(
            Column("stage", _("Stage"), choices=words.STAGES),
            Column("from_on", pgettext_lazy("day", "From")),
            Column("until_on", pgettext_lazy("day", "Until")),
            Column("decision_number", _("Decision")),
            Column("decision_on", _("Decided on")),
            Column("decision_by", _("Decided by")),
        ),
        act="enter-stage",
    ),
    Section(
        "extensions",
        _("Extensions"),
        rows="extensions",
        columns=(
            Column("limit", _("Limit"), choices=words.LIMITS),
            Column("value", _("By"), numeric=True),
            Column("unit", pgettext_lazy("unit of time", "Unit"), choices=words.UNITS),
            Column("granted_on", _("Extended on")),
            Column("decision_number", _("Decision")),
            Column("decision_by", _("Decided by")),
            Column("marks", _("Marked"), choices=words.EXTENSION_MARKS),
        ),
        act="extend-limit",
    ),
    Section(
        "amounts",
        _("Amounts"),
        rows="amounts",
        columns=(
            Column("sort", _("What"), choices=words.SORTS),
            Column("asset", _("Kind of property"), choices=words.ASSETS),
            Column("way", _("How it was recovered"), choices=words.WAYS),
            Column("amount", _("Amount"), money=True),
            Column("basis", _("Document")),
            Column("recorded_on", _("On")),
        ),
        act="record-damage",
    ),
    Section(
        "causes",
        _("Causes and remedies"),
        rows="causes",
        columns=(
            Column("nature", _("Nature"), choices=words.CAUSE_NATURES),
            Column("cause", _("Cause"), choices=words.CAUSES),
            Column("remedy", _("Remedy")),
            Column("remedy_state", _("State of the remedy"), choices=words.REMEDY_STATES),
            Column("remedy_due_on", _("Remedy due on")),
            Column("recorded_on", _("On")),
        ),
        act="record-causes",
    ),
)

"""How cases are shown outside their acts: the list, the record page's parts, the columns of an Excel book."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.access.actor import Actor
from liem.core.registry import Column, Fact, Filter, ImportColumn, Imports, List, Section, View
from liem.registers.cases import words
from liem.registers.cases.acts.framing import cite
from liem.registers.cases.acts.steps import open_rows
from liem.registers.cases.models import Case
from liem.registers.cases.rules import stages, supervision
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


def followed_by_me(actor: Actor) -> dict[str, Any]:
    """The one officer a list is filtered by: the reader."""
    return {str(actor.appointment_id): _("Followed by me")}


def recovered_share(case: Case) -> str:
    """The share of the damage that was recovered, in percent with one decimal; nothing without damage."""
    return formats.percent(case.recovered / case.damage) if case.damage else ""


cases = List(
    kind="case",
    columns=(
        Column("number", _("Number"), "record.number", sort="record__number"),
        Column("title", _("Neutral name"), "record.title", sort="record__sort_key"),
        Column("kind", KIND, choices=words.KINDS, code_value="kind", under=True),
        Column("field", _("Field"), choices=words.FIELDS, code_value="field", under=True),
        Column("stage", _("Stage"), "record.stage", choices=words.STAGES, code_value="record.stage"),
        Column("stage_since", _("In this stage since"), sort="stage_since", default=False),
        Column("agency", _("Handling agency"), default=False),
        Column("level", _("Level of supervision"), choices=words.PLACEMENTS, code_value="level", under=True),
        Column("officer", _("Officer"), "record.officer.person.name"),
        Column("opened_on", _("Entered on"), "record.opened_on", sort="record__opened_on"),
        Column("origin", _("Found through"), choices=words.ORIGINS, default=False, code_value="origin"),
        Column("unit", _("Unit"), "record.owner.name", default=False, code_value="record.owner.code"),
        Column("locality", _("Locality"), "record.locality.name", default=False),
        Column("seriousness", _("Class of crime"), choices=words.SERIOUSNESS, default=False, code_value="seriousness"),
        Column("decision_number", _("Decision"), default=False),
        Column("decision_on", _("Day of the decision"), default=False),
        Column("decision_by", _("Issued by"), default=False),
        Column("persons", _("Persons charged"), numeric=True, default=False, sort="persons"),
        Column("hindrances", _("Open obstacles"), numeric=True, default=False, sort="hindrances"),
        Column("damage", _("Damage"), money=True, default=False, sort="damage"),
        Column("seized", _("Seized or frozen"), money=True, default=False, sort="seized"),
        Column("recovered", _("Recovered"), money=True, default=False, sort="recovered"),
        Column("advised_on", _("Detected and advised on"), default=False, sort="advised_on"),
        Column("report_received_on", _("Crime report received on"), default=False),
        Column("acts_from", _("Conduct began on"), default=False),
        Column("acts_until", _("Conduct ended on"), default=False),
        Column("detected_on", _("Detected on"), default=False),
        Column("report_due_on", _("Progress report due on"), default=False, sort="report_due_on"),
        Column("closed_on", _("Closed on"), "record.closed_on", default=False, sort="record__closed_on"),
        Column("summary", _("Summary"), default=False),
    ),
    filters=(
        Filter("stage", _("Stage"), "record__stage", choices=words.STAGES),
        Filter("kind", KIND, "kind", choices=words.KINDS),
        Filter("field", _("Field"), "field", choices=words.FIELDS),
        Filter("level", _("Level of supervision"), "level", choices=words.PLACEMENTS),
        Filter("supervised", _("Under supervision"), "supervised", kind="flag"),
        Filter("officer", _("Officer"), "record__officer_id", choices=followed_by_me),
        Filter("origin", _("Found through"), "origin", choices=words.ORIGINS),
        Filter("seriousness", _("Class of crime"), "seriousness", choices=words.SERIOUSNESS),
        Filter("opened", _("Entered"), "record__opened_on", kind="days"),
        Filter("advised", _("Detected and advised"), "advised_on", kind="days"),
    ),
    views=(
        View("open", pgettext_lazy("cases", "Open"), {"open": "yes"}),
        View("supervised", _("Under supervision"), {"supervised": "yes"}),
        View("incidents", _("Incidents"), {"kind": "incident", "open": "yes"}),
        View("corruption", _("Corruption"), {"field": "corruption", "open": "yes"}),
        View("suspended", pgettext_lazy("cases", "Suspended"), {"stage": "suspended"}),
        View("concluded", pgettext_lazy("cases", "Completely handled"), {"stage": "concluded"}),
        View("all", pgettext_lazy("cases", "All"), {}),
    ),
    sections=(
        Section(
            "content",
            _("Content"),
            facts=(
                Fact(KIND, "kind", words.KINDS),
                Fact(_("Field"), "field", words.FIELDS),
                Fact(_("Level of supervision"), "level", words.PLACEMENTS, sub=level_label),
                Fact(_("Articles applied"), articles_cited),
                Fact(_("Class of crime"), "seriousness", words.SERIOUSNESS),
                Fact(_("Persons of the case"), "persons", sub=words.persons),
                Fact(_("Party members among them"), members_standing),
                Fact(_("Handling agency"), "agency"),
                Fact(_("Decision of the present stage"), "decision_number", sub="decision_by"),
                Fact(_("Decided on"), "decision_on"),
                Fact(_("Found through"), "origin", words.ORIGINS),
                Fact(_("Detected and advised on"), "advised_on", sub="advised_document"),
                Fact(_("Advised to"), "advised_to", words.ADVISED_TO),
                Fact(_("Crime report received on"), "report_received_on"),
                Fact(_("Conduct began on"), "acts_from"),
                Fact(_("Conduct ended on"), "acts_until"),
                Fact(_("Detected on"), "detected_on"),
                Fact(_("Progress report due on"), "report_due_on"),
                Fact(_("Locality"), "record.locality.name"),
                Fact(_("Progress"), "progress"),
                Fact(_("Summary"), "summary"),
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
                Column("recorded_on", _("On")),
            ),
            act="record-causes",
        ),
    ),
    imports=Imports(
        act="open",
        number="book_number",
        columns=(
            ImportColumn("book_number", ("Số", "Số vào sổ", "Số hồ sơ", "Mã số"), ("Number", "No.", "File number")),
            ImportColumn(
                "title",
                ("Tên vụ án, vụ việc", "Tên vụ án", "Tên vụ việc", "Tên trung tính", "Trích yếu", "Tên"),
                ("Neutral name", "Title", "Name"),
                required=True,
            ),
            ImportColumn("kind", ("Loại", "Vụ án/vụ việc", "Loại vụ"), ("Kind", "Type"), required=True),
            ImportColumn("field", ("Lĩnh vực",), ("Field",), required=True),
            ImportColumn("origin", ("Nguồn phát hiện", "Nguồn", "Phát hiện qua"), ("Found through", "Origin", "Source"), required=True),
            ImportColumn(
                "happened_on", ("Ngày vào sổ", "Ngày ghi sổ", "Ngày"), ("Entered on", "Day", "Date", "Day it happened"), required=True
            ),
            ImportColumn("stage", ("Giai đoạn", "Giai đoạn tố tụng"), ("Stage",)),
            ImportColumn("stage_since", ("Từ ngày", "Ngày vào giai đoạn"), ("In this stage since", "Stage since")),
            ImportColumn("decision_number", ("Số quyết định", "Số QĐ", "Quyết định"), ("Decision number", "Decision")),
            ImportColumn("decision_on", ("Ngày quyết định", "Ngày QĐ"), ("Day of the decision", "Decision date")),
            ImportColumn("decision_by", ("Cơ quan ban hành", "Cơ quan ra quyết định", "Người ra quyết định"), ("Issued by",)),
            ImportColumn("agency", ("Cơ quan thụ lý", "Cơ quan xử lý"), ("Handling agency", "Agency")),
            ImportColumn("locality", ("Địa bàn", "Địa phương"), ("Locality", "Place")),
            ImportColumn("report_received_on", ("Ngày nhận tin báo", "Ngày tiếp nhận tin báo"), ("Crime report received on",)),
            ImportColumn("acts_from", ("Hành vi từ ngày",), ("Conduct began on",)),
            ImportColumn("acts_until", ("Hành vi đến ngày",), ("Conduct ended on",)),
            ImportColumn("detected_on", ("Ngày phát hiện",), ("Detected on",)),
            ImportColumn("articles.article", ("Điều luật", "Điều", "Tội danh, điều luật"), ("Articles", "Article")),
            ImportColumn("articles.clause", ("Khoản",), ("Clause",)),
            ImportColumn("articles.point", ("Điểm",), ("Point",)),
            ImportColumn("articles.seriousness", ("Phân loại tội phạm", "Loại tội phạm"), ("Class of crime", "Seriousness")),
            ImportColumn("summary", ("Tóm tắt nội dung", "Nội dung", "Tóm tắt"), ("Summary", "Content")),
            ImportColumn("confidentiality", ("Độ bảo mật", "Mức độ bảo mật"), ("Confidentiality",)),
        ),
    ),
    empty=_("Criminal cases and incidents that the committee detects, advises on or follows are kept here."),
)

assert set(stages.STAGES) == set(words.STAGES)

"""How cases are shown outside their acts: the list, the record page's parts, the columns of an Excel book."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.access.actor import Actor
from liem.core.calendar.today import today
from liem.core.registry import Column, Filter, ImportColumn, Imports, List, View
from liem.readings.deadlines.models import Deadline
from liem.registers.cases import words
from liem.registers.cases.rules import stages
from liem.registers.cases.sections import SECTIONS

KIND = pgettext_lazy("case or incident", "Kind")


def followed_by_me(actor: Actor) -> dict[str, Any]:
    """The one officer a list is filtered by: the reader."""
    return {str(actor.appointment_id): _("Followed by me")}


def marks_said(case: Any) -> str:
    """What is not lawful in the case, in words."""
    return "; ".join(str(words.MARKS.get(code, code)) for code in case.marks)


MARKED = {"overdue": _("A limit is overdue"), "unlawful": _("Anything against the law"), **words.MARKS}
"""What a list may be narrowed to: a day that has passed now, and what stays marked on a case."""


def marked(code: str) -> Q | Exists:
    """The cases with a mark of `MARKED`, as a condition of their own rows."""
    if code == "overdue":
        return Q(Exists(Deadline.objects.filter(record_id=OuterRef("record_id"), next_due_on__lt=today())))
    if code == "unlawful":
        return ~Q(marks=[])
    return Q(marks__contains=[code])


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
        Column("marks", _("Marked"), marks_said, under=True),
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
        Filter("marks", _("Marked"), choices=MARKED, where=marked),
        Filter("opened", _("Entered"), "record__opened_on", kind="days"),
        Filter("advised", _("Detected and advised"), "advised_on", kind="days"),
    ),
    views=(
        View("open", pgettext_lazy("cases", "Open"), {"open": "yes"}),
        View("supervised", _("Under supervision"), {"supervised": "yes"}),
        View("incidents", _("Incidents"), {"kind": "incident", "open": "yes"}),
        View("corruption", _("Corruption"), {"field": "corruption", "open": "yes"}),
        View("overdue", pgettext_lazy("cases", "Overdue"), {"marks": "overdue"}),
        View("suspended", pgettext_lazy("cases", "Suspended"), {"stage": "suspended"}),
        View("concluded", pgettext_lazy("cases", "Completely handled"), {"stage": "concluded"}),
        View("all", pgettext_lazy("cases", "All"), {}),
    ),
    sections=SECTIONS,
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

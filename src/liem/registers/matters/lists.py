"""How matters are shown outside their acts: the list, the record page's parts, the columns of an Excel book."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.access.actor import Actor
from liem.core.registry import Column, Fact, Filter, ImportColumn, Imports, List, Section, View
from liem.registers.matters import words


def followed_by_me(actor: Actor) -> dict[str, Any]:
    """The one officer a list is filtered by: the reader."""
    return {str(actor.appointment_id): _("Followed by me")}


matters = List(
    kind="matter",
    columns=(
        Column("number", _("Number"), "record.number", sort="record__number"),
        Column("title", _("What it is about"), "record.title", sort="record__sort_key"),
        Column("subject", _("Subject"), choices=words.SUBJECTS, code_value="subject", under=True),
        Column("locality", _("Locality"), "record.locality.name", under=True),
        Column("risk", _("Risk"), choices=words.RISKS, code_value="risk"),
        Column("stage", _("Stage"), "record.stage", choices=words.STAGES, code_value="record.stage"),
        Column("officer", _("Officer"), "record.officer.person.name"),
        Column("opened_on", _("Entered on"), "record.opened_on", sort="record__opened_on"),
        Column("unit", _("Unit"), "record.owner.name", default=False, code_value="record.owner.code"),
        Column("risk_reason", _("Why this risk"), default=False),
        Column("arisen_on", _("Arisen on"), default=False, sort="arisen_on"),
        Column("households", _("Households concerned"), choices=words.HOUSEHOLDS, default=False, code_value="households"),
        Column("people", _("People concerned"), choices=words.PEOPLE, default=False, code_value="people"),
        Column("agencies", _("Agencies concerned"), default=False),
        Column("advised_on", _("First advised on"), default=False, sort="advised_on"),
        Column("report_due_on", _("Progress report due on"), default=False, sort="report_due_on"),
        Column("closed_on", _("Closed on"), "record.closed_on", default=False, sort="record__closed_on"),
        Column("summary", _("Summary"), default=False),
    ),
    filters=(
        Filter("stage", _("Stage"), "record__stage", choices=words.STAGES),
        Filter("subject", _("Subject"), "subject", choices=words.SUBJECTS),
        Filter("risk", _("Risk"), "risk", choices=words.RISKS),
        Filter("officer", _("Officer"), "record__officer_id", choices=followed_by_me),
        Filter("opened", _("Entered"), "record__opened_on", kind="days"),
    ),
    views=(
        View("open", pgettext_lazy("matters", "Open"), {"open": "yes"}),
        View("acute", pgettext_lazy("matters", "Acute risk"), {"risk": "acute", "open": "yes"}),
        View("not_advised", pgettext_lazy("matters", "Not yet advised on"), {"stage": "recorded"}),
        View("handled", pgettext_lazy("matters", "Handled"), {"stage": "handled"}),
        View("all", pgettext_lazy("matters", "All"), {}),
    ),
    sections=(
        Section(
            "content",
            _("Content"),
            facts=(
                Fact(_("Subject"), "subject", words.SUBJECTS),
                Fact(_("Locality"), "record.locality.name"),
                Fact(_("Arisen on"), "arisen_on"),
                Fact(_("Households concerned"), "households", words.HOUSEHOLDS),
                Fact(_("People concerned"), "people", words.PEOPLE),
                Fact(_("Risk"), "risk", words.RISKS, sub="risk_reason"),
                Fact(_("Agencies concerned"), "agencies"),
                Fact(_("First advised on"), "advised_on"),
                Fact(_("First directed on"), "directed_on"),
                Fact(_("Progress report due on"), "report_due_on"),
                Fact(_("Progress"), "progress"),
                Fact(_("Summary"), "summary"),
                Fact(_("Result"), "result", words.RESULTS, sub="result_content"),
                Fact(_("Handed over to"), "agency"),
            ),
            act="amend",
        ),
        Section(
            "advices",
            _("Advice given"),
            rows="advices",
            columns=(
                Column("advised_to", _("Advised to"), choices=words.ADVISED_TO),
                Column("document_number", _("Document")),
                Column("given_on", _("Given on")),
                Column("content", _("Content")),
            ),
            act="advise",
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
    ),
    imports=Imports(
        act="record",
        number="book_number",
        columns=(
            ImportColumn("book_number", ("Số", "Số vào sổ", "Số hồ sơ", "Mã số"), ("Number", "No.", "File number")),
            ImportColumn("title", ("Nội dung vấn đề", "Tên vấn đề", "Vấn đề", "Trích yếu"), ("What it is about", "Title"), required=True),
            ImportColumn("subject", ("Lĩnh vực", "Loại vấn đề", "Chủ đề"), ("Subject",), required=True),
            ImportColumn(
                "happened_on", ("Ngày vào sổ", "Ngày ghi sổ", "Ngày"), ("Entered on", "Day", "Date", "Day it happened"), required=True
            ),
            ImportColumn("locality", ("Địa bàn", "Địa phương"), ("Locality", "Place")),
            ImportColumn("arisen_on", ("Ngày phát sinh", "Phát sinh ngày"), ("Arisen on",)),
            ImportColumn("households", ("Số hộ liên quan", "Số hộ"), ("Households concerned", "Households")),
            ImportColumn("people", ("Số người liên quan", "Số người"), ("People concerned", "People")),
            ImportColumn("risk", ("Mức độ nguy cơ", "Nguy cơ", "Mức độ"), ("Risk",), required=True),
            ImportColumn("risk_reason", ("Lý do đánh giá nguy cơ", "Căn cứ đánh giá", "Lý do"), ("Why this risk", "Reason"), required=True),
            ImportColumn("agencies", ("Cơ quan liên quan",), ("Agencies concerned", "Agencies")),
            ImportColumn("summary", ("Tóm tắt nội dung", "Tóm tắt", "Diễn biến"), ("Summary",)),
            ImportColumn("confidentiality", ("Độ bảo mật", "Mức độ bảo mật"), ("Confidentiality",)),
        ),
    ),
    empty=_("Complicated, prominent matters of security and order in the area are kept here."),
)

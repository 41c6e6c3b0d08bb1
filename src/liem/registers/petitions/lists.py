"""How petitions and affairs are shown outside their acts: lists, parts of the record page, columns of an Excel book."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.access.actor import Actor
from liem.core.registry import Column, Fact, Filter, ImportColumn, Imports, List, Section, View
from liem.registers.petitions import words
from liem.registers.petitions.acts.transfers import name_of


def followed_by_me(actor: Actor) -> dict[str, Any]:
    """The one officer a list is filtered by: the reader."""
    return {str(actor.appointment_id): _("Followed by me")}


def sender(own: Any) -> Any:
    """Who wrote, as a list may say it: how many, or that the identity is sealed. No name stands in a list."""
    if own.identity_sealed:
        return _("Sealed")
    kind = words.SENDERS[own.sender_kind]
    return _("%(kind)s, %(people)s") % {"kind": kind, "people": own.people} if own.sender_kind == "group" else kind


def reasons(own: Any) -> Any:
    """Why it is not eligible, in words."""
    return "; ".join(str(words.REASONS.get(code, code)) for code in own.reasons)


def named(row: Any) -> Any:
    """A sender's name, or that it is sealed."""
    return _("Sealed") if row.sealed else row.name


def original_number(own: Any) -> Any:
    """The number of the petition that this one repeats."""
    return own.original.number if own.original_id else ""


def affair_number(own: Any) -> Any:
    """The number of its affair."""
    return own.affair.number if own.affair_id else ""


petitions = List(
    kind="petition",
    columns=(
        Column("number", _("Arrival no."), "record.number", sort="record__number"),
        Column("title", pgettext_lazy("petition", "What it is about"), "record.title", sort="record__sort_key"),
        Column("petition_class", pgettext_lazy("petition", "Class"), choices=words.CLASSES, code_value="petition_class", under=True),
        Column("field", pgettext_lazy("petition", "Field"), choices=words.FIELDS, code_value="field", under=True),
        Column("sender", _("Sender"), sender),
        Column("stage", _("Stage"), "record.stage", choices=words.STAGES, code_value="record.stage"),
        Column("officer", _("Officer"), "record.officer.person.name"),
        Column("opened_on", _("Arrived on"), "record.opened_on", sort="record__opened_on"),
        Column("unit", _("Unit"), "record.owner.name", default=False, code_value="record.owner.code"),
        Column("source", _("Source"), choices=words.SOURCES, default=False, code_value="source"),
        Column("addressee", _("Addressed to"), choices=words.ADDRESSEES, default=False, code_value="addressee"),
        Column("written_on", _("Written on"), default=False),
        Column("sender_kind", _("Kind of sender"), choices=words.SENDERS, default=False, code_value="sender_kind"),
        Column("people", _("Signatories"), default=False, numeric=True),
        Column("locality", _("Locality"), "record.locality.name", default=False),
        Column("from_body", _("Handed over by"), default=False),
        Column("from_letter", _("Letter of hand-over"), default=False),
        Column("managed_by", _("Managed by"), choices=words.MANAGED_BY, default=False, code_value="managed_by"),
        Column("instance", _("Instance"), default=False, numeric=True),
        Column("eligibility", _("Eligible"), choices=words.ELIGIBILITY, default=False, code_value="eligibility"),
        Column("reasons", _("Why not eligible"), reasons, default=False),
        Column("handling", _("Handling"), choices=words.HANDLINGS, default=False, code_value="handling"),
        Column("competent_body", _("Competent body"), default=False),
        Column("handled_on", _("Handled on"), default=False),
        Column("accepted_on", _("Accepted on"), default=False),
        Column("outcome", _("Outcome"), choices=words.OUTCOMES, default=False, code_value="outcome"),
        Column("answered_on", _("Answered on"), default=False),
        Column("hops", _("Transfers"), default=False, numeric=True),
        Column("original", _("Repeat of"), original_number, default=False),
        Column("closed_on", _("Closed on"), "record.closed_on", default=False, sort="record__closed_on"),
    ),
    filters=(
        Filter("stage", _("Stage"), "record__stage", choices=words.STAGES),
        Filter("petition_class", pgettext_lazy("petition", "Class"), "petition_class", choices=words.CLASSES),
        Filter("field", pgettext_lazy("petition", "Field"), "field", choices=words.FIELDS),
        Filter("source", _("Source"), "source", choices=words.SOURCES),
        Filter("addressee", _("Addressed to"), "addressee", choices=words.ADDRESSEES),
        Filter("handling", _("Handling"), "handling", choices=words.HANDLINGS),
        Filter("officer", _("Officer"), "record__officer_id", choices=followed_by_me),
        Filter("opened", _("Arrived"), "record__opened_on", kind="days"),
    ),
    views=(
        View("open", pgettext_lazy("petitions", "Open"), {"open": "yes"}),
        View("received", pgettext_lazy("petitions", "At the desk"), {"stage": "received"}),
        View("accepted", pgettext_lazy("petitions", "Being resolved"), {"stage": "accepted"}),
        View("transferred", pgettext_lazy("petitions", "Transferred, no reply"), {"stage": "transferred"}),
        View("denunciations", pgettext_lazy("petitions", "Denunciations"), {"petition_class": "denunciation", "open": "yes"}),
        View("all", pgettext_lazy("petitions", "All"), {}),
    ),
    sections=(
        Section(
            "content",
            _("Petition"),
            facts=(
                Fact(pgettext_lazy("petition", "Class"), "petition_class", words.CLASSES),
                Fact(pgettext_lazy("petition", "Field"), "field", words.FIELDS),
                Fact(_("Source"), "source", words.SOURCES, sub="from_body"),
                Fact(_("Letter of hand-over"), "from_letter"),
                Fact(_("Addressed to"), "addressee", words.ADDRESSEES),
                Fact(_("Written on"), "written_on"),
                Fact(_("Locality"), "record.locality.name"),
                Fact(_("Sender"), sender),
                Fact(_("Signatories"), "people"),
                Fact(_("Paper annex with the identity lies at"), "annex"),
                Fact(_("Complained of"), "against", sub="against_unit.name"),
                Fact(_("Managed by"), "managed_by", words.MANAGED_BY),
                Fact(_("Handled under"), "basis", words.BASES),
                Fact(_("Instance"), "instance"),
                Fact(_("Text"), "content"),
                Fact(_("Demand"), "demand"),
                Fact(_("Also sent to"), "other_addressees"),
                Fact(_("Repeat of"), original_number),
                Fact(_("Affair"), affair_number),
            ),
            act="amend",
        ),
        Section(
            "handling",
            _("Handling"),
            facts=(
                Fact(_("Eligible"), "eligibility", words.ELIGIBILITY, sub=reasons),
                Fact(_("Settled before"), "earlier", words.EARLIER),
                Fact(_("Competence"), "competence", words.COMPETENCE),
                Fact(_("Handling"), "handling", words.HANDLINGS),
                Fact(_("Competent body"), "competent_body"),
                Fact(_("Transfers"), "hops"),
                Fact(_("Accepted on"), "accepted_on"),
                Fact(_("Complexity"), "complexity", words.COMPLEXITY),
                Fact(_("To be resolved by"), "resolve_by"),
                Fact(_("Suspended on"), "suspended_on"),
                Fact(_("Outcome"), "outcome", words.OUTCOMES, sub="result"),
                Fact(_("Persons whose rights were restored"), "persons_restored"),
                Fact(_("Money given back"), "money_restored", money=True),
                Fact(_("Land given back (m²)"), "land_restored"),
                Fact(_("Organisations whose rights were restored"), "organisations_restored"),
                Fact(_("Of the money, to organisations"), "money_to_organisations", money=True),
                Fact(_("Of the land, to organisations (m²)"), "land_to_organisations"),
                Fact(_("Money recovered for the State"), "money_recovered", money=True),
                Fact(_("Land recovered for the State (m²)"), "land_recovered"),
                Fact(_("Answered on"), "answered_on"),
            ),
        ),
        Section(
            "senders",
            _("Senders"),
            rows="senders",
            columns=(
                Column("role", pgettext_lazy("sender", "Role"), choices=words.SENDER_ROLES),
                Column("name", _("Name"), named),
                Column("address", _("Address")),
                Column("phone", _("Telephone")),
                Column("id_number", _("ID number")),
            ),
        ),
        Section(
            "contents",
            _("Contents"),
            rows="contents",
            columns=(
                Column("item_class", pgettext_lazy("petition", "Class"), choices=words.CLASSES),
                Column("field", pgettext_lazy("petition", "Field"), choices=words.FIELDS),
                Column("summary", _("Summary")),
                Column("outcome", _("Outcome"), choices=words.OUTCOMES),
            ),
            act="classify",
        ),
        Section(
            "slips",
            _("Handling slips"),
            rows="slips",
            columns=(
                Column("handling", _("Handling"), choices=words.HANDLINGS),
                Column("competent_body", _("Competent body")),
                Column("reason", _("Reason")),
                Column("decided_on", _("Decided on")),
            ),
            act="decide-handling",
        ),
        Section(
            "transfers",
            _("Transfers"),
            rows="transfers",
            columns=(
                Column("receiver", _("Receiver"), name_of),
                Column("letter", _("Letter")),
                Column("sent_on", _("Sent on")),
                Column("state", pgettext_lazy("transfer", "State"), choices=words.TRANSFER_STATES),
                Column("reply_due_on", _("Reply asked by")),
                Column("replied_on", _("Replied on")),
                Column("urged", _("Urged"), numeric=True),
            ),
            act="transfer",
        ),
        Section(
            "verifications",
            _("Verifications"),
            rows="verifications",
            columns=(
                Column("assigned_to", _("Assigned to")),
                Column("decision", _("Decision")),
                Column("from_on", pgettext_lazy("day", "From")),
                Column("due_on", _("Report due on")),
                Column("reported_on", _("Reported on")),
            ),
            act="assign-verification",
        ),
        Section(
            "extensions",
            _("Extensions"),
            rows="extensions",
            columns=(
                Column("days", _("By days"), numeric=True),
                Column("decision", _("Decision")),
                Column("granted_on", _("Granted on")),
                Column("beyond", _("Beyond what the law allows"), lambda row: _("Yes") if row.beyond else ""),
            ),
            act="extend-resolution",
        ),
        Section(
            "suspensions",
            _("Suspensions"),
            rows="suspensions",
            columns=(
                Column("ground", _("Ground"), choices=words.SUSPENSION_GROUNDS),
                Column("decision", _("Decision")),
                Column("from_on", pgettext_lazy("day", "From")),
                Column("until_on", pgettext_lazy("day", "Until")),
            ),
            act="suspend-resolution",
        ),
        Section(
            "dialogues",
            _("Dialogues"),
            rows="dialogues",
            columns=(Column("held_on", _("Held on")), Column("topic", _("Topic")), Column("result", _("Result"))),
            act="hold-dialogue",
        ),
        Section(
            "executions",
            _("Execution of the decision"),
            rows="executions",
            columns=(
                Column("duty", _("What must be done")),
                Column("responsible", _("By whom")),
                Column("money", _("Amount"), money=True),
                Column("owed_to", _("For whom"), choices=words.OWED_TO),
                Column("due_on", _("To be done by")),
                Column("done_on", _("Done on")),
            ),
            act="order-execution",
        ),
    ),
    imports=Imports(
        act="take-in",
        number="book_number",
        columns=(
            ImportColumn("book_number", ("Số đến", "Mã đơn", "Số đơn", "Số vào sổ"), ("Arrival no.", "Number", "No.")),
            ImportColumn(
                "title",
                ("Tóm tắt nội dung", "Nội dung đơn", "Nội dung", "Nội dung tóm tắt", "Trích yếu", "Về việc"),
                ("What it is about", "Summary", "Content"),
                required=True,
            ),
            ImportColumn(
                "happened_on",
                ("Ngày đến", "Ngày tiếp nhận", "Ngày nhận", "Ngày nhận đơn"),
                ("Arrived on", "Received on", "Day it happened", "Day"),
                required=True,
            ),
            ImportColumn("petition_class", ("Loại đơn", "Phân loại đơn", "Phân loại"), ("Class",), required=True),
            ImportColumn("field", ("Lĩnh vực",), ("Field",), required=True),
            ImportColumn("source", ("Nguồn đơn", "Nguồn", "Hình thức gửi"), ("Source",), required=True),
            ImportColumn("sender_kind", ("Loại người gửi", "Chủ thể", "Loại chủ thể"), ("Kind of sender",), required=True),
            ImportColumn("people", ("Số người ký", "Số người"), ("Signatories",)),
            ImportColumn("addressee", ("Nơi gửi đến", "Gửi đến", "Kính gửi"), ("Addressed to",)),
            ImportColumn("from_body", ("Cơ quan chuyển đến", "Cơ quan chuyển"), ("Handed over by",)),
            ImportColumn("from_letter", ("Văn bản chuyển", "Số văn bản chuyển"), ("Letter of hand-over",)),
            ImportColumn("from_letter_on", ("Ngày văn bản chuyển",), ("Letter of hand-over of",)),
            ImportColumn("written_on", ("Ngày ghi trên đơn", "Ngày viết đơn"), ("Written on",)),
            ImportColumn("against", ("Người bị khiếu nại, tố cáo", "Người bị khiếu nại", "Người bị tố cáo"), ("Complained of",)),
            ImportColumn("managed_by", ("Thuộc diện quản lý", "Diện cấp ủy quản lý"), ("Managed by",)),
            ImportColumn("locality", ("Địa bàn", "Địa phương"), ("Locality", "Place")),
            ImportColumn("demand", ("Yêu cầu của công dân", "Yêu cầu"), ("Demand",)),
            ImportColumn("other_addressees", ("Cơ quan khác cùng nhận",), ("Also sent to",)),
            ImportColumn("instance", ("Lần giải quyết", "Lần"), ("Instance",)),
            ImportColumn("eligibility", ("Đủ điều kiện", "Điều kiện xử lý"), ("Eligible",)),
            ImportColumn("confidentiality", ("Độ bảo mật", "Mức độ bảo mật"), ("Confidentiality",)),
        ),
    ),
    empty=_("Complaints, denunciations, proposals and reflections that arrive at the unit are kept here."),
)

affairs = List(
    kind="affair",
    columns=(
        Column("number", _("Number"), "record.number", sort="record__number"),
        Column("title", _("What it is about"), "record.title", sort="record__sort_key"),
        Column("field", pgettext_lazy("petition", "Field"), choices=words.FIELDS, code_value="field", under=True),
        Column("locality", _("Locality"), "record.locality.name", under=True),
        Column("stage", _("Stage"), "record.stage", choices=words.AFFAIR_STAGES, code_value="record.stage"),
        Column("officer", _("Officer"), "record.officer.person.name"),
        Column("opened_on", _("Opened on"), "record.opened_on", sort="record__opened_on"),
        Column("unit", _("Unit"), "record.owner.name", default=False, code_value="record.owner.code"),
        Column("summary", _("Summary"), default=False),
    ),
    filters=(
        Filter("stage", _("Stage"), "record__stage", choices=words.AFFAIR_STAGES),
        Filter("field", pgettext_lazy("petition", "Field"), "field", choices=words.FIELDS),
        Filter("opened", _("Opened"), "record__opened_on", kind="days"),
    ),
    views=(
        View("open", pgettext_lazy("affairs", "Open"), {"open": "yes"}),
        View("all", pgettext_lazy("affairs", "All"), {}),
    ),
    sections=(
        Section(
            "content",
            _("Content"),
            facts=(
                Fact(pgettext_lazy("petition", "Field"), "field", words.FIELDS),
                Fact(_("Locality"), "record.locality.name"),
                Fact(_("Summary"), "summary"),
                Fact(_("Result in words"), "result"),
            ),
            act="amend",
        ),
    ),
    imports=Imports(
        act="open-affair",
        number="book_number",
        columns=(
            ImportColumn("book_number", ("Số", "Số vụ việc", "Mã số"), ("Number", "No.")),
            ImportColumn("title", ("Tên vụ việc", "Vụ việc", "Nội dung"), ("What it is about", "Title"), required=True),
            ImportColumn("field", ("Lĩnh vực",), ("Field",), required=True),
            ImportColumn("happened_on", ("Ngày mở", "Ngày vào sổ", "Ngày"), ("Opened on", "Day", "Day it happened"), required=True),
            ImportColumn("locality", ("Địa bàn", "Địa phương"), ("Locality", "Place")),
            ImportColumn("summary", ("Tóm tắt",), ("Summary",)),
        ),
    ),
    empty=_("Affairs that several petitions are about are kept here."),
)

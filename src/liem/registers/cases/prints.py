"""What is printed of cases: the list for a session, a case sheet, obstacles by agency, the recovery table (forms.md 1.5).

Official documents are Vietnamese. Cases and persons stand in pairs; no name of a person is printed; the words for the persons
follow the stage.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from liem.core.access.actor import Actor
from liem.core.letters.letter import Column, Heading, Letter, Paragraph, Strong, Table
from liem.core.organization.letterhead import CENTRE, letterhead
from liem.core.organization.models import Unit
from liem.core.registry import ListPrint, Print
from liem.registers.cases import words
from liem.registers.cases.models import Case

MILLION = 1_000_000


def vi(label: Any) -> str:
    """A label in Vietnamese, whatever the language of the screen."""
    with translation.override("vi"):
        return str(label)


def day_of(day: date | None) -> str:
    """A day as it is printed; nothing for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def million(amount: int) -> int | None:
    """An amount in millions of đồng, as the tables of sessions have it; nothing for nothing."""
    return round(amount / MILLION) if amount else None


def letter_of(actor: Actor, *, kind: str, title: str, today: date, body: Sequence[Any]) -> Letter:
    """A letter of the reader's own unit."""
    unit = Unit.objects.select_related("locality").filter(pk=actor.unit_id).first()
    head = letterhead(unit) if unit else CENTRE
    return Letter(
        parent=head.parent,
        agency=head.agency,
        place=head.place,
        kind=kind,
        title=title,
        day=today,
        body=body,
        signer_role=[head.signer_role],
        recipients=["Lưu."],
    )


def called(case: Case) -> str:
    """How the persons of the case are called at its stage; never further than the stage allows."""
    return vi(words.persons(case)).lower()


def pair(cases: Sequence[Case]) -> str:
    """So many cases, so many persons."""
    return f"{len(cases)} vụ/{sum(case.persons for case in cases)} người"


def articles_of(case: Case) -> str:
    """The articles applied, each once."""
    return ", ".join(dict.fromkeys(row.article for row in case.rows.articles))


SESSION = (
    Column("TT", width=0),
    Column("Tên vụ án, vụ việc", width=5),
    Column("Số, ngày quyết định", width=2),
    Column("Ngày đưa vào diện; phiên họp", width=3),
    Column("Cơ quan thụ lý", width=2),
    Column("Điều luật", width=2),
    Column("Số người", group="Bị can, bị cáo", number=True),
    Column("Đảng viên", group="Bị can, bị cáo", number=True),
    Column("Giai đoạn, từ ngày", width=2),
    Column("Thiệt hại", group="Triệu đồng", number=True),
    Column("Thu giữ", group="Triệu đồng", number=True),
    Column("Đã thu hồi", group="Triệu đồng", number=True),
    Column("Tiến độ, kết quả", width=4),
    Column("Khó khăn, vướng mắc", width=3),
    Column("Ý kiến chỉ đạo", width=3),
)


def session_row(number: int, case: Case) -> list[Any]:
    """One case as a row of the session's list."""
    placed = next((row for row in case.rows.placements if row.until_on is None), None)
    party = sum(row.party_member for row in case.rows.accused if row.until_on is None)
    held_up = "; ".join(
        f"{vi(words.OBSTACLES[row.obstacle_kind])}: {row.responsible}" for row in case.rows.obstacles if row.until_on is None
    )
    directed = "; ".join(f"{row.document_number}, {day_of(row.document_on)}" for row in case.rows.directions[-2:])
    return [
        number,
        case.record.title,
        f"{case.decision_number}, {day_of(case.decision_on)}" if case.decision_number else "",
        f"{day_of(placed.from_on)}; {placed.session}" if placed else "",
        case.agency,
        articles_of(case),
        case.persons or None,
        party or None,
        f"{vi(words.STAGES[case.record.stage])}, {day_of(case.stage_since)}",
        million(case.damage),
        million(case.seized),
        million(case.recovered),
        case.progress[:300],
        held_up,
        directed,
    ]


def session_list(actor: Actor, cases: Sequence[Case], asked: Any, today: date) -> Letter:
    """The list of cases for a session of the steering committee."""
    rows = [session_row(number, case) for number, case in enumerate(cases, start=1)]
    sums = [million(sum(getattr(case, name) for case in cases)) for name in ("damage", "seized", "recovered")]
    totals = [None, f"Cộng: {pair(cases)}", *[None] * 4, sum(case.persons for case in cases), *[None] * 2, *sums, *[None] * 3]
    table = Table(SESSION, rows, totals=totals, title="DANH MỤC VỤ ÁN, VỤ VIỆC", landscape=True, numbered=True)
    body = [
        f"Danh mục gồm {pair(cases)}; tính đến ngày {day_of(today)}.",
        "Người bị buộc tội được coi là không có tội cho đến khi có bản án kết tội đã có hiệu lực pháp luật.",
        table,
    ]
    return letter_of(actor, kind="DANH MỤC", title="Vụ án, vụ việc trình phiên họp", today=today, body=body)


def sheet(actor: Actor, case: Case, today: date) -> Letter:
    """One case on a sheet: what it is, how far it has come, its money, obstacles and decisions."""
    facts: list[list[Any]] = [
        ["Số", case.record.number],
        ["Loại", vi(words.KINDS[case.kind])],
        ["Lĩnh vực", vi(words.FIELDS[case.field])],
        ["Cơ quan thụ lý", case.agency],
        ["Giai đoạn", f"{vi(words.STAGES[case.record.stage])}, từ ngày {day_of(case.stage_since)}"],
        [f"Số {called(case)}", case.persons],
        ["Điều luật", articles_of(case)],
        ["Thiệt hại (đồng)", case.damage],
        ["Thu giữ, phong tỏa (đồng)", case.seized],
        ["Đã thu hồi (đồng)", case.recovered],
        ["Phải thi hành (đồng)", case.to_execute],
    ]
    steps = [[vi(words.STAGES[row.stage]), row.from_on, row.decision_number, row.decision_by] for row in case.rows.steps]
    body: list[Any] = [
        Table([Column("Mục", width=1), Column("Nội dung", width=3)], facts),
        Heading("Giai đoạn và quyết định", 2),
        Table([Column("Giai đoạn", width=2), Column("Từ ngày"), Column("Quyết định", width=2), Column("Cơ quan", width=3)], steps),
    ]
    if case.progress:
        body += [Heading("Tiến độ", 2), case.progress]
    open_obstacles = [row for row in case.rows.obstacles if row.until_on is None]
    if open_obstacles:
        body.append(Heading("Khó khăn, vướng mắc", 2))
        body += [
            Paragraph(
                Strong(f"{vi(words.OBSTACLES[row.obstacle_kind])}: "), f"{row.description} ({row.responsible}, từ {day_of(row.from_on)})"
            )
            for row in open_obstacles
        ]
    return letter_of(actor, kind="PHIẾU VỤ ÁN, VỤ VIỆC", title=case.record.title, today=today, body=body)


def held_up_for(row: Sequence[Any]) -> int:
    """The days that an obstacle of the list has stood."""
    return int(row[4])


def obstacle_list(actor: Actor, cases: Sequence[Case], asked: Any, today: date) -> Letter:
    """The open obstacles of the cases, by who must remove them."""
    by_agency: dict[str, list[list[Any]]] = defaultdict(list)
    for case in cases:
        for row in case.rows.obstacles:
            if row.until_on is None:
                held = (today - row.from_on).days
                by_agency[row.responsible].append(
                    [
                        case.record.number,
                        vi(words.OBSTACLES[row.obstacle_kind]),
                        row.description,
                        row.from_on,
                        held,
                        row.due_on,
                        row.urged or None,
                    ]
                )
    columns = [
        Column("Số", width=0),
        Column("Loại", width=2),
        Column("Nội dung", width=5),
        Column("Từ ngày"),
        Column("Số ngày", number=True),
        Column("Hạn"),
        Column("Đôn đốc", number=True),
    ]
    body: list[Any] = [f"Có {sum(map(len, by_agency.values()))} vướng mắc chưa được tháo gỡ, tính đến ngày {day_of(today)}."]
    for agency in sorted(by_agency):
        body += [Heading(agency, 2), Table(columns, sorted(by_agency[agency], key=held_up_for, reverse=True))]
    return letter_of(actor, kind="DANH MỤC", title="Khó khăn, vướng mắc theo cơ quan có trách nhiệm tháo gỡ", today=today, body=body)


def recovery_table(actor: Actor, cases: Sequence[Case], asked: Any, today: date) -> Letter:
    """Damage, what is to be executed and what was recovered, case by case."""
    named = ("damage", "seized", "to_execute", "with_means", "recovered")
    rows = [
        [number, case.record.title, case.persons, *(getattr(case, name) for name in named)] for number, case in enumerate(cases, start=1)
    ]
    totals = [
        None,
        f"Cộng: {pair(cases)}",
        sum(case.persons for case in cases),
        *(sum(getattr(case, name) for case in cases) for name in named),
    ]
    heads = ("Thiệt hại", "Thu giữ", "Phải thi hành", "Có điều kiện", "Đã thu hồi")
    columns = [Column("TT", width=0), Column("Vụ án, vụ việc", width=5), Column("Số người", number=True)]
    columns += [Column(head, group="Đồng", width=2, number=True) for head in heads]
    table = Table(columns, rows, totals=totals, title="THU HỒI TÀI SẢN", landscape=True, numbered=True)
    return letter_of(actor, kind="BẢNG TỔNG HỢP", title="Thu hồi tài sản", today=today, body=[f"Gồm {pair(cases)}.", table])


Print("case", "sheet", _("Case sheet"), sheet, icon="file-text")
ListPrint("case", "session", _("List for a session"), session_list, icon="list-checks")
ListPrint("case", "obstacles", _("Obstacles by agency"), obstacle_list, icon="octagon-alert")
ListPrint("case", "recovery", _("Recovery table"), recovery_table, icon="banknote")

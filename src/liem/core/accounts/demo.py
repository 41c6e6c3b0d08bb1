"""The people of the demonstration. Every one of them is invented; their names are put together from lists by the unit's code.

``load_demo_accounts`` makes the sign-ins that the demo announces, and for every committee and office an officer and a head
in whose names its invented past is told (``demo_writers``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from liem.core.accounts.events import AccountOpened, Appointed, PersonEntered
from liem.core.accounts.models import User
from liem.core.language.sorting import sort_key
from liem.core.organization.models import Appointment, Clearance, Person, Role, Unit
from liem.core.organization.naming import sorted_as
from liem.core.organization.queries import unit_on
from liem.core.organization.telling import Telling, tell_many, writing

FIRST_DAY = date(2015, 1, 1)
MERGER = date(2025, 7, 1)

FAMILY = ("Lê", "Trần", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Mai", "Cao", "Tạ", "Hà")
MIDDLE = ("An", "Bảo", "Cẩm", "Diệu", "Gia", "Hải", "Khải", "Lam", "Mộc", "Nhã", "Phúc", "Quế", "Sơn", "Thục", "Uyển", "Việt")
GIVEN = ("Ân", "Bách", "Chi", "Đan", "Giang", "Hiên", "Khuê", "Lâm", "Miên", "Nghi", "Oanh", "Phong", "Quân", "Thảo", "Uyên", "Vân")


@dataclass(frozen=True)
class Work:
    """One appointment of an invented person: unit by code and a day on which it bears it, role, post, clearance."""

    unit: str
    role: Role
    post: str
    clearance: Clearance
    valid_from: date = FIRST_DAY
    valid_until: date | None = None


@dataclass(frozen=True)
class SignIn:
    """An account of the demo: ``what`` says in both languages who signs in there."""

    username: str
    works: tuple[Work, ...]
    what_vi: str
    what_en: str


SIGN_INS = (
    SignIn("central.head", (Work("TW", Role.HEAD, "Trưởng Ban", Clearance.TOP_SECRET),),
           "Lãnh đạo Ban Nội chính Trung ương", "Head of the Central Commission"),
    SignIn("central.officer", (Work("TW", Role.OFFICER, "Chuyên viên chính", Clearance.SECRET),),
           "Chuyên viên Ban Nội chính Trung ương", "Officer of the Central Commission"),
    SignIn("thanhhoa.head", (Work("T38", Role.HEAD, "Trưởng Ban", Clearance.SECRET),),
           "Lãnh đạo Ban Nội chính Tỉnh ủy Thanh Hóa", "Head of the committee of Thanh Hóa"),
    SignIn("thanhhoa.officer", (Work("T38", Role.OFFICER, "Chuyên viên", Clearance.CONFIDENTIAL),),
           "Chuyên viên Ban Nội chính Tỉnh ủy Thanh Hóa", "Officer of the committee of Thanh Hóa"),
    SignIn("thanhhoa.officer2", (Work("T38", Role.OFFICER, "Chuyên viên", Clearance.CONFIDENTIAL),),
           "Chuyên viên thứ hai của Thanh Hóa", "Second officer of Thanh Hóa"),
    SignIn("thanhhoa.clerk", (Work("T38", Role.OFFICE, "Văn thư", Clearance.RESTRICTED),),
           "Văn thư Ban Nội chính Tỉnh ủy Thanh Hóa", "Clerk of the committee of Thanh Hóa"),
    SignIn("hoanghoa.officer",
           (Work("T38.399", Role.OFFICER, "Chuyên viên", Clearance.RESTRICTED, FIRST_DAY, MERGER),
            Work("T38.15865", Role.OFFICER, "Chuyên viên", Clearance.RESTRICTED, MERGER)),
           "Chuyên viên huyện Hoằng Hóa đến 30/6/2025, xã Hoằng Hóa từ 01/7/2025",
           "Officer of Hoằng Hóa District until 30 June 2025, of Hoằng Hóa Commune since"),
    SignIn("hoanghoa.head", (Work("T38.15865", Role.HEAD, "Chánh Văn phòng", Clearance.CONFIDENTIAL, MERGER),),
           "Lãnh đạo Văn phòng Đảng ủy xã Hoằng Hóa", "Head of the commune office of Hoằng Hóa"),
    SignIn("nghean.head", (Work("T40", Role.HEAD, "Trưởng Ban", Clearance.SECRET),),
           "Lãnh đạo Ban Nội chính Tỉnh ủy Nghệ An", "Head of the committee of Nghệ An"),
    SignIn("nghean.officer", (Work("T40", Role.OFFICER, "Chuyên viên", Clearance.CONFIDENTIAL),),
           "Chuyên viên Ban Nội chính Tỉnh ủy Nghệ An", "Officer of the committee of Nghệ An"),
    SignIn("police.thanhhoa", (Work("T38.CA", Role.AGENCY, "Cán bộ đầu mối", Clearance.RESTRICTED),),
           "Cơ quan phối hợp: Công an tỉnh Thanh Hóa", "Cooperating agency: police of Thanh Hóa"),
    SignIn("auditor", (Work("TW", Role.AUDITOR, "Kiểm tra viên", Clearance.SECRET),),
           "Người kiểm tra: đọc, không ghi", "Auditor: reads, writes nothing"),
    SignIn("admin", (Work("TW", Role.ADMINISTRATOR, "Quản trị hệ thống", Clearance.NORMAL),),
           "Quản trị: quản lý tài khoản, không đọc hồ sơ", "Administrator: manages accounts, sees no records"),
)  # fmt: skip


def load_demo_accounts(password: str) -> list[tuple[str, str]]:
    """Makes the invented people, their appointments and accounts; returns (account name, who it is) for the announcement.

    Run again, it changes nothing, also no password. The caller holds the right to write (owner, loader or the application).
    """
    if not User.objects.filter(username=SIGN_INS[0].username).exists():
        with writing():
            told = _load_people(password)
            tell_many(told, None)
    return [(entry.username, f"{entry.what_vi} / {entry.what_en}") for entry in SIGN_INS]


def _load_people(password: str) -> list[Telling]:
    told: list[Telling] = []
    hashed = make_password(password)  # once: it is the same announced password, and the hash is slow on purpose
    for entry in SIGN_INS:
        person = _people([entry.username])[0]
        _appoint([(person, _unit(work), work) for work in entry.works], told)
        user = User.objects.create(username=entry.username, person=person, password=hashed)
        told += [("person", person.pk, PersonEntered()), ("account", user.pk, AccountOpened())]
    told += _load_writers()
    return told


def _unit(work: Work) -> Unit:
    return unit_on(work.unit, work.valid_from)


def _load_writers() -> list[Telling]:
    """An officer and a head for every committee and office that has no such person yet, for the unit's whole life."""
    leading = Appointment.objects.filter(role__in=(Role.OFFICER, Role.HEAD)).select_related("unit")
    held = {(row.unit_id, row.role) for row in leading if row.valid_from <= _first(row.unit)}
    posts = {Role.OFFICER: ("Chuyên viên", Clearance.CONFIDENTIAL), Role.HEAD: ("Lãnh đạo", Clearance.SECRET)}
    units = Unit.objects.exclude(level="agency").order_by("place")
    wanted = [(unit, role) for unit in units for role in posts if (unit.pk, role) not in held]
    people = _people(f"{unit.code} {unit.valid_from} {role}" for unit, role in wanted)
    told: list[Telling] = [("person", person.pk, PersonEntered()) for person in people]
    works = []
    for person, (unit, role) in zip(people, wanted, strict=True):
        post, clearance = posts[role]
        works.append((person, unit, Work(unit.code, role, post, clearance, _first(unit), unit.valid_until)))
    _appoint(works, told)
    return told


def _first(unit: Unit) -> date:
    return max(unit.valid_from, FIRST_DAY)


def _people(seeds: Iterable[str]) -> list[Person]:
    names = [invented_name(seed) for seed in seeds]
    return Person.objects.bulk_create(Person(name=name, sort_key=sort_key(sorted_as(name))) for name in names)


def _appoint(works: Iterable[tuple[Person, Unit, Work]], told: list[Telling]) -> None:
    chosen = list(works)
    rows = Appointment.objects.bulk_create(
        Appointment(
            person=person, unit=unit, role=work.role, post=work.post, clearance=work.clearance,
            valid_from=work.valid_from, valid_until=work.valid_until,
        )
        for person, unit, work in chosen
    )  # fmt: skip
    for row, (_person, unit, work) in zip(rows, chosen, strict=True):
        until = work.valid_until.isoformat() if work.valid_until else None
        event = Appointed(
            unit=unit.code, role=str(work.role), clearance=int(work.clearance), valid_from=work.valid_from.isoformat(), valid_until=until
        )
        told.append(("appointment", row.pk, event))


def invented_name(seed: str) -> str:
    """A name that belongs to nobody here: chosen from the lists by a hash of ``seed``, always the same for the same seed."""
    drawn = hashlib.sha256(seed.encode()).digest()
    return f"{FAMILY[drawn[0] % len(FAMILY)]} {MIDDLE[drawn[1] % len(MIDDLE)]} {GIVEN[drawn[2] % len(GIVEN)]}"


def demo_writers(*, role: str = Role.OFFICER) -> dict[int, Appointment]:
    """For each unit (by id) the appointment in whose name its invented past is told, with person and unit loaded."""
    held = Appointment.objects.filter(role=role).select_related("person", "unit").order_by("unit_id", "valid_from", "pk")
    found: dict[int, Appointment] = {}
    for row in held:
        found.setdefault(row.unit_id, row)
    return found

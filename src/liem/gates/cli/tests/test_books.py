"""`liem export` and `liem import`: a register out and in, as the person who acts, whole or not at all."""

from pathlib import Path

import pytest

from liem.core.access.models import AccessLog
from liem.core.records.models import Record
from liem.gates.cli.tests.conftest import Answer, Liem
from liem.registers.matters.tests.examples import MATTER
from tests.cast import Cast
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
HEADER = "Title;Subject;Day;Risk;Why this risk\n"
GOOD = "Hồ chứa nước xã A giả định;Land;02/03/2024;High;Đông người tụ tập\n"
BAD = "Bãi rác xã B giả định;Land;31/02/2024;High;Đông người tụ tập\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with one good row and one whose day there is not."""
    path = tmp_path / "so.csv"
    path.write_text(HEADER + GOOD + BAD, encoding="utf-8")
    return path


def bring(liem: Liem, book: Path, *more: str) -> Answer:
    words = ("import", str(book), "--register", "matters", "--unit", "T38", "--as", "thanhhoa.officer", *more)
    return liem(*words, typed=PASSWORD + "\n")


def titles(cast: Cast) -> list[str]:
    with cast.acting("officer"):
        return list(Record.objects.order_by("pk").values_list("title", flat=True))


def test_a_book_with_a_bad_row_is_named_by_its_cell_and_not_entered(liem: Liem, book: Path, cast: Cast) -> None:
    answer = bring(liem, book, "--json")
    assert answer.status == 1
    assert (answer.json["written"], answer.json["refused"]) == (False, 1)
    (fault,) = answer.json["faults"]
    assert (fault["row"], fault["column"], fault["value"]) == (3, "C", "31/02/2024")
    assert "31/02/2024" in bring(liem, book).out
    assert titles(cast) == []


def test_a_dry_run_says_what_would_happen_and_writes_nothing(liem: Liem, book: Path, cast: Cast) -> None:
    book.write_text(HEADER + GOOD, encoding="utf-8")
    answer = bring(liem, book, "--dry-run", "--json")
    assert (answer.status, answer.json["written"], answer.json["opened"]) == (0, False, 1)
    assert titles(cast) == []


def test_the_good_rows_come_in_and_the_others_go_back_to_a_file(liem: Liem, book: Path, cast: Cast, tmp_path: Path) -> None:
    rest = tmp_path / "rest.xlsx"
    answer = bring(liem, book, "--partial", "--rest", str(rest), "--json")
    assert (answer.status, answer.json["written"], answer.json["rest"]) == (1, True, str(rest))
    assert rest.read_bytes().startswith(b"PK")
    assert titles(cast) == ["Hồ chứa nước xã A giả định"]
    assert bring(liem, book, "--partial", "--rest", str(rest), "--json").json["unchanged"] == 1
    assert titles(cast) == ["Hồ chứa nước xã A giả định"]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("import", "khong-co.xlsx", "--register", "matters"), (1, 2), "khong-co.xlsx"),
        (("import", "so.csv", "--register", "khong-co"), (2,), "khong-co"),
        (("import", "so.csv", "--register", "matters", "--unit", "T99"), (2,), "T99"),
        (("import", "so.csv", "--register", "matters", "--unit", "T40"), (2,), "Nghe An"),
        (("export", "--register", "khong-co", "--out", "x.csv"), (2,), "khong-co"),
        (("export", "--register", "matters", "--out", "x.pdf"), (2,), "x.pdf"),
        (("export", "--register", "matters", "--unit", "T99", "--out", "x.csv"), (2,), "T99"),
        (("export", "--register", "matters", "--out", "khong/co/x.csv"), (2,), "x.csv"),
    ],
)
def test_wrong_use_is_one_line(
    liem: Liem, book: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], status: tuple[int, ...], said: str
) -> None:
    monkeypatch.chdir(book.parent)
    answer = liem(*words, "--as", "thanhhoa.officer", typed=PASSWORD + "\n")
    assert answer.status in status
    assert said in answer.err
    assert len(answer.err.strip().splitlines()) == 1


def test_an_export_holds_what_the_person_may_see_and_stands_in_the_access_log(liem: Liem, cast: Cast, tmp_path: Path) -> None:
    cast.play("officer", "matter", (MATTER,))
    out = tmp_path / "matters.csv"
    for username, rows in (("thanhhoa.officer", 1), ("nghean.officer", 0), ("central.officer", 1)):
        answer = liem("export", "--register", "matters", "--out", str(out), "--as", username, "--json", typed=PASSWORD + "\n")
        assert (answer.status, answer.json["rows"]) == (0, rows)
    assert MATTER[1]["title"] in out.read_text(encoding="utf-8-sig")
    with cast.acting("auditor"):
        logged = AccessLog.objects.filter(what="export").order_by("pk").values_list("appointment_id", flat=True)
        assert list(logged) == [cast.officer.appointment_id, cast.neighbour.appointment_id, cast.central.appointment_id]

"""`liem import` and `liem export`, run in this process over a database of their own, in a folder that a demo made."""

import argparse
import json

import pytest
from django.utils.translation import override

from liem.core.access.middleware import in_scope_of
from liem.core.records.models import Record
from liem.gates.cli import acting, export_book, import_book
from liem.gates.cli.refusing import Unable

from .conftest import appointed, fill_units
from .making import workbook
from .test_importing import HEADER, ROWS, changed

pytestmark = pytest.mark.acts


@pytest.fixture
def officer(committed_db, monkeypatch):
    """An officer of Thanh Hóa, who acts at the terminal without being asked."""
    fill_units()
    actor = appointed("T38", "officer", name="Cán bộ Giả định Một")
    monkeypatch.setattr(acting, "who", lambda args, **given: actor)
    with override("en"):
        yield actor


def run(command, *words):
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    parser.add_argument("--json", action="store_true")
    return command.run(parser.parse_args([str(word) for word in words]))


def book(tmp_path, rows=ROWS):
    path = tmp_path / "so.xlsx"
    path.write_bytes(workbook([HEADER, *rows]).getvalue())
    return path


def stored(actor):
    with in_scope_of(actor):
        return list(Record.objects.order_by("pk").values_list("title", flat=True))


def test_a_dry_run_shows_what_would_happen_and_writes_nothing(officer, tmp_path, capsys):
    assert run(import_book.COMMAND, book(tmp_path), "--register", "cases", "--dry-run", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["written"], told["rows"], told["opened"]) == (False, 2, 2)
    assert [planned["does"] for planned in told["planned"]] == ["open", "open"]
    assert stored(officer) == []


def test_a_book_comes_in_and_a_second_time_changes_nothing(officer, tmp_path, capsys):
    path = book(tmp_path)
    assert run(import_book.COMMAND, path, "--register", "cases", "--unit", "T38") == 0
    assert "2 records opened" in capsys.readouterr().out
    assert run(import_book.COMMAND, path, "--register", "cases", "--json") == 0
    assert json.loads(capsys.readouterr().out)["unchanged"] == 2
    assert len(stored(officer)) == 2


def test_a_bad_row_is_named_and_nothing_is_written(officer, tmp_path, capsys):
    path = book(tmp_path, changed(ROWS, 1, 6, "31/02/2023"))
    assert run(import_book.COMMAND, path, "--register", "cases") == 1
    out = capsys.readouterr().out
    assert "row 3: G Ngày vào sổ “31/02/2023”: There is no day 31/02/2023 in the calendar." in out
    assert "Nothing was written." in out
    assert stored(officer) == []


def test_a_part_comes_in_and_the_rest_lies_beside_the_book(officer, tmp_path, capsys):
    path = book(tmp_path, changed(ROWS, 1, 6, "31/02/2023"))
    assert run(import_book.COMMAND, path, "--register", "cases", "--partial", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["written"], told["opened"], told["refused"]) == (True, 1, 1)
    assert told["rest"] == str(tmp_path / "so, to put right.xlsx")
    assert (tmp_path / "so, to put right.xlsx").stat().st_size > 0
    assert len(stored(officer)) == 1


def test_a_rest_that_cannot_be_written_stops_before_anything_is_entered(officer, tmp_path):
    path = book(tmp_path, changed(ROWS, 1, 6, "31/02/2023"))
    with pytest.raises(Unable, match="cannot be written"):
        run(import_book.COMMAND, path, "--register", "cases", "--partial", "--rest", tmp_path / "no" / "where.xlsx")
    assert stored(officer) == []


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--register", "ghosts"), 2, "no register “ghosts”"),
        (("--register", "cases", "--unit", "T99"), 2, "No unit has the code"),
        (("--register", "cases", "--unit", "T40"), 2, "is entered by that unit"),
    ],
)
def test_what_is_asked_wrongly_is_said_in_one_sentence(officer, tmp_path, words, status, said):
    with pytest.raises(Unable, match=said) as refused:
        run(import_book.COMMAND, book(tmp_path), *words)
    assert refused.value.exit_status == status


def test_a_file_that_is_no_book_is_found_wrong(officer, tmp_path):
    path = tmp_path / "so.xlsx"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(Unable, match="PDF") as refused:
        run(import_book.COMMAND, path, "--register", "cases")
    assert refused.value.exit_status == 1
    with pytest.raises(Unable, match="There is no file"):
        run(import_book.COMMAND, tmp_path / "none.xlsx", "--register", "cases")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_an_exported_register_can_be_imported_again(officer, tmp_path, capsys, ending):
    run(import_book.COMMAND, book(tmp_path), "--register", "cases")
    out = tmp_path / f"cases.{ending}"
    capsys.readouterr()
    assert run(export_book.COMMAND, "--register", "cases", "--unit", "T38", "--out", out, "--json") == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 2
    assert run(import_book.COMMAND, out, "--register", "cases", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["unchanged"], told["faults"]) == (2, [])


def test_days_narrow_an_export(officer, tmp_path, capsys):
    run(import_book.COMMAND, book(tmp_path), "--register", "cases")
    out = tmp_path / "cases.csv"
    run(export_book.COMMAND, "--register", "cases", "--from", "03/03/2023", "--to", "2023-03-31", "--out", out)
    text = out.read_text(encoding="utf-8-sig")
    assert "trạm B" in text
    assert "kho A" not in text


def test_a_form_that_is_none_and_a_place_that_is_none_are_said(officer, tmp_path):
    with pytest.raises(Unable, match=r"neither in \.xlsx nor in \.csv"):
        run(export_book.COMMAND, "--register", "cases", "--out", tmp_path / "cases.pdf")
    with pytest.raises(Unable, match="cannot be written"):
        run(export_book.COMMAND, "--register", "cases", "--out", tmp_path / "no" / "cases.csv")

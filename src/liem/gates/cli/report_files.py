"""A report as a file: CSV and JSON for programs, a workbook with real numbers, an official document."""

import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from xlsxwriter.utility import xl_col_to_name

from liem.core.letters.letter import Column, Heading, Letter, Table
from liem.core.letters.pdf import to_pdf
from liem.core.letters.word import to_docx
from liem.core.organization.models import Locality
from liem.core.organization.letterhead import letterhead
from liem.core.organization.queries import codes, scope
from liem.gates.books.exporting import Sheet, write_sheet
from liem.gates.cli.published import Check
from liem.gates.cli.refusing import Unable
from liem.gates.cli.report_table import amount, change, checked, cut_rows, heading
from liem.readings.figures.layout import sections

CSV_COLUMNS = ("unit", "period", "indicator", "label", "cut", "value", "measure", "previous", "change_pct")


def made(report: Mapping[str, Any], form: str, checks: Mapping[str, Check], *, demo: bool) -> bytes:
    """The bytes of the report in a format."""
    if form == "json":
        return (json.dumps(report, ensure_ascii=False) + "\n").encode()
    if form == "csv":
        return _csv(report)
    if form == "xlsx":
        return _xlsx(report)
    if form == "table":
        return _plain(report, checks)
    letter = letter_of(report, demo=demo)
    return to_docx(letter) if form == "docx" else to_pdf(letter)


def keep(content: bytes, out: Path) -> None:
    """Write the file whole: a failure leaves what was there."""
    half = out.with_name(f".{out.name}.half")
    try:
        half.write_bytes(content)
        half.replace(out)
    except OSError as problem:
        raise Unable(_("“%(name)s” cannot be written (%(reason)s).") % {"name": out, "reason": problem.strerror or problem}) from None
    finally:
        half.unlink(missing_ok=True)


def _plain(report: Mapping[str, Any], checks: Mapping[str, Check]) -> bytes:
    figures = [f"{figure['label']}\t{amount(figure['value'], figure['unit'])}\t{change(figure)}" for figure in report["figures"]]
    return ("\n".join([*heading(report), *figures, *checked(report, checks)]) + "\n").encode()


def _csv(report: Mapping[str, Any]) -> bytes:
    """A row a figure, then a row a cut and a row a unit; values as plain numbers."""
    rows: list[Sequence[Any]] = []
    for figure in report["figures"]:
        code, label, measure = figure["indicator"], figure["label"], figure["unit"]
        rows.append([report["unit"], report["period"], code, label, "", figure["value"], measure, figure["previous"], figure["change_pct"]])
        rows += [[report["unit"], report["period"], code, label, words, value, measure, None, None] for words, value in cut_rows(figure)]
        rows += [[unit, report["period"], code, label, "", value, measure, None, None] for unit, value in figure.get("by_unit", {}).items()]
    out = io.BytesIO()
    write_sheet(Sheet("report", CSV_COLUMNS, rows), out, form="csv")
    return out.getvalue()


def _xlsx(report: Mapping[str, Any]) -> bytes:
    """Two sheets: the figures, and the figures by unit with their totals as formulas."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        styles = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1}),
            "title": book.add_format({"bold": True}),
            "count": book.add_format({"num_format": "#,##0"}),
            "share": book.add_format({"num_format": "0.0"}),
            "total": book.add_format({"num_format": "#,##0", "bold": True, "top": 1}),
        }
        _figures(book.add_worksheet(_("Figures")), report, styles)
        _by_unit(book, report, styles)
    return out.getvalue()


def _figures(page: Any, report: Mapping[str, Any], styles: Mapping[str, Any]) -> None:
    title, span = heading(report)
    page.write_string(0, 0, title, styles["title"])
    page.write_string(1, 0, span)
    headings = (_("Figure"), pgettext("figure", "Value"), _("Measure"), _("Year before"), _("Change in percent"))
    for column, words in enumerate(headings):
        page.write_string(3, column, words, styles["head"])
    page.set_column(0, 0, 62)
    page.set_column(1, 4, 18)
    lines = [
        (figure["unit"], *line)
        for figure in report["figures"]
        for line in [
            (str(figure["label"]), figure["value"], figure["previous"], figure["change_pct"]),
            *((f"   {words}", value, None, None) for words, value in cut_rows(figure)),
        ]
    ]
    for row, (unit, label, value, before, percent) in enumerate(lines, start=4):
        page.write_string(row, 0, label)
        page.write_string(row, 2, unit)
        measure = styles["share" if unit == "percent" else "count"]
        for column, cell, style in ((1, value, measure), (3, before, measure), (4, percent, styles["share"])):
            if cell is not None:
                page.write_number(row, column, cell, style)


def _by_unit(book: Any, report: Mapping[str, Any], styles: Mapping[str, Any]) -> None:
    figures = [figure for figure in report["figures"] if figure.get("by_unit")]
    units = list(dict.fromkeys(unit for figure in figures for unit in figure["by_unit"]))
    if not units:
        return
    page = book.add_worksheet(_("By unit"))
    page.freeze_panes(1, 1)
    last = len(units)
    for row, words in enumerate([_("Unit"), *units, _("Total")]):
        page.write_string(row, 0, words, None if 0 < row <= last else styles["head"])
    for column, figure in enumerate(figures, start=1):
        page.write_string(0, column, str(figure["label"]), styles["head"])
        values = [figure["by_unit"].get(unit) for unit in units]
        for row, value in enumerate(values, start=1):
            if value is not None:
                page.write_number(row, column, value, styles["count"])
        if figure["unit"] != "percent":
            letter = xl_col_to_name(column)
            total = sum(value or 0 for value in values)
            page.write_formula(last + 1, column, f"=SUM({letter}2:{letter}{last + 1})", styles["total"], total)
    page.set_column(0, 0, 14)
    page.set_column(1, len(figures), 16)


# --- the official document ----------------------------------------------------------------------------------------------


def letter_of(report: Mapping[str, Any], *, demo: bool) -> Letter:
    """The report in the official layout: a table a section, and one by unit on sheets of its own."""
    first, last = date.fromisoformat(report["from"]), date.fromisoformat(report["to"])
    head = letterhead(scope(report["unit"], on=last).unit)
    figures = {figure["indicator"]: figure for figure in report["figures"]}
    body: list[Any] = []
    for number, section in enumerate((s for s in sections() if any(code in figures for code in s.expressions)), start=1):
        shown = [figures[code] for code in section.expressions if code in figures]
        body += [Heading(f"{_roman(number)}. {section.label}".upper()), _section(shown)]
    wide = _wide(report)
    return Letter(
        parent=head.parent,
        agency=head.agency,
        place=head.place,
        kind="BÁO CÁO",
        title=f"Số liệu công tác nội chính {_period_words(report['period'])}",
        span=f"Số liệu từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}",
        body=[*body, *([wide] if wide else [])],
        recipients=["Lưu."],
        signer_role=[head.signer_role],
        foot="Dữ liệu trình diễn" if demo else "",
    )


def _period_words(code: str) -> str:
    year, _dash, part = code.partition("-")
    if ".." in code:
        return "giai đoạn " + code.replace("..", " – ")
    words = {"H1": "6 tháng đầu năm", "H2": "6 tháng cuối năm", "9M": "9 tháng đầu năm", "Q1": "quý I năm", "Q2": "quý II năm"}
    words |= {"Q3": "quý III năm", "Q4": "quý IV năm", "": "năm"}
    return f"{words.get(part, f'tháng {part} năm')} {year}"


def _section(figures: Sequence[Mapping[str, Any]]) -> Table:
    rows: list[Sequence[Any]] = []
    for figure in figures:
        unit = figure["unit"]
        rows.append([str(figure["label"]), _cell(figure["value"], unit), _cell(figure["previous"], unit), change(figure)])
        rows += [[f"– {words}", _cell(value, unit), "", ""] for words, value in cut_rows(figure)]
    columns = [
        Column("Chỉ tiêu", width=4),
        Column("Kỳ này", number=True),
        Column("Cùng kỳ", number=True),
        Column("Tăng, giảm", number=True),
    ]
    return Table(columns, rows)


def _cell(value: Any, unit: str) -> str:
    """A value that does not part from its đồng at the end of a line."""
    return amount(value, unit).replace(" ", "\N{NO-BREAK SPACE}")


def _wide(report: Mapping[str, Any]) -> Table | None:
    """Counts by unit, A3 across; money and rates stand in the tables before."""
    figures = [f for f in report["figures"] if f.get("by_unit") and f["unit"] not in ("VND", "percent")]
    units = list(dict.fromkeys(unit for figure in figures for unit in figure["by_unit"]))
    if len(units) < 2:
        return None
    columns = [Column("STT", width=0), Column("Đơn vị", width=0), *(Column(str(f["label"]), number=True) for f in figures)]
    names = _names(report)
    rows = [[number, names.get(unit, unit), *(f["by_unit"].get(unit) for f in figures)] for number, unit in enumerate(units, start=1)]
    totals = [None, "Tổng", *(f["value"] for f in figures)]
    return Table(columns, rows, totals=totals, title="Số liệu theo đơn vị", landscape=True, numbered=True)


def _names(report: Mapping[str, Any]) -> dict[str, str]:
    """The units of the report by code, each called by its place where it has one."""
    on = date.fromisoformat(report["to"])
    units = [member.unit for member in scope(report["unit"], on=on).members]
    written = codes(units, on=on)
    places = Locality.objects.in_bulk([unit.locality_id for unit in units if unit.locality_id])
    return {written[unit.pk]: places[unit.locality_id].name_vi if unit.locality_id in places else unit.name_vi for unit in units}


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")[number - 1]

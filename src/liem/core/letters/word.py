"""A letter as DOCX, for further work in a word processor. The same letter gives the same bytes.

Set in Times New Roman, as the guidance asks; the face is not carried along, every office machine has it.
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from liem.core.letters.letter import Laid, Letter, date_text, laid
from liem.core.letters.word_marks import draw_code, sign_side_by_side

FONT = "Times New Roman"
CENTRE, LEFT, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
JUSTIFIED = WD_ALIGN_PARAGRAPH.JUSTIFY
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  the format's own property has no time zone; a letter without a day has this one
_SHARES = (38, 62)


def to_docx(letter: Letter) -> bytes:
    """The letter as a DOCX file."""
    ready = laid(letter)
    document = docx.Document()
    _prepare(document, ready)
    _head(document, ready)
    _name(document, ready)
    _addressed(document, ready)
    for block in ready.body:
        _block(document, ready, block)
    _close(document, ready)
    for sheet in ready.sheets:
        _sheet(document, ready, sheet)
    return _settled(document)


def _prepare(document: Document, ready: Laid) -> None:
    """Paper, margins, face, page number, foot and properties."""
    layout, letter = ready.letter.layout, ready.letter
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, length in layout["margins"].items():
        setattr(section, f"{side}_margin", Mm(length))
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(layout["size"])
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(0)
    for level in (1, 2, 3):
        _plain_heading(document.styles[f"Heading {level}"], layout["size"], level)
    _page_number(section.header.paragraphs[0])
    for footer in (section.footer, section.first_page_footer):
        _write(footer.paragraphs[0], letter.foot, size=8, align=CENTRE)
    properties = document.core_properties
    properties.title, properties.author, properties.language = ready.document_title, letter.agency.replace("\n", " "), "vi-VN"
    day = letter.day
    properties.created = properties.modified = datetime(day.year, day.month, day.day) if day else _MADE  # noqa: DTZ001
    properties.comments, properties.last_modified_by, properties.revision = "", "", 1


def _head(document: Document, ready: Laid) -> None:
    """Who writes, on the left; under which name, on the right."""
    letter, layout = ready.letter, ready.letter.layout
    left, right = _two_columns(document, ready)
    for text in letter.parent.split("\n"):
        _add(left, text, size=layout["parent_size"])
    for text in letter.agency.split("\n"):
        _add(left, text, size=layout["parent_size"], bold=True)
    if layout["asterisk"]:
        _add(left, "*", size=layout["parent_size"])
    if layout["agency_rule"]:
        _rule(_add(left, "", size=4), indent=22)
    _add(left, ready.number_line, size=layout["number_size"], before=4)
    for text in ready.subject:
        _add(left, text, size=layout["subject_size"])
    for mark in filter(None, (letter.mark, letter.urgency)):
        _boxed(_add(left, mark, size=13, bold=True, before=6), indent=20)
    for at, (text, size) in enumerate(zip(layout["heading"], layout["heading_sizes"], strict=True), start=1):
        _add(right, text, size=size, bold=True, underline=layout["heading_rule"] and at == len(layout["heading"]))
    _add(right, f"{letter.place}, {date_text(letter.day)}", italic=True, before=6)


def _name(document: Document, ready: Laid) -> None:
    """The kind of the document, its title, and the days of its figures."""
    letter, layout = ready.letter, ready.letter.layout
    if not letter.kind:
        return
    _add(document, letter.kind, size=layout["kind_size"], bold=True, before=18)
    for text in letter.title.split("\n"):
        _add(document, text, size=layout["title_size"], bold=True)
    if letter.span:
        _add(document, letter.span, italic=True)
    _rule(_add(document, "", size=4), indent=65)


def _addressed(document: Document, ready: Laid) -> None:
    letter, layout = ready.letter, ready.letter.layout
    if not letter.addressed:
        _add(document, "", size=6)
        return
    single = len(letter.addressed) == 1
    for at, text in enumerate(letter.addressed):
        paragraph = _add(document, "", align=CENTRE if single else LEFT, before=14 if at == 0 else 0)
        if not single:
            paragraph.paragraph_format.left_indent = Mm(45 if at == 0 else 68)
        if at == 0:
            _run(paragraph, layout["addressed"] + " ", italic=layout["addressed_italic"])
        _run(paragraph, text if single else f"- {text}")
    _add(document, "", size=6)


def _block(document: Document, ready: Laid, block: dict[str, Any]) -> None:
    if block["is"] == "table":
        _table(document, ready, block)
        return
    if block["is"] == "signatures":
        sign_side_by_side(document, block["boxes"], size=ready.letter.layout["table_size"])
        return
    if block["is"] == "code":
        draw_code(document, block["squares"], block["caption"], size=ready.letter.layout["table_size"])
        return
    paragraph = document.add_paragraph(style=f"Heading {block['level']}" if block["is"] == "heading" else None)
    shape = paragraph.paragraph_format
    shape.first_line_indent, shape.space_after = Mm(10), Pt(6)
    if block["is"] == "heading":
        shape.space_before = Pt(6)
        _run(paragraph, block["text"])
        return
    paragraph.alignment, shape.line_spacing = JUSTIFIED, 1.15
    for run in block["runs"]:
        _run(paragraph, run["text"], bold=run["strong"])


def _plain_heading(style: Any, size: float, level: int) -> None:
    """Headings as an official document has them: the face and size of the text, black."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
    fonts.set(qn("w:eastAsia"), FONT)
    style.font.bold, style.font.italic = level <= 2, level == 3


def _table(document: Document, ready: Laid, told: dict[str, Any]) -> None:
    """A table: heading rows that repeat on each page, rows that are never torn, totals in bold."""
    size, columns, groups = ready.letter.layout["table_size"], told["columns"], told["groups"]
    styles = _table_styles(document, size)
    if told["title"]:
        _add(document, told["title"], size=size, bold=True, before=6).paragraph_format.keep_with_next = True
    upper = 1 if groups else 0
    heads = upper + 1 + told["numbered"]
    rows = [*told["rows"], *([told["totals"]] if told["totals"] is not None else [])]
    table = document.add_table(rows=heads + len(rows), cols=len(columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    cells = _cells(table)
    _widths(document, table, told)
    for at, column in enumerate(columns):
        _cell(cells[upper][at], column["label"], styles["head"])
        if told["numbered"]:
            _cell(cells[upper + 1][at], f"({at + 1})", styles["ordinal"])
    for line, row in enumerate(rows, start=heads):
        total = told["totals"] is not None and line == heads + len(rows) - 1
        for at, text in enumerate(row):
            _cell(cells[line][at], text, styles["number" if columns[at]["number"] else "text"], bold=total)
    _merge(cells, groups, columns, styles["head"])
    for at, shown in enumerate(table.rows):
        _row_properties(shown, repeats=at < heads)
    _add(document, told["note"], size=size - 1, italic=True, align=LEFT)


def _table_styles(document: Document, size: float) -> dict[str, str]:
    """The ids of the styles of cells by use; made with the first table, so that a cell needs no shape of its own."""
    uses = {"head": (CENTRE, True, False), "ordinal": (CENTRE, False, True), "text": (LEFT, False, False), "number": (RIGHT, False, False)}
    found = {}
    for use, (align, bold, italic) in uses.items():
        name = f"Table {use}"
        if name not in document.styles:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = document.styles["Normal"]
            style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
            style.paragraph_format.alignment = align
        found[use] = document.styles[name].style_id
    return found


def _widths(document: Document, table: Any, told: dict[str, Any]) -> None:
    """Column widths: what the content needs where the share is 0, the rest by shares."""
    section = document.sections[-1]
    paper, left, right = (Length(one or 0) for one in (section.page_width, section.left_margin, section.right_margin))
    room = paper.mm - left.mm - right.mm
    texts = [[row[at] for row in told["rows"]] + [column["label"]] for at, column in enumerate(told["columns"])]
    fixed = [0 if column["width"] else 5 + 2.3 * max(map(len, texts[at])) for at, column in enumerate(told["columns"])]
    squeezed = min(1, room * 0.8 / (sum(fixed) or 1))
    shares = sum(column["width"] for column in told["columns"]) or 1
    rest = room - sum(fixed) * squeezed
    widths = [Mm(wide * squeezed or rest * column["width"] / shares) for wide, column in zip(fixed, told["columns"], strict=True)]
    table.autofit = False
    for grid, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        grid.w = width
    for at, element in enumerate(table._tbl.iter(qn("w:tcW"))):
        element.set(qn("w:w"), str(int(widths[at % len(widths)].twips)))


def _cells(table: Any) -> list[list[Any]]:
    """The cells row by row, read once: asking the table for each costs the square of their number."""
    flat, width = table._cells, len(table.columns)
    return [flat[at : at + width] for at in range(0, len(flat), width)]


def _merge(cells: list[list[Any]], groups: list[dict[str, Any]], columns: list[dict[str, Any]], style: str) -> None:
    """Joins the cells of the upper heading row, and of columns that belong to no group both heading rows."""
    for group in groups:
        at, name = group["at"], group["name"] or columns[group["at"]]["label"]
        last = cells[0][at + group["columns"] - 1] if group["name"] else cells[1][at]
        merged = cells[0][at].merge(last)
        for extra in merged.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
        _cell(merged, name, style)
        merged.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _close(document: Document, ready: Laid) -> None:
    """Who receives it, on the left; who signs, on the right."""
    letter, layout = ready.letter, ready.letter.layout
    if not (letter.recipients or letter.signer_role or letter.signer):
        return
    _add(document, "", size=8)
    left, right = _two_columns(document, ready)
    if letter.recipients:
        underlined = layout["recipients_style"] == "underline"
        style = {"underline": True} if underlined else {"bold": True, "italic": True}
        _add(left, layout["recipients_title"], size=layout["recipients_title_size"], align=LEFT, **style)
        for text in letter.recipients:
            _add(left, f"- {text}", size=layout["recipients_size"], align=LEFT)
    for text in letter.signer_role:
        _add(right, text, size=layout["signer_size"], bold=True)
    for at, text in enumerate(letter.signature):
        _add(right, text, size=9, before=8 if at == 0 else 0)
    _add(right, letter.signer, size=layout["signer_size"], bold=True, before=12 if letter.signature else 68)


def _sheet(document: Document, ready: Laid, told: dict[str, Any]) -> None:
    """A table on A3 sheets of its own, lying across."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(420), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    section.different_first_page_header_footer = False
    _table(document, ready, told)


def _two_columns(document: Document, ready: Laid) -> tuple[Any, Any]:
    """Two cells without lines, side by side over the width of the text; their first paragraphs are still empty."""
    margins = ready.letter.layout["margins"]
    width = 210 - margins["left"] - margins["right"]
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    for cell, grid, share in zip((left, right), table._tbl.tblGrid.gridCol_lst, _SHARES, strict=True):
        cell.width = grid.w = Mm(width * share / 100)
    _row_properties(table.rows[0], repeats=False)
    return left, right


def _add(place: Any, text: str, *, align: Any = CENTRE, before: float = 0, **style: Any) -> Paragraph:
    """A paragraph with one run at the end of a document or cell; a cell's empty first paragraph is used up first."""
    empty = place.paragraphs[-1] if hasattr(place, "_tc") and len(place.paragraphs) == 1 else None
    paragraph: Paragraph = empty if empty is not None and not empty.runs else place.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(before)
    _write(paragraph, text, align=align, **style)
    return paragraph


def _write(paragraph: Paragraph, text: str, *, align: Any, **style: Any) -> None:
    paragraph.alignment = align
    _run(paragraph, text, **style)


def _cell(cell: Any, text: str, style: str, *, bold: bool = False) -> None:
    """Puts a text in place of whatever a cell holds."""
    paragraph = cell.paragraphs[0]
    if paragraph.runs:
        paragraph.clear()
    paragraph._p.style = style  # by its id: by the style itself every cell would search all styles
    run = paragraph.add_run(text)
    if bold:
        run.bold = True


def _run(paragraph: Paragraph, text: str, *, size: float = 0, bold: bool = False, italic: bool = False, underline: bool = False) -> Any:
    run = paragraph.add_run(text)
    for name, wanted in (("bold", bold), ("italic", italic), ("underline", underline)):
        if wanted:
            setattr(run, name, True)
    if size:
        run.font.size = Pt(size)
    return run


def _rule(paragraph: Paragraph, *, indent: float) -> None:
    """A short line below a paragraph, drawn in by so many millimetres on both sides."""
    _bordered(paragraph, ["bottom"], indent)


def _boxed(paragraph: Paragraph, *, indent: float) -> None:
    _bordered(paragraph, ["top", "left", "bottom", "right"], indent)


def _bordered(paragraph: Paragraph, sides: Iterable[str], indent: float) -> None:
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent)
    borders = OxmlElement("w:pBdr")
    for side in sides:
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _row_properties(row: Any, *, repeats: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeats:
        properties.append(OxmlElement("w:tblHeader"))


def _page_number(paragraph: Paragraph) -> None:
    """The number of the page, in the middle of the head, from the second page on."""
    paragraph.alignment = CENTRE
    for kind, code in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = code
        paragraph.add_run()._r.append(element)


def _settled(document: Document) -> bytes:
    """The file with a fixed time in its package, so that equal letters are equal files."""
    written, settled = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return settled.getvalue()

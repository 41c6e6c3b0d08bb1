"""What stands beside the text of a letter in DOCX: boxes to sign in, and a square code for a machine to read."""

import io
import struct
import zlib
from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

PIXELS = 8
"""The side of one square of a code, in pixels."""
ROOM = 62
"""Room for a signature, in points."""


def sign_side_by_side(document: Document, boxes: Sequence[Sequence[str]], *, size: float) -> None:
    """Add boxes for several signatures: (what the person is, name) each."""
    table = document.add_table(rows=1, cols=len(boxes))
    for cell, (role, name) in zip(table.rows[0].cells, boxes, strict=True):
        _bold(cell.paragraphs[0], role, size)
        signed = cell.add_paragraph()
        signed.paragraph_format.space_before = Pt(ROOM)
        _bold(signed, name, size)


def _bold(paragraph: Any, text: str, size: float) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = True, Pt(size)


def draw_code(document: Document, squares: Sequence[str], caption: str, *, size: float) -> None:
    """Add a square code as a picture, and its caption under it."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.add_run().add_picture(io.BytesIO(picture(squares)), width=Mm(26))
    said = document.add_paragraph().add_run(caption)
    said.font.size = Pt(size)


def picture(squares: Sequence[str]) -> bytes:
    """The code as a PNG picture in black and white, with the quiet border that readers need."""
    side = (len(squares) + 8) * PIXELS
    empty = b"\xff" * side
    rows = [empty] * (4 * PIXELS)
    for row in squares:
        line = b"".join((b"\x00" if square == "1" else b"\xff") * PIXELS for square in f"0000{row}0000")
        rows += [line] * PIXELS
    rows += [empty] * (4 * PIXELS)
    pixels = zlib.compress(b"".join(b"\x00" + row for row in rows), 9)
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

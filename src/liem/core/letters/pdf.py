"""A letter as PDF, by Typst: tagged, for keeping (PDF/A), the same bytes every time.

The template `data/letter.typ` is ours alone and gets the letter as JSON, so no text can become markup. Fonts come from
a package, never from the system; nothing is fetched.
"""

import json
import re
from pathlib import Path
from typing import Any

import fontpkg_noto_serif
import typst

from liem.core.letters.letter import Laid, Letter, date_text, laid

TEMPLATE = Path(__file__).parent / "data" / "letter.typ"
FONTS = Path(fontpkg_noto_serif.__file__).parent / "files"
FONT = "Noto Serif"
STANDARDS = ["a-2a", "ua-1"]
"""PDF/A-2a for keeping and PDF/UA-1 for reading aloud."""

_LONG = re.compile(r"\S{31,}")
_BREAK = "\u200b"


def to_pdf(letter: Letter) -> bytes:
    """The letter as a PDF file.

    A text with a sign that the font lacks cannot be PDF/A; then a plain PDF is made, in which that sign shows as an
    empty box.
    """
    told = {"data": json.dumps(_data(laid(letter)), ensure_ascii=False)}
    try:
        return _compiled(told, format="pdf", pdf_standards=STANDARDS)
    except typst.TypstError:
        return _compiled(told, format="pdf")


def to_pages(letter: Letter, *, dots_per_inch: int = 96) -> list[bytes]:
    """Each page as a PNG picture, for a preview."""
    pages = _compiled({"data": json.dumps(_data(laid(letter)), ensure_ascii=False)}, format="png", ppi=dots_per_inch)
    return pages if isinstance(pages, list) else [pages]


def _compiled(told: dict[str, str], **how: Any) -> Any:
    return typst.compile(
        str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs=told, **how
    )


def _data(ready: Laid) -> dict[str, Any]:
    letter = ready.letter
    return _breakable(
        {
            "layout": {**letter.layout, "effective_from": None, "font": FONT},
            "document_title": ready.document_title,
            "day": [letter.day.year, letter.day.month, letter.day.day] if letter.day else None,
            "parent": letter.parent.split("\n"),
            "agency": letter.agency.split("\n"),
            "number_line": ready.number_line,
            "place": f"{letter.place},",
            "date": date_text(letter.day),
            "subject": ready.subject,
            "kind": letter.kind,
            "title": letter.title.split("\n"),
            "span": letter.span,
            "addressed": letter.addressed,
            "recipients": letter.recipients,
            "signer_role": letter.signer_role,
            "signer": letter.signer,
            "signature": letter.signature,
            "mark": letter.mark,
            "urgency": letter.urgency,
            "foot": letter.foot,
            "body": ready.body,
            "sheets": ready.sheets,
        }
    )


def _breakable(value: Any) -> Any:
    """The same, with places to break in runs of signs that no line could hold."""
    if isinstance(value, str):
        return _LONG.sub(lambda run: _BREAK.join(run[0][at : at + 15] for at in range(0, len(run[0]), 15)), value)
    if isinstance(value, dict):
        return {key: _breakable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_breakable(inner) for inner in value]
    return value

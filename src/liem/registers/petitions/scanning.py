"""Looking at a scanned paper before it is kept: whether it opens, how many pages it has, whether a picture is a bomb.

The readers of PDF and pictures are imported when a scan comes: no start waits for them.
"""

import io
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_PAGES = 200
MOST_POINTS = 120_000_000
"""The most points of one picture: an A3 page at 600 dots an inch has 70 million."""
TAKEN = ("application/pdf", "image/png", "image/jpeg", "image/tiff")


def pages_of(file: Any) -> int:
    """How many pages the scan has. Raises `ValidationError` for what is no scan, does not open, or is too large."""
    if file.content_type not in TAKEN:
        raise ValidationError(_("A scan is a PDF or a picture (PNG, JPEG, TIFF)."), code="kind")
    return _pages_of_pdf(file.content) if file.content_type == "application/pdf" else _one_picture(file.content)


def _pages_of_pdf(content: bytes) -> int:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise ValidationError(_("The PDF is protected by a password: send it without."), code="encrypted")
        pages = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError):
        raise ValidationError(_("The PDF is broken and cannot be opened."), code="broken") from None
    if not pages:
        raise ValidationError(_("The PDF has no page."), code="empty")
    if pages > MOST_PAGES:
        raise ValidationError(
            _("The scan has %(pages)s pages; at most %(most)s are taken at a time. Divide it."),
            code="long",
            params={"pages": pages, "most": MOST_PAGES},
        )
    return pages


def _one_picture(content: bytes) -> int:
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image

    try:
        picture = Image.from_blob(content)
        points = picture.px_width * picture.px_height
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, KeyError, ValueError, ZeroDivisionError):
        raise ValidationError(_("The picture is broken and cannot be opened."), code="broken") from None
    if points > MOST_POINTS:
        raise ValidationError(_("The picture unpacks to more than can be taken."), code="bomb")
    return 1

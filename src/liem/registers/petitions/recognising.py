"""Recognising the letters of a scanned paper, with programs that the machine may have or not.

A PDF that was written on a computer carries its text; it is taken as it is. Anything else needs `tesseract` with Vietnamese, a PDF
also `pdftoppm`, which draws its pages, or `ocrmypdf`. What is read goes through pipes: no page of a sealed scan is laid on the disk,
so `ocrmypdf`, which works on files, is not asked for one.
"""

import io
import os
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

LANGUAGE = "vie"
LONGEST = 200_000
"""The most signs that are kept of one scan."""
SECONDS_A_PAGE = 90
SECONDS_A_FILE = 1800
DOTS_AN_INCH = "200"
LEAST_LETTERS = 20
"""A page that carries fewer letters of its own is a picture."""
PDF = "application/pdf"


class CannotRead(Exception):
    """This machine lacks the programs for this scan, or they could not read it. `lacking`: it may work another time."""

    def __init__(self, reason: str, *, lacking: bool = False) -> None:
        super().__init__(reason)
        self.lacking = lacking


def can_recognise() -> bool:
    """Whether pictures of Vietnamese text can be read on this machine."""
    program = shutil.which("tesseract")
    return program is not None and LANGUAGE in _languages(program)


def can_draw() -> bool:
    """Whether a PDF without text can be read too."""
    return can_recognise() and (shutil.which("pdftoppm") is not None or shutil.which("ocrmypdf") is not None)


@lru_cache(maxsize=4)
def _languages(program: str) -> frozenset[str]:
    try:
        said = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset((said.stdout + said.stderr).decode(errors="replace").split())


def text_of(content: bytes, content_type: str, *, sealed: bool = False) -> str:
    """What stands in a scan, its pages parted by blank lines. Raises `CannotRead`."""
    if content_type == PDF:
        written = _written(content)
        text = written if len("".join(written.split())) >= LEAST_LETTERS else _drawn(content, sealed=sealed)
    else:
        text = _picture(content)
    return text.replace("\x00", "").strip()[:LONGEST]


def _written(content: bytes) -> str:
    """The text a PDF carries; nothing where it carries none."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return "\n\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError, IndexError):
        return ""


def _drawn(content: bytes, *, sealed: bool) -> str:
    """The text of a PDF made of pictures, page by page."""
    if not can_recognise():
        raise CannotRead("tesseract", lacking=True)
    if (pdftoppm := shutil.which("pdftoppm")) is not None:
        from pypdf import PdfReader

        pages = len(PdfReader(io.BytesIO(content)).pages)
        draw = [pdftoppm, "-r", DOTS_AN_INCH, "-gray", "-png"]
        numbers = [str(number) for number in range(1, pages + 1)]
        return "\n\n".join(_picture(_run([*draw, "-f", number, "-l", number, "-"], content)) for number in numbers)
    if (ocrmypdf := shutil.which("ocrmypdf")) is not None and not sealed:
        return _by_files(ocrmypdf, content)
    raise CannotRead("pdftoppm", lacking=True)


def _picture(content: bytes) -> str:
    """The text of a picture."""
    if not can_recognise():
        raise CannotRead("tesseract", lacking=True)
    return _run([str(shutil.which("tesseract")), "stdin", "stdout", "-l", LANGUAGE], content).decode(errors="replace")


def _by_files(ocrmypdf: str, content: bytes) -> str:
    with tempfile.TemporaryDirectory(prefix="liem-scan-") as folder:
        given, made, said = (Path(folder) / name for name in ("in.pdf", "out.pdf", "out.txt"))
        given.write_bytes(content)
        command = [ocrmypdf, "--quiet", "-l", LANGUAGE, "--force-ocr", "--sidecar", str(said), str(given), str(made)]
        _run(command, b"", seconds=SECONDS_A_FILE)
        return said.read_text(encoding="utf-8", errors="replace").replace("\f", "\n\n")


def _run(command: list[str], given: bytes, *, seconds: int = SECONDS_A_PAGE) -> bytes:
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=seconds, check=False, env=one_thread)
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise CannotRead(type(problem).__name__) from problem
    if done.returncode:
        raise CannotRead(f"{Path(command[0]).name} {done.returncode}")
    return done.stdout

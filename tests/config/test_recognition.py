"""The doctor says whether the letters of scans are recognised on this machine, and what to install."""

from collections.abc import Callable

import pytest

from liem.config import doctor
from liem.registers.petitions import recognising


@pytest.mark.parametrize(
    ("programs", "sign", "said"),
    [
        (set(), "note", "tesseract-ocr"),
        ({"tesseract"}, "note", "poppler-utils"),
        ({"tesseract", "pdftoppm"}, "good", "recognised"),
        ({"tesseract", "ocrmypdf"}, "good", "recognised"),
        ({"pdftoppm"}, "note", "tesseract-ocr"),
    ],
)
def test_the_doctor_names_what_is_missing(monkeypatch: pytest.MonkeyPatch, programs: set[str], sign: str, said: str) -> None:
    there: Callable[[str], str | None] = lambda name: name if name in programs else None  # noqa: E731
    monkeypatch.setattr(recognising.shutil, "which", there)
    monkeypatch.setattr(recognising, "_languages", lambda program: frozenset({"vie"}))
    monkeypatch.setattr(doctor, "told", lambda text, **values: text.format(**values))
    (found,) = doctor._recognition()
    assert found.sign == sign
    assert said in found.sentence

"""Every text meant for people stands in English in the code and in Vietnamese in a catalogue."""

import re
from string import Formatter

import polib
import pytest

from tests.house.messages import ROOT, catalogues, missing, used

pytestmark = pytest.mark.house

PERCENT = re.compile(r"%\((\w+)\)[sd]|%[sd]")
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")
WORDS_OF_BOTH = {"Liêm", "đồng", "đ"}


def test_every_text_in_use_has_its_vietnamese() -> None:
    lines = [f"{paths[0].relative_to(ROOT)}: {message.text!r}" for message, paths in missing().items()]
    assert not lines, f"{len(lines)} texts have no Vietnamese (make i18n lists them):\n" + "\n".join(lines[:40])


def test_texts_in_the_code_are_english() -> None:
    wrong = []
    for message, paths in used().items():
        words = re.findall(r"\w+", message.text)
        vietnamese = [word for word in words if VIETNAMESE.search(word) and word not in WORDS_OF_BOTH]
        if len(vietnamese) * 2 > len(words):
            wrong.append(f"{paths[0].relative_to(ROOT)}: {message.text!r}")
    assert not wrong, "Vietnamese belongs into the catalogue:\n" + "\n".join(wrong)


def test_translations_keep_the_places_of_values() -> None:
    wrong = []
    for path in catalogues():
        for entry in polib.pofile(str(path)):
            for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                if text and not _places(text) <= _places(entry.msgid) | _places(entry.msgid_plural or ""):
                    wrong.append(f"{path.relative_to(ROOT)}: {entry.msgid!r} → {text!r}")
    assert not wrong, "A translation names a value that its text does not have:\n" + "\n".join(wrong)


def test_the_same_text_is_translated_the_same_way_within_a_part() -> None:
    wrong = []
    for path in catalogues():
        seen: dict[tuple[str, str], str] = {}
        for entry in polib.pofile(str(path)):
            key = (entry.msgid, entry.msgctxt or "")
            if key in seen:
                wrong.append(f"{path.relative_to(ROOT)}: {entry.msgid!r} stands twice")
            seen[key] = entry.msgstr
    assert not wrong, "\n".join(wrong)


def _places(text: str) -> set[str]:
    found = {match.group(0) for match in PERCENT.finditer(text.replace("%%", ""))}
    try:
        found |= {f"{{{name}}}" for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:
        pass
    return found

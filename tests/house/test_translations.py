"""Every text meant for people stands in English in the code and in Vietnamese in a catalogue."""

import re
from collections import defaultdict
from string import Formatter

import polib
import pytest

from tests.house.messages import ROOT, catalogues, dead, missing, used

pytestmark = pytest.mark.house

TAG = re.compile(r"</?\w+>")
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


def test_the_same_text_is_translated_the_same_way_everywhere() -> None:
    seen: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for path in catalogues():
        for entry in polib.pofile(str(path)):
            said = entry.msgstr or entry.msgstr_plural.get(0, "")
            seen[(entry.msgid, entry.msgctxt or "")][said] = str(path.relative_to(ROOT))
    wrong = [f"{key[0]!r}: {said}" for key, said in seen.items() if len(said) > 1]
    assert not wrong, "One text, several translations; where it means two things, give it a context:\n" + "\n".join(wrong)


def test_a_translation_lifts_out_what_its_text_lifts_out() -> None:
    wrong = []
    for path in catalogues():
        for entry in polib.pofile(str(path)):
            for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                if text and TAG.findall(text) != TAG.findall(entry.msgid):
                    wrong.append(f"{path.relative_to(ROOT)}: {entry.msgid!r} → {text!r}")
    assert not wrong, "Bold stands in one language only:\n" + "\n".join(wrong)


def test_the_reader_is_addressed_in_one_way() -> None:
    wrong = []
    for path in catalogues():
        for entry in polib.pofile(str(path)):
            for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                if "đồng chí" in text.lower() and "comrade" not in entry.msgid.lower():
                    wrong.append(f"{path.relative_to(ROOT)}: {text!r}")
    assert not wrong, "The reader is “bạn” on every page:\n" + "\n".join(wrong)


def test_no_catalogue_keeps_what_nobody_says() -> None:
    lines = [f"{path.relative_to(ROOT)}: {entry.msgid!r}" for path, entries in dead().items() for entry in entries]
    assert not lines, "Take these out of the catalogues:\n" + "\n".join(lines)


def test_no_text_stands_twice_in_a_catalogue() -> None:
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

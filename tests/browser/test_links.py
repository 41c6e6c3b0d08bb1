"""A walk over every link that people are offered, without a browser: each leads somewhere, in Vietnamese and in English.

On the way every page is read: a Vietnamese page says nothing in English, an English one nothing in Vietnamese but names.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import polib
import pytest
from django.utils.html import strip_tags

from tests.acts.examples import EXAMPLES
from tests.cast import Cast
from tests.house.messages import catalogues

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
HREF = re.compile(r'(?:href|action)="([^"]*)"')
UNSEEN = re.compile(r"<(script|style|svg)\b.*?</\1>", re.S)
SPOKEN = re.compile(r'(?:title|aria-label|placeholder|alt)="([^"]*)"')
ACCENTED = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")
DOORS = {"officer": "/today/", "head": "/today/", "administrator": "/people/", "auditor": "/today/", "commune": "/cases/"}
MOST = 90
NEVER = ("/sign-out/", "/static/", "/accounts/language/", "/accounts/appointment/")
FILES = re.compile(r"/export/|/empty/|/files/|format=(csv|xlsx)")


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast, with a little of everything to look at: cases in several stages, a proposal that waits, matters."""
    cast = Cast()
    wanted = {"place", "raise-obstacle", "record-damage", "add-accused", "detect-and-advise", "conclude", "advise", "handle"}
    for kind, example in EXAMPLES:
        if example.act in wanted:
            cast.play("officer", kind, (*example.before, (example.act, example.data)))
    from liem.core.acts.perform import perform

    place = next(example for _kind, example in EXAMPLES if example.act == "place")
    target = cast.play("officer", "case", place.before)
    with cast.acting("officer") as officer:
        perform("place", actor=officer, target=target, data=place.data)
    return cast


def walk(browser: Any, start: str) -> Iterable[tuple[str, str]]:
    """(address, page) of every page reached from `start`, each address once and of each path at most three questions."""
    waiting, known, asked = [start], {start}, dict[str, int]()
    while waiting and len(known) - len(waiting) <= MOST:
        address = waiting.pop(0)
        answer = browser.get(address)
        if answer.status_code == 302:
            answer = browser.get(answer["Location"])
        assert answer.status_code == 200, f"{address} answers {answer.status_code}"
        if not answer["Content-Type"].startswith("text/html"):
            continue
        page = answer.content.decode()
        yield address, page
        for found in map(unescape, HREF.findall(page)):
            parts = urlsplit(found)
            assert not parts.netloc, f"{address} leads to another host: {found}"
            path = parts.path or urlsplit(address).path
            place = path + (f"?{parts.query}" if parts.query else "")
            pattern = re.sub(r"\d+", "0", path) + str(sorted(name for name, _value in parse_qsl(parts.query)))
            if place in known or path.startswith(NEVER) or not path.startswith("/") or asked.get(pattern, 0) >= 3:
                continue
            if 'method="post" action="' + found in page or f'action="{found}"' in page:
                continue
            known.add(place)
            asked[pattern] = asked.get(pattern, 0) + 1
            waiting.append(place)


def words_of(page: str) -> str:
    """What a page says, in its text and to a screen reader, on one line."""
    shown = UNSEEN.sub(" ", page)
    return " ".join(unescape(" ".join([strip_tags(shown.replace("<", " <")), *SPOKEN.findall(shown)])).split())


@cache
def sentences() -> tuple[str, ...]:
    """English texts of at least three words that are translated otherwise and hold no values."""
    entries = [entry for path in catalogues() for entry in polib.pofile(str(path)) if not entry.obsolete]
    texts = {entry.msgid for entry in entries if entry.msgstr and entry.msgstr != entry.msgid}
    return tuple(sorted(text for text in texts if len(text.split()) >= 3 and "%" not in text and "<" not in text))


@pytest.mark.parametrize("part", DOORS)
def test_every_link_leads_somewhere_and_the_page_is_vietnamese(cast: Cast, browser_of: Callable[[str], Any], part: str) -> None:
    english: dict[str, list[str]] = {}
    for address, page in walk(browser_of(part), DOORS[part]):
        words = words_of(page)
        for text in sentences():
            if text in words:
                english.setdefault(text, []).append(address)
    assert english == {}


@pytest.mark.parametrize("part", DOORS)
def test_the_english_pages_are_english_but_for_names_and_what_people_wrote(cast: Cast, browser_of: Callable[[str], Any], part: str) -> None:
    browser, names = browser_of(part), written()
    browser.post("/accounts/language/", {"language": "en"})
    vietnamese: dict[str, str] = {}
    for address, page in walk(browser, DOORS[part]):
        words = words_of(page)
        for name in names:
            words = words.replace(name, "")
        for word in words.split():
            if ACCENTED.search(word):
                vietnamese.setdefault(word, address)
    assert vietnamese == {}


def written() -> list[str]:
    """Names of people and units, and whatever the acts of the examples wrote; the longest first."""
    from liem.core.organization.models import Appointment, Locality, Person, Unit, UnitGroup

    found = {"Tiếng Việt", "Liêm", "đồng", "NĐ-CP", "QĐ/TW"}
    for model, *fields in ((Person, "name"), (Unit, "name_vi"), (Locality, "name_vi"), (UnitGroup, "name_vi"), (Appointment, "post")):
        for row in model.objects.values_list(*fields):
            found |= {text for text in row if text}
    for _kind, example in EXAMPLES:
        for _act, data in ((example.act, example.data), *example.before):
            found |= set(texts_in(data))
    return sorted(found, key=len, reverse=True)


def texts_in(value: Any) -> Iterable[str]:
    """Every text in the values of an act."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)

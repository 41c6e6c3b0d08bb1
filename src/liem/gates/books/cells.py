"""From a cell to a value: days, amounts, counts, yes or no, choices and names, as people write them in their books.

Nothing ambiguous is guessed. What cannot be read raises `BadCell` with a sentence for the person who brings the book;
what has been read goes through the act's own form, which has the last word.
"""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from liem.gates.books.headings import plain
from liem.gates.books.reading import Failed, Formula

LANGUAGES = ("vi", "en")


class BadCell(Exception):
    """A cell that cannot be read. The text is one sentence in the reader's language."""


def checked(value: Any) -> Any:
    """The cell's value with text in NFC and trimmed; formulas and errors are refused by name."""
    if isinstance(value, Formula):
        raise BadCell(_("The cell holds a formula. Put its value in its place: copy, then paste special, values."))
    if isinstance(value, Failed):
        raise BadCell(_("The cell shows an error of Excel, not a value."))
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value).replace("\u00a0", " ").replace("\ufeff", "").strip()
    if text.startswith("'") and text[1:2] in ("=", "+", "-", "@", "\t", "\r"):
        return text[1:]  # what an export of ours put before a text that a spreadsheet would have run
    if text.startswith("=") or (text[:1] in "+@" and re.match(r"[+@]\s*[A-Za-z_]+[\d(!.]", text)):
        raise BadCell(_("The cell holds a formula as text. Write the value itself."))
    return text


def written(value: Any) -> str:
    """The cell as its bringer sees it, for messages and for books given back."""
    if value is None:
        return ""
    if isinstance(value, Formula):
        return _("(formula)")
    if isinstance(value, Failed):
        return _("(error)")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


# --- text -------------------------------------------------------------------------------------------------------------


def text(value: Any) -> str:
    """The cell as text: a number without its decimal point, a day as it is shown."""
    return written(checked(value))


# --- days -------------------------------------------------------------------------------------------------------------

DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
WITH_TIME = re.compile(r"\s+\d{1,2}:\d{2}(?::\d{2})?$")
PIVOT = 69
"""Two-digit years from here on lie in the twentieth century (POSIX)."""


def day(value: Any) -> date:
    """A day: an Excel date, `dd/mm/yyyy`, `d-m-yy`, ISO, or in words. 02/03/2024 is 2 March, whatever the language."""
    value = checked(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        found = _day_of_text(value)
        if found is not None:
            return found
    raise BadCell(_("This is no day. Write it as dd/mm/yyyy, for example 21/11/2026, or as a date of Excel."))


def _day_of_text(value: str) -> date | None:
    bare = WITH_TIME.sub("", value)
    if match := DAY.fullmatch(bare):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if len(match[3]) == 2:
            year += 1900 if year >= PIVOT else 2000
        return _calendar(first, second, year, value)
    if match := ISO.fullmatch(value):
        return _calendar(int(match[3]), int(match[2]), int(match[1]), value)
    if match := WORDS.fullmatch(plain(value)):
        return _calendar(int(match[1]), int(match[2]), int(match[3]), value)
    return None


def _calendar(number: int, month: int, year: int, as_written: str) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        pass
    if not 1 <= month <= 12:
        raise BadCell(
            _("There is no day %(day)s: %(month)s is no month. The day stands first, then the month.") % {"day": as_written, "month": month}
        )
    raise BadCell(_("There is no day %(day)s in the calendar.") % {"day": as_written})


# --- numbers ----------------------------------------------------------------------------------------------------------

CURRENCY = re.compile(r"\s*(?:₫|đồng|đ|vnđ|vnd)\.?$", re.IGNORECASE)
POWERS = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tr": 6, "tỷ": 9, "tỉ": 9, "thousand": 3, "million": 6, "billion": 9}
PART = re.compile(r"([\d., ]*\d)\s*(" + "|".join(POWERS) + r")(?![^\W\d_])\s*", re.IGNORECASE)


def money(value: Any, scale: int = 1) -> int:
    """An amount in whole đồng. `scale`: what the heading counts in (1,000,000 for "million đồng").

    Reads numbers, "1.234.567", "1,234,567", "1,5 tỷ", "2 tỷ 300 triệu". What may mean two amounts is asked back.
    """
    value = checked(value)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise BadCell(_no_amount())
    if not isinstance(value, str):
        return _dong(Decimal(f"{value:.15g}") * scale)
    bare = CURRENCY.sub("", value).strip()
    if parts := _worded(bare):
        return _dong(parts)
    if scale == 1 or CURRENCY.search(value):
        return _dong(_number(bare, whole=True))
    return _dong(_number(bare, whole=False) * scale)


def _no_amount() -> str:
    return _("This is no amount in đồng. Write digits only, for example 1.500.000.000.")


def _dong(amount: Decimal) -> int:
    if not amount.is_finite() or abs(amount) > Decimal(10) ** 18:
        raise BadCell(_no_amount())
    if amount < 0:
        raise BadCell(_("An amount cannot be below zero."))
    if amount != amount.to_integral_value():
        raise BadCell(_("The amount is not in whole đồng."))
    return int(amount)


def _worded(text: str) -> Decimal | None:
    """The amount of words like “2 tỷ 300 triệu”; None when the text has none."""
    place, total, last = 0, Decimal(0), 99
    while match := PART.match(text, place):
        power = POWERS[match[2].lower()]
        if power >= last:
            raise BadCell(_no_amount())
        total += _number(match[1], whole=False) * Decimal(10) ** power
        place, last = match.end(), power
    if place == 0:
        return None
    if place != len(text):
        raise BadCell(_no_amount())
    return total


def _number(text: str, *, whole: bool) -> Decimal:
    """A number with its groups of thousands.

    `whole`: only whole numbers are possible here, so that a sign before three digits parts thousands. Otherwise
    "1.234" might mean either, and is asked back.
    """
    text = re.sub(r"\s+", " ", text.strip())
    grouped = re.fullmatch(r"(\d{1,3})((?:[., ]\d{3})+)(?:([.,])(\d+))?", text)
    if grouped:
        signs = set(re.findall(r"[., ]", grouped[2]))
        if len(signs) == 1 and grouped[3] not in signs:
            lone = len(grouped[2]) == 4 and grouped[3] is None and signs != {" "}
            if lone and not whole:
                raise BadCell(_("“%(text)s” may mean two amounts. Write it in whole đồng, digits only.") % {"text": text})
            return Decimal(re.sub(r"[., ]", "", grouped[1] + grouped[2]) + (f".{grouped[4]}" if grouped[3] else ""))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text) and len(text) < 30:
        try:
            return Decimal(text.replace(",", "."))
        except InvalidOperation:
            pass
    if re.fullmatch(r"-[\d., ]*\d|\([\d., ]*\d\)", text):
        raise BadCell(_("An amount cannot be below zero."))
    raise BadCell(_no_amount())


def count(value: Any) -> int:
    """A whole number."""
    value = checked(value)
    problem = _("This is no whole number.")
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise BadCell(problem)
    if not isinstance(value, str):
        number = Decimal(f"{value:.15g}")
    elif re.fullmatch(r"-?\d+", value) and len(value) < 20:
        number = Decimal(value)
    else:
        try:
            number = _number(value, whole=True)
        except BadCell:
            raise BadCell(problem) from None
    if not number.is_finite() or number != number.to_integral_value() or abs(number) > Decimal(10) ** 18:
        raise BadCell(problem)
    return int(number)


# --- yes or no --------------------------------------------------------------------------------------------------------

YES = {"co", "x", "v", "yes", "y", "true", "dung", "1", "roi", "da"}
NO = {"khong", "no", "n", "false", "sai", "0", "chua", "k"}
TICKS = {"✓", "✔", "☑", "√", "☒", "×", "+"}
BLANKS = {"☐", "-", "–", "—"}


def flag(value: Any) -> bool:
    """Yes or no: có, x, ✓, yes, 1 · không, no, 0, -."""
    value = checked(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)) and value in (0, 1):
        return bool(value)
    if isinstance(value, str):
        word = plain(value)
        if word in YES or value in TICKS:
            return True
        if word in NO or value in BLANKS:
            return False
    raise BadCell(_("Answer with yes or no."))


# --- choices and names ------------------------------------------------------------------------------------------------


class Lookup:
    """Finds what a word stands for among declared things: by code or by any of its names, forgiving diacritics.

    `things`: (value, code or "", names in any language). A name that stands for several things is asked back.
    """

    def __init__(self, things: Iterable[tuple[Any, str, Iterable[str]]]) -> None:
        self.codes: dict[str, Any] = {}
        self.exact: dict[str, set[Any]] = {}
        self.loose: dict[str, set[Any]] = {}
        self.names: dict[Any, str] = {}
        for value, code, names in things:
            if code:
                self.codes[code.lower()] = value
            for name in names:
                self.names.setdefault(value, name)
                self.exact.setdefault(_exact(name), set()).add(value)
                self.loose.setdefault(plain(name), set()).add(value)
        self.known: dict[str, Any] = {}

    def find(self, text: str) -> Any:
        """The value for a text; `BadCell` names the possibilities when there are none or several."""
        if text in self.known:
            return self.known[text]
        found = self._find(text)
        if len(self.known) < 50_000:
            self.known[text] = found
        return found

    def _find(self, text: str) -> Any:
        code = text.strip().lower()
        if code in self.codes:
            return self.codes[code]
        for table, key in ((self.exact, _exact(text)), (self.loose, plain(text))):
            found = table.get(key, set())
            if len(found) == 1:
                return next(iter(found))
            if len(found) > 1:
                raise BadCell(
                    _("“%(text)s” may mean: %(names)s. Write the full name or the code.")
                    % {"text": _cut(text), "names": "; ".join(sorted(self.names[value] for value in found))}
                )
        raise BadCell(self._unknown(text))

    def _unknown(self, text: str) -> str:
        near = difflib.get_close_matches(plain(text)[:80], list(self.loose)[:2000], n=1, cutoff=0.75)
        if near:
            value = next(iter(self.loose[near[0]]))
            return _("“%(text)s” is not known here. Did you mean “%(name)s”?") % {"text": _cut(text), "name": self.names[value]}
        names = list(self.names.values())
        if 0 < len(names) <= 12:
            return _("“%(text)s” is none of: %(names)s.") % {"text": _cut(text), "names": "; ".join(names)}
        return _("“%(text)s” is not known here.") % {"text": _cut(text)}


def _exact(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def choices(options: Mapping[str, Any] | Iterable[tuple[Any, Any]]) -> Lookup:
    """A lookup of declared choices by code and by their words in every language of the product; the reader's own first,
    for it is the one that messages name."""
    pairs = list(options.items() if isinstance(options, Mapping) else _flat(options))
    labels: dict[Any, list[str]] = {code: [] for code, _label in pairs}
    for language in sorted(LANGUAGES, key=lambda one: one != get_language()):
        with override(language):
            for code, label in pairs:
                labels[code].append(str(label))
    return Lookup((code, str(code), labels[code]) for code, _label in pairs if code not in ("", None))


def _flat(options: Iterable[tuple[Any, Any]]) -> Iterable[tuple[Any, Any]]:
    """Choices without their groups."""
    for code, label in options:
        if isinstance(label, (list, tuple)):
            yield from _flat(label)
        else:
            yield code, label


def one_of(lookup: Lookup) -> Callable[[Any], Any]:
    """A reader of one choice."""

    def read(value: Any) -> Any:
        return lookup.find(text(value))

    return read


def some_of(lookup: Lookup) -> Callable[[Any], list[Any]]:
    """A reader of several choices, parted by semicolons or lines; each once, in the order written."""

    def read(value: Any) -> list[Any]:
        return list(dict.fromkeys(lookup.find(part) for part in parts(value)))

    return read


def parts(value: Any) -> list[str]:
    """The pieces of a cell that holds several: parted by semicolons or lines."""
    return [piece for piece in pieces(value) if piece]


def pieces(value: Any) -> list[str]:
    """The pieces of a cell that holds one for each row of a record; an empty piece keeps its place."""
    found = [part.strip(" -•\t") for part in re.split(r"[;\n\r]", text(value))]
    while found and not found[-1]:
        found.pop()
    return found

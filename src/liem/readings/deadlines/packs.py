"""The rule pack: limits of law as data, each with its article and the days between which it is in force.

One row of `data/deadlines.csv` is one version of one rule. Rows not seen in a source (`verified` is no) ship switched
off. The pack knows no database, so that the pure checks of a register may ask it.
"""

import csv
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.calendar.wording import say_day, vietnamese

SHIPPED = Path(__file__).parent / "data" / "deadlines.csv"

KINDS = ("limit", "before", "interval", "times", "day_of_month", "unknown")
UNITS = ("day", "working_day", "month", "month30")
PERIODS = ("", "week", "month")


class RuleError(Exception):
    """A rule cannot be used. `code` is the rule asked for; `str()` says why in the reader's language.

    `exit_status` is the command line's: 1 something is wrong, 2 wrong use.
    """

    exit_status = 1
    text: Any = ""

    def __init__(self, code: str, **words: Any) -> None:
        super().__init__(code)
        self.code, self.words = code, words

    def __str__(self) -> str:
        return str(self.text) % {"rule": self.code, **self.words}


class UnknownRule(RuleError):
    """No rule has this code."""

    exit_status = 2
    text = _("There is no rule “%(rule)s”")


class RuleOff(RuleError):
    """The rule stands in the pack but was not seen in a source: it is switched off."""

    text = _("The rule “%(rule)s” is switched off: it has not been checked against its source")


class NotInForce(RuleError):
    """The rule was not in force on the day asked for."""

    text = _("The rule “%(rule)s” was not in force on %(day)s")


class LimitUnknown(RuleError):
    """The duty stands in a text, but no limit was found in it."""

    text = _("The rule “%(rule)s” names no limit")


class PackWrong(ValueError):
    """A row of a rule pack cannot be used. `line` is its line in the file (the header is 1)."""

    def __init__(self, line: int, column: str, value: str, why: str) -> None:
        super().__init__(f"line {line}, column {column}: {value!r}: {why}")
        self.line, self.column, self.value = line, column, value


@dataclass(frozen=True, slots=True)
class Step:
    """One extension that the law allows: at most `value` units more, or (`total`) up to so many units from the start."""

    value: int
    unit: str
    total: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of one rule.

    `kind`: `limit` (so long after the start), `before` (so long before the end), `interval` (again so long after the
    last), `times` (so many days in each `period`), `day_of_month` (on that day of `months`), `unknown` (no limit found).
    `rolls`: a last day that is a day off moves to the next working day. Spans are half open.
    """

    code: str
    version_of: str
    kind: str
    value: int
    unit: str
    rolls: bool
    period: str
    months: tuple[int, ...]
    extensions: tuple[Step, ...]
    names: Mapping[str, str]
    effective_from: date | None
    effective_until: date | None
    verified: bool
    line: int

    def in_force(self, day: date) -> bool:
        """Whether this version binds what begins on `day`."""
        return (self.effective_from is None or self.effective_from <= day) and (self.effective_until is None or day < self.effective_until)

    def _said(self, name: str) -> str:
        return self.names[f"{name}_vi"] if vietnamese() else self.names.get(f"{name}_en") or self.names[f"{name}_vi"]

    @property
    def label(self) -> str:
        """What the rule limits, in the reader's language."""
        return self._said("label")

    @property
    def starts(self) -> str:
        """What the count starts from, in the reader's language."""
        return self._said("starts")

    @property
    def basis(self) -> str:
        """The law and its article, in the reader's language."""
        return self._said("basis")


@dataclass(frozen=True)
class Pack:
    """All rules, with the version of the whole: the first 12 hexadecimal digits of the files' hash."""

    version: str
    rules: Mapping[str, tuple[Rule, ...]]

    def versions(self, code: str) -> tuple[Rule, ...]:
        """Every version of a rule; raise `UnknownRule`."""
        try:
            return self.rules[code]
        except KeyError:
            raise UnknownRule(code) from None

    def on(self, code: str, day: date) -> Rule:
        """The version of the rule in force on `day`.

        Raises `UnknownRule`, `NotInForce`, `RuleOff`, `LimitUnknown`.
        """
        found = [rule for rule in self.versions(code) if rule.in_force(day)]
        if not found:
            raise NotInForce(code, day=say_day(day))
        checked = [rule for rule in found if rule.verified]
        if not checked:
            raise RuleOff(code)
        if checked[0].kind == "unknown":
            raise LimitUnknown(code)
        return checked[0]


@lru_cache(maxsize=1)
def pack() -> Pack:
    """The rule pack of this installation."""
    return read(SHIPPED)


def read(*paths: Path) -> Pack:
    """Read and check the pack's files; raise `PackWrong` at the first row that cannot be used."""
    digest = hashlib.sha256()
    rules: list[Rule] = []
    for path in paths:
        digest.update(path.read_bytes())
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rules += [_rule(row, reader.line_num) for row in reader]
    return Pack(version=digest.hexdigest()[:12], rules=_by_code(rules))


def _by_code(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """Rules by their own code and by the code they are a version of; no two checked ones may be in force on one day."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for code in {rule.code, rule.version_of or rule.code}:
            found.setdefault(code, []).append(rule)
    for code, versions in found.items():
        checked = sorted((r for r in versions if r.verified), key=lambda r: r.effective_from or date.min)
        for earlier, later in pairwise(checked):
            if earlier.effective_until is None or earlier.effective_until > (later.effective_from or date.min):
                raise PackWrong(later.line, "effective_from", code, "two versions are in force on one day")
    return {code: tuple(versions) for code, versions in found.items()}


def _rule(row: Mapping[str, str], line: int) -> Rule:
    def one_of(column: str, allowed: tuple[str, ...]) -> str:
        if row[column] not in allowed:
            raise PackWrong(line, column, row[column], f"not one of {', '.join(allowed)}")
        return row[column]

    kind = one_of("kind", KINDS)
    if kind != "unknown" and not (row["value"].isdigit() and int(row["value"]) > 0):
        raise PackWrong(line, "value", row["value"], "not a number above 0")
    for column in ("rule", "label_vi", "label_en", "starts_vi", "basis_vi", "basis_en"):
        if not row[column].strip():
            raise PackWrong(line, column, row[column], "empty")
    first, until = (_day(row, column, line) for column in ("effective_from", "effective_until"))
    if first and until and until <= first:
        raise PackWrong(line, "effective_until", row["effective_until"], "not after the first day")
    if row["verified"] == "yes" and not row["source"].strip():
        raise PackWrong(line, "source", "", "a checked rule names its source")
    return Rule(
        code=row["rule"],
        version_of=row["version_of"],
        kind=kind,
        value=int(row["value"] or 0),
        unit=one_of("unit", UNITS),
        rolls=one_of("rolls", ("yes", "no")) == "yes",
        period=one_of("period", PERIODS),
        months=tuple(int(month) for month in row["months"].split()),
        extensions=_steps(row["extensions"], line),
        names={name: value for name, value in row.items() if name.endswith(("_vi", "_en"))},
        effective_from=first,
        effective_until=until,
        verified=one_of("verified", ("yes", "no")) == "yes",
        line=line,
    )


def _day(row: Mapping[str, str], column: str, line: int) -> date | None:
    try:
        return date.fromisoformat(row[column]) if row[column] else None
    except ValueError:
        raise PackWrong(line, column, row[column], "not a day (YYYY-MM-DD)") from None


def _steps(text: str, line: int) -> tuple[Step, ...]:
    """Read `to 2 month; 2 month`: at most 2 months in all, then once 2 months more."""
    steps = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        words = part.removeprefix("to ").split()
        if len(words) != 2 or not words[0].isdigit() or words[1] not in UNITS:
            raise PackWrong(line, "extensions", part, "not “value unit” or “to value unit”")
        steps.append(Step(value=int(words[0]), unit=words[1], total=part.startswith("to ")))
    return tuple(steps)


def rule_on(code: str, day: date) -> Rule:
    """The version of rule `code` in force on `day`.

    Raises `UnknownRule`, `RuleOff`, `NotInForce`, `LimitUnknown` (all `RuleError`).
    """
    return pack().on(code, day)


def extension_left(code: str, day: date, times: int) -> Step | None:
    """What the (times + 1)-th extension of a limit begun on `day` may add at most, or None when the law allows no more."""
    extensions = rule_on(code, day).extensions
    return extensions[times] if times < len(extensions) else None

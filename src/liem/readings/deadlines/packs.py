"""The rule pack: limits of law as data, each with its article and the days between which it is in force.

One row of `data/deadlines.csv` is one version of one rule. Rows not seen in a source (`verified` is no) ship switched
off. The pack knows no database, so that the pure checks of a register may ask it.
"""

import csv
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.readings.deadlines.ruling import (
    KINDS,
    PERIODS,
    STILL,
    UNITS,
    LimitUnknown,
    NotInForce,
    Pack,
    Rule,
    RuleError,
    RuleOff,
    Step,
    UnknownRule,
)

__all__ = [
    "SHIPPED", "LimitUnknown", "NotInForce", "Pack", "PackWrong", "Rule", "RuleError", "RuleOff", "Step", "UnknownRule",
    "extension_left", "faults_of", "pack", "read", "rule_on",
]  # fmt: skip

SHIPPED = Path(__file__).parent / "data" / "deadlines.csv"

COLUMNS = (
    "rule", "version_of", "kind", "value", "unit", "rolls", "period", "months", "extensions", "warn", "asks", "label_vi", "label_en",
    "starts_vi", "starts_en", "applies_vi", "note_vi", "basis_vi", "basis_en", "effective_from", "effective_until", "verified",
    "source",
)  # fmt: skip
OPTIONAL = frozenset({"warn", "asks", "starts_en", "applies_vi", "note_vi"})
FILLED = ("rule", "label_vi", "label_en", "starts_vi", "basis_vi", "basis_en")

_EMPTY = _("empty")
_NUMBER = _("not a number above 0")
_STEPS = _("not “value unit” or “to value unit”")


class PackWrong(ValueError):
    """A row of a rule pack cannot be used. `line` is its line in the file (the header is 1), `why` in the reader's language."""

    def __init__(self, line: int, column: str, value: str, why: Any) -> None:
        super().__init__(line, column, value, why)
        self.line, self.column, self.value, self.why = line, column, value, why

    def __str__(self) -> str:
        words = {"line": self.line, "column": self.column, "value": self.value, "why": self.why}
        return str(_("line %(line)s, column %(column)s: “%(value)s”: %(why)s") % words)


@lru_cache(maxsize=1)
def pack() -> Pack:
    """The rule pack of this installation."""
    return read(SHIPPED)


def read(*paths: Path) -> Pack:
    """Read and check the pack's files; raise `PackWrong` for the first row that cannot be used."""
    rules, faults = _read(paths)
    if faults:
        raise faults[0]
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return Pack(version=digest.hexdigest()[:12], rules=_by_code(rules))


def faults_of(*paths: Path) -> list[PackWrong]:
    """Everything that is wrong with a pack's files, by line and column: the validator. An empty list: they can be used."""
    return _read(paths)[1]


def _read(paths: Sequence[Path]) -> tuple[list[Rule], list[PackWrong]]:
    rules: list[Rule] = []
    faults: list[PackWrong] = []
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            header = list(reader.fieldnames or ())
            faults += [PackWrong(1, c, "", _("the column is missing")) for c in COLUMNS if c not in header and c not in OPTIONAL]
            faults += [PackWrong(1, c or "", "", _("there is no such column")) for c in header if c not in COLUMNS]
            if faults:
                continue
            for row in reader:
                rule = _Row(row, reader.line_num, faults).rule()
                if rule is not None:
                    rules.append(rule)
    faults += _across(rules)
    return rules, sorted(faults, key=lambda fault: fault.line)


def _across(rules: Sequence[Rule]) -> list[PackWrong]:
    """What is wrong between rows: a row told twice, a version of nothing, two checked versions in force on one day."""
    faults, seen, codes = [], set(), {rule.code for rule in rules}
    backwards = {rule.code for rule in rules if rule.kind == "before"}
    for rule in rules:
        if (rule.code, rule.effective_from) in seen:
            faults.append(PackWrong(rule.line, "rule", rule.code, _("the rule begins twice on one day")))
        seen.add((rule.code, rule.effective_from))
        if rule.version_of and rule.version_of not in codes:
            faults.append(PackWrong(rule.line, "version_of", rule.version_of, _("there is no such rule")))
        if rule.asks and rule.asks not in backwards:
            faults.append(PackWrong(rule.line, "asks", rule.asks, _("there is no rule of this code that counts backwards")))
    for code, versions in _by_code(rules).items():
        checked = sorted((r for r in versions if r.verified), key=lambda r: r.effective_from or date.min)
        for earlier, later in pairwise(checked):
            if earlier.effective_until is None or earlier.effective_until > (later.effective_from or date.min):
                faults.append(PackWrong(later.line, "effective_from", code, _("two versions are in force on one day")))
    return faults


def _by_code(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """Rules by their own code and by the code they are a version of."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for code in {rule.code, rule.version_of or rule.code}:
            found.setdefault(code, []).append(rule)
    return {code: tuple(versions) for code, versions in found.items()}


class _Row:
    """One row while it is read: every column's fault is noted, not only the first."""

    def __init__(self, row: Mapping[str, Any], line: int, faults: list[PackWrong]) -> None:
        self.row = {name: (row.get(name) or "").strip() for name in COLUMNS}
        self.line, self.faults, self.before = line, faults, len(faults)
        if None in row:
            self.fault("rule", _("the row has more cells than the header"))

    def fault(self, column: str, why: Any) -> None:
        self.faults.append(PackWrong(self.line, column, self.row[column], why))

    def rule(self) -> Rule | None:
        """The rule of this row, or None when something of it cannot be used."""
        kind, unit = self.one_of("kind", KINDS), self.one_of("unit", UNITS)
        rolls, verified = self.one_of("rolls", ("yes", "no")) == "yes", self.one_of("verified", ("yes", "no")) == "yes"
        period, months = self.one_of("period", PERIODS), self.months()
        first, until = self.day("effective_from"), self.day("effective_until")
        extensions, warn = self.steps("extensions"), self.steps("warn")
        for column in FILLED:
            if not self.row[column]:
                self.fault(column, _EMPTY)
        value = int(self.row["value"]) if self.row["value"].isdigit() else 0
        if kind != "unknown" and value < 1:
            self.fault("value", _NUMBER)
        if first and until and until <= first:
            self.fault("effective_until", _("not after the first day"))
        if verified and not self.row["source"]:
            self.fault("source", _("a checked rule names its source"))
        self.together(kind, unit, value, rolls, months, bool(extensions), warn)
        if len(self.faults) > self.before:
            return None
        return Rule(
            code=self.row["rule"], version_of=self.row["version_of"], kind=kind, value=value, unit=unit, rolls=rolls, period=period,
            months=months, extensions=extensions, warn=warn[0] if warn else None,
            names={name: text for name, text in self.row.items() if name.endswith(("_vi", "_en"))},
            effective_from=first, effective_until=until, verified=verified, line=self.line, asks=self.row["asks"], row=self.digest(),
        )  # fmt: skip

    def together(
        self, kind: str, unit: str, value: int, rolls: bool, months: tuple[int, ...], extended: bool, warn: tuple[Step, ...]
    ) -> None:
        """What one column may say only beside another."""
        if unit in STILL and rolls:
            self.fault("rolls", _("hours and months of 30 days never move for a day off"))
        if kind == "times" and not self.row["period"]:
            self.fault("period", _("so many days in which period?"))
        if kind == "day_of_month" and value > 31:
            self.fault("value", _("no month has this day"))
        if months and kind != "day_of_month":
            self.fault("months", _("only a day of the month names months"))
        if extended and kind != "limit":
            self.fault("extensions", _("only a limit is extended"))
        if len(warn) > 1 or any(step.total for step in warn):
            self.fault("warn", _("not “value unit”"))

    def digest(self) -> str:
        """The row's content in 16 hexadecimal digits: a changed row must be confirmed anew."""
        said = "\x1f".join(self.row[name] for name in COLUMNS if name != "verified")
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def one_of(self, column: str, allowed: tuple[str, ...]) -> str:
        if self.row[column] not in allowed:
            self.fault(column, _("not one of %(allowed)s") % {"allowed": ", ".join(filter(None, allowed))})
        return self.row[column]

    def months(self) -> tuple[int, ...]:
        words = self.row["months"].split()
        if all(word.isdigit() and 1 <= int(word) <= 12 for word in words):
            return tuple(int(word) for word in words)
        self.fault("months", _("not months from 1 to 12"))
        return ()

    def day(self, column: str) -> date | None:
        try:
            return date.fromisoformat(self.row[column]) if self.row[column] else None
        except ValueError:
            self.fault(column, _("not a day (YYYY-MM-DD)"))
            return None

    def steps(self, column: str) -> tuple[Step, ...]:
        """Read `to 2 month; 2 month`: at most 2 months in all, then once 2 months more."""
        steps = []
        for part in filter(None, (part.strip() for part in self.row[column].split(";"))):
            words = part.removeprefix("to ").split()
            if len(words) != 2 or not words[0].isdigit() or int(words[0]) < 1 or words[1] not in UNITS:
                self.fault(column, _STEPS)
                return ()
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

"""What a rule of law is here: one version of one limit, with its article, the days in force and what it allows.

Pure: no file, no database. `packs` reads the rows.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.calendar.wording import say_day, vietnamese

KINDS = ("limit", "before", "interval", "times", "day_of_month", "unknown")
UNITS = ("hour", "day", "working_day", "month", "month30")
PERIODS = ("", "week", "month")
STILL = frozenset({"hour", "month30"})
"""Units whose end never moves for a day off: hours, and the 30-day month of detention (Criminal Procedure Code, Art. 134)."""


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
    `rolls`: a last day that is a day off moves to the next working day. `extensions`: one step for each time the law
    allows, in their order. `warn`: so long before its end the limit is warned of. `asks`: the rule, counted
    backwards from the end, by which an extension must be asked for. `row` is the digest of the row's
    content, by which two persons confirm it. Spans are half open.
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
    warn: Step | None = None
    asks: str = ""
    row: str = ""

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
        checked = [rule for rule in found if rule.verified] or self._confirmed(found)
        if not checked:
            raise RuleOff(code)
        if checked[0].kind == "unknown":
            raise LimitUnknown(code)
        return checked[0]

    def _confirmed(self, found: list[Rule]) -> list[Rule]:
        """Of rules shipped switched off, those that two persons of this installation have confirmed."""
        rows = confirmations.rows()
        return [rule for rule in found if rule.row in rows]


class Confirmations:
    """Where the pack asks which rows shipped switched off two persons have confirmed. Without a source: none."""

    def __init__(self) -> None:
        self.source: Callable[[], frozenset[str]] | None = None

    def rows(self) -> frozenset[str]:
        """Digests of the confirmed rows (`Rule.row`)."""
        return self.source() if self.source else frozenset()

    @contextmanager
    def laid_aside(self) -> Iterator[None]:
        """Within, the pack counts by its rules as they are shipped, and no database is asked."""
        source, self.source = self.source, None
        try:
            yield
        finally:
            self.source = source


confirmations = Confirmations()

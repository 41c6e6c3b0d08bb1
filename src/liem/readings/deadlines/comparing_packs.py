"""What changed between two versions of a rule pack: rules begun and dropped, and every column that says something else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from liem.readings.deadlines.packs import read
from liem.readings.deadlines.ruling import Pack, Rule, Step

LEFT_OUT = frozenset({"line", "row", "code"})


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One column of one rule that differs (`column` empty: the whole rule is new, or is gone)."""

    rule: str
    column: str
    before: str
    after: str

    def as_json(self) -> dict[str, str]:
        """The change as JSON values."""
        return {"rule": self.rule, "column": self.column, "before": self.before, "after": self.after}

    def said(self) -> str:
        """The change as a line of text."""
        words = {"rule": self.rule, "column": self.column, "before": self.before or "—", "after": self.after or "—"}
        if not self.column:
            return (_("%(rule)s: new, %(after)s") if self.after else _("%(rule)s: gone, %(before)s")) % words
        return _("%(rule)s, %(column)s: %(before)s → %(after)s") % words


def changes_between(before: Path, after: Path) -> list[RuleChange]:
    """Every change from one pack's file to another's, by rule. Raises `packs.PackWrong`."""
    old, new = _rows(read(before)), _rows(read(after))
    found: list[RuleChange] = []
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name), new.get(name)
        if was is None or now is None:
            found.append(RuleChange(name, "", _said(was.value, was.unit) if was else "", _said(now.value, now.unit) if now else ""))
        else:
            found += _columns(name, was, now)
    return found


def _rows(pack: Pack) -> dict[str, Rule]:
    """Rules by code, with their first day where a code stands more than once."""
    rules = {rule.line: rule for versions in pack.rules.values() for rule in versions}.values()
    codes = [rule.code for rule in rules]
    return {f"{r.code} {r.effective_from}" if codes.count(r.code) > 1 else r.code: r for r in rules}


def _columns(name: str, was: Rule, now: Rule) -> Iterator[RuleChange]:
    for column in (field.name for field in fields(Rule) if field.name not in LEFT_OUT):
        before, after = getattr(was, column), getattr(now, column)
        if column == "names":
            for part in sorted(before.keys() | after.keys()):
                if before.get(part) != after.get(part):
                    yield RuleChange(name, part, before.get(part, ""), after.get(part, ""))
        elif before != after:
            yield RuleChange(name, column, _plain(before), _plain(after))


def _plain(value: Any) -> str:
    if isinstance(value, Step):
        return ("to " if value.total else "") + _said(value.value, value.unit)
    if isinstance(value, tuple):
        return "; ".join(_plain(item) for item in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {item}" for key, item in value.items())
    return {None: "", True: "yes", False: "no"}.get(value, str(value)) if value is None or isinstance(value, bool) else str(value)


def _said(value: int, unit: str) -> str:
    return f"{value} {unit}"

"""Clocks: the limits of law, target days and retention periods that run over records, counted from their history.

Registers declare `ClockRule`s; the limits themselves are data with article and dates (`data/deadlines.csv`). An act's
clocks are written in its own transaction, and `liem rebuild clocks` makes all of them again from the journal.
"""

from liem.readings.deadlines.packs import (
    LimitUnknown,
    NotInForce,
    Rule,
    RuleError,
    RuleOff,
    Step,
    UnknownRule,
    extension_left,
    rule_on,
)
from liem.readings.deadlines.rules import ClockRule, On, clock_rules

__all__ = [
    "ClockRule",
    "LimitUnknown",
    "NotInForce",
    "On",
    "Rule",
    "RuleError",
    "RuleOff",
    "Step",
    "UnknownRule",
    "clock_rules",
    "extension_left",
    "rule_on",
]

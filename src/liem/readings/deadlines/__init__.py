"""Clocks: the limits of law, target days and retention periods that run over records, counted from their history.

Registers declare `ClockRule`s; the limits themselves are data with article and dates (`data/deadlines.csv`). An act's
clocks are written in its own transaction, and `liem rebuild clocks` makes all of them again from the journal.
"""

from liem.readings.deadlines.granting import MARKS, Granted, judge
from liem.readings.deadlines.limits import Extension, Limit, Pause, reckon
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
from liem.readings.deadlines.passing import Lineage, Passing, inherited, passing, what_is_left
from liem.readings.deadlines.rules import ClockRule, On, clock_rules

__all__ = [
    "MARKS",
    "ClockRule",
    "Extension",
    "Granted",
    "Limit",
    "LimitUnknown",
    "Lineage",
    "NotInForce",
    "On",
    "Passing",
    "Pause",
    "Rule",
    "RuleError",
    "RuleOff",
    "Step",
    "UnknownRule",
    "clock_rules",
    "extension_left",
    "inherited",
    "judge",
    "passing",
    "reckon",
    "rule_on",
    "what_is_left",
]

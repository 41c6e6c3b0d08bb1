"""Courts, judgments and the days for appeal and protest (Criminal Procedure Code 2015, articles 277, 333, 337, 355, 364)."""

from collections.abc import Mapping

from liem.registers.cases.rules import stages

INSTANCE: Mapping[str, str] = {stages.FIRST_INSTANCE: "first", stages.APPEAL: "appeal"}
"""The instance that judges in a stage."""

OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "first": ("convicted", "partly_convicted", "acquitted"),
    "appeal": ("upheld", "amended", "acquitted", "appeal_ended"),
}
"""How the judgment of an instance can end."""

APPEAL_RULES: Mapping[tuple[str, str], str] = {
    ("appeal", "judgment"): "TTHS-KC",
    ("protest", "judgment"): "TTHS-KN-CC",
    ("higher_protest", "judgment"): "TTHS-KN-TT",
    ("appeal", "decision"): "TTHS-KC-QD",
    ("protest", "decision"): "TTHS-KNQD-CC",
    ("higher_protest", "decision"): "TTHS-KNQD-TT",
}
"""The pack rule of each: 15, 15 and 30 days against a judgment, 7, 7 and 15 against a decision (art. 333, 337)."""

CLEARED = frozenset({"acquitted"})
"""Outcomes after which nobody of the case is a convicted person."""

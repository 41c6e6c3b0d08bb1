"""Extensions against the law: which of those decided move the limit, and what is to be said of the others.

The committee follows what others decide. An extension beyond the count that the law allows, or decided after the limit
had run out, is a fact and stays on the record, marked; the lawful day does not move for it (Criminal Procedure Code
2015, Articles 147, 172 to 174, 240, 277).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from liem.core.calendar.counting import CountingError, Step
from liem.readings.deadlines.limits import Extension, Limit, Pause, mark_before, reckon
from liem.readings.deadlines.ruling import Rule, RuleError

BEYOND_COUNT, DECIDED_LATE, BEYOND_LENGTH = "beyond_count", "decided_late", "beyond_length"
ASKED_LATE, OUTLASTS = "asked_late", "outlasts"
MARKS = (BEYOND_COUNT, DECIDED_LATE, BEYOND_LENGTH, ASKED_LATE, OUTLASTS)
"""What may be wrong with a clock's extensions or its fixed day, the gravest first (`wording.say_mark`)."""


@dataclass(frozen=True, slots=True)
class Granted:
    """An extension as it was decided, what is wrong with it, the day it would lead to, and how much of it counts."""

    told: Extension
    marks: tuple[str, ...] = ()
    until: date | None = None
    counts: Extension | None = None

    def as_data(self) -> dict[str, Any]:
        """The extension as JSON values, with its marks and the day it leads to."""
        until = self.until.isoformat() if self.until else None
        return {**self.told.as_data(), "marks": list(self.marks), "until": until}

    def step(self) -> Step:
        """The step of the counting that says why an extension does not count, or not in full."""
        until = self.until.isoformat() if self.until else None
        kind = "not_extended" if self.counts is None else "shortened"
        return Step(kind, self.told.on, {"marks": list(self.marks), "until": until, "decision": self.told.decision})


def judge(
    start: date,
    limit: Limit,
    extensions: Sequence[Extension],
    *,
    law: Rule | None,
    pauses: Sequence[Pause] = (),
    ask_before: str = "",
) -> list[Granted]:
    """Each extension of a legal limit, judged in the order in which they were decided.

    Without `law` only the day of the decision can be judged. Raises `counting.CountingError`.
    """
    judged: list[Granted] = []
    for number, extension in enumerate(extensions):
        lawful = [granted.counts for granted in judged if granted.counts is not None]
        ended = reckon(start, limit, extensions=lawful, pauses=_until(pauses, extension.on)).due_on
        marks = [DECIDED_LATE] if extension.on > ended else []
        if extension.asked_on and ask_before and _asked_late(extension.asked_on, ended, ask_before):
            marks.append(ASKED_LATE)
        counts: Extension | None = extension
        reached = reckon(start, limit, extensions=[*lawful, extension], pauses=pauses).due_on
        if law is not None and number >= len(law.extensions):
            marks.append(BEYOND_COUNT)
        elif law is not None:
            step = law.extensions[number]
            most = Extension(on=extension.on, value=step.value, unit=step.unit, total=step.total)
            if reached > reckon(start, limit, extensions=[*lawful, most], pauses=pauses).due_on:
                marks.append(BEYOND_LENGTH)
                if limit.named_on is None:  # a fixed day is never moved: what the order says stands, with its mark
                    counts = replace(most, decision=extension.decision, asked_on=extension.asked_on)
        if DECIDED_LATE in marks or BEYOND_COUNT in marks:
            counts = None
        judged.append(Granted(told=extension, marks=in_order(marks), until=reached, counts=counts))
    return judged


def _until(pauses: Iterable[Pause], day: date) -> list[Pause]:
    """The pauses as they stood on `day`: one that still lasted then had moved the end by its days so far."""
    return [(first, day if until is None or until > day else until) for first, until in pauses if first < day]


def _asked_late(asked_on: date, ended: date, code: str) -> bool:
    try:
        latest = mark_before(ended, code)
    except (RuleError, CountingError):
        return False
    return latest is not None and asked_on > latest


def in_order(marks: Iterable[str]) -> tuple[str, ...]:
    """Each mark once, the gravest first."""
    said = set(marks)
    return tuple(mark for mark in MARKS if mark in said)

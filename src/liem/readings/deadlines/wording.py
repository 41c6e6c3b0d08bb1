"""Clocks in the reader's language: what a clock is called, where it stands, how its day was counted."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from liem.core.calendar import wording
from liem.core.calendar.counting import Step
from liem.core.calendar.wording import say_amount, say_day
from liem.readings.deadlines import packs
from liem.readings.deadlines.granting import ASKED_LATE, BEYOND_COUNT, BEYOND_LENGTH, DECIDED_LATE, OUTLASTS
from liem.readings.deadlines.packs import Rule, RuleError, pack
from liem.readings.deadlines.rules import clock_rules
from liem.web.shapes.marks import ClockState as Mark
from liem.web.shapes.marks import days_text

SOON = 7
"""A clock is amber from so many days before its due day."""


class Stand(Protocol):
    """What this file asks of a clock: a row of the table or a `ClockState`."""

    rule: str
    key: str
    law: str
    opened_on: date
    due_on: date | None
    state: str
    closed_on: date | None
    mark_on: date | None
    counting: Any


def label_of(clock: Stand) -> str:
    """What a clock is called; a clock of a row names the row."""
    declared = clock_rules.get(clock.rule)
    label = str(declared.label) if declared else clock.rule
    return _("%(clock)s, no. %(row)s") % {"clock": label, "row": clock.key} if clock.key else label


def law_of(clock: Stand) -> Rule | None:
    """The pack rule that a clock runs under."""
    if not clock.law:
        return None
    return next((rule for rule in pack().versions(clock.law) if rule.code == clock.law), None)


def basis_of(clock: Stand) -> str:
    """The law and article of a clock, or the ground its register names."""
    law = law_of(clock)
    if law is not None:
        return law.basis
    declared = clock_rules.get(clock.rule)
    return str(declared.basis) if declared else ""


def mark_of(clock: Stand, today: date) -> tuple[Mark, int]:
    """Where a clock stands on a day, and the days of it: (`late`, 3), (`soon`, 2), (`done`, 4 days early)."""
    if clock.state == "closed" and clock.closed_on is not None:
        early = (clock.due_on - clock.closed_on).days if clock.due_on else 0
        return ("done", early) if early >= 0 else ("late", -early)
    if clock.state == "suspended":
        return "pause", 0
    state, days = mark(clock.due_on, today)
    if state == "calm" and clock.mark_on is not None and clock.mark_on <= today and _warns(clock):
        return "soon", days
    return state, days


def _warns(clock: Stand) -> bool:
    """Whether the clock's law asks to be warned long before its end (limitation of criminal liability)."""
    law = law_of(clock)
    return law is not None and law.warn is not None


def mark(due_on: date | None, today: date) -> tuple[Mark, int]:
    """Where a running clock with this due day stands."""
    if due_on is None:
        return "calm", 0
    left = (due_on - today).days
    if left < 0:
        return "late", -left
    return ("soon" if left <= SOON else "calm"), left


def text_of(clock: Stand, today: date) -> str:
    """The few words of a clock: `3 days late`, `Due today`, `Paused`."""
    state, days = mark_of(clock, today)
    if clock.due_on is None and state != "pause":
        return _("Ended") if clock.state == "closed" else _("No limit known")
    return days_text(state, days)


def say_limit(rule: Rule) -> str:
    """How long a pack rule gives, with the extensions it allows: `4 months; may be extended 2 times`."""
    texts = {
        "before": _("%(amount)s before"),
        "interval": _("every %(amount)s"),
        "times": _("%(amount)s each week") if rule.period == "week" else _("%(amount)s each month"),
    }
    amount = say_amount(rule.value, rule.unit)
    said = texts.get(rule.kind, "%(amount)s") % {"amount": amount}
    if rule.kind == "day_of_month":
        said = _("by day %(day)s of the month") % {"day": rule.value}
    if not rule.extensions:
        return said
    times = len(rule.extensions)
    return said + "; " + ngettext("may be extended once", "may be extended %(times)s times", times) % {"times": times}


_MARKS = {
    BEYOND_COUNT: gettext_lazy("extended more often than the law allows"),
    DECIDED_LATE: gettext_lazy("extended after the limit had run out"),
    BEYOND_LENGTH: gettext_lazy("longer than the law allows"),
    ASKED_LATE: gettext_lazy("extension asked for too late"),
    OUTLASTS: gettext_lazy("outlasts the limit it belongs to"),
}


def say_mark(code: str) -> str:
    """What is wrong with a clock's extensions or its fixed day."""
    return str(_MARKS.get(code, code))


def say_marks(codes: Iterable[str]) -> str:
    """Several marks in one breath."""
    return ", ".join(say_mark(code) for code in codes)


def say_why(counting: Mapping[str, Any]) -> str:
    """Why a clock has no due day."""
    kind, _colon, code = str(counting.get("why", "")).partition(":")
    error = getattr(packs, kind, None)
    if isinstance(error, type) and issubclass(error, RuleError):
        if error is packs.NotInForce:
            return _("The rule “%(rule)s” was not in force on that day") % {"rule": code}
        return str(error(code))
    return _("No limit known")


def say_steps(counting: Mapping[str, Any]) -> list[str]:
    """How a clock's due day was counted, a sentence a step."""
    return [say_step(Step.from_json(step)) for step in counting.get("steps", ())]


def say_step(step: Step) -> str:
    """One step of a counting: the calendar's, or one of extensions, pauses and named days."""
    words = {"day": say_day(step.on)}
    if step.kind == "named":
        return _("The day was set: %(day)s") % words
    if step.kind == "extended":
        return _("Extended on %(day)s") % words
    if step.kind in ("not_extended", "shortened"):
        return _extension_said(step, words)
    if step.kind == "handed":
        return _handed_said(step, words)
    if step.kind == "within":
        declared = clock_rules.get(step.data["clock"])
        words["clock"] = str(declared.label) if declared else step.data["clock"]
        return _("No longer than what is left of “%(clock)s”: %(day)s") % words
    if step.kind == "hour_unknown":
        return _("The hour of %(day)s is not known: counted to the end of the last day on which the limit can end") % words
    if step.kind == "must_fall":
        return _("The limit ends on %(day)s") % words
    if step.kind == "stood_still":
        words |= {"first": say_day(date.fromisoformat(step.data["from"])), "until": say_day(date.fromisoformat(step.data["until"]))}
        amount = say_amount(step.data["days"], "working_day" if step.data["unit"] == "working_day" else "day")
        return _("From %(first)s to %(until)s it stood still: %(amount)s are not counted, %(day)s") % {**words, "amount": amount}
    return wording.say_step(step)


def _extension_said(step: Step, words: dict[str, Any]) -> str:
    until = step.data.get("until")
    words |= {"marks": say_marks(step.data["marks"]), "until": say_day(date.fromisoformat(until)) if until else "…"}
    if step.kind == "shortened":
        return _("The decision of %(day)s says up to %(until)s (%(marks)s): counted is what the law allows") % words
    return _("The decision of %(day)s would lead to %(until)s and is not counted: %(marks)s") % words


def _handed_said(step: Step, words: dict[str, Any]) -> str:
    words |= {"number": step.data.get("number") or "…", "since": say_day(date.fromisoformat(step.data["since"]))}
    if step.data.get("how") == "anew":
        return _("Taken over from %(number)s on %(day)s; it begins anew") % words
    return _("Taken over from %(number)s on %(day)s, running since %(since)s; what was used counts") % words

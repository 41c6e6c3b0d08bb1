"""What pages, the API and the command line ask about clocks. Row-level security has decided what is seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liem.core.calendar.wording import say_amount, say_day
from liem.readings.deadlines import packs
from liem.readings.deadlines.models import NO_DUE, Clock, Deadline
from liem.readings.deadlines.passing import Lineage, inherited, passing
from liem.readings.deadlines.wording import (
    basis_of,
    label_of,
    law_of,
    mark,
    mark_of,
    say_limit,
    say_mark,
    say_steps,
    say_why,
    text_of,
)
from liem.web import formats, shapes
from liem.web.shapes.marks import Track, days_text


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A clock of a record with everything a page says about it. `shape` is what templates draw."""

    code: str
    label: str
    sort: str
    key: str
    turn: int
    state: str
    text: str
    opened_on: date
    due_on: date | None
    mark_on: date | None
    closed_on: date | None
    suspended_days: int
    extensions: int
    marks: list[str]
    basis: str
    limit: str
    counting: list[str]
    shape: shapes.Clock


def clocks_for(record_id: int, today: date, *, closed: bool = True) -> list[ClockLine]:
    """The clocks of one record, the most pressing first, closed ones last (or left out)."""
    clocks = list(Clock.objects.filter(record_id=record_id))
    if not closed:
        clocks = [clock for clock in clocks if clock.state != "closed"]
    clocks.sort(key=lambda c: (c.state == "closed", c.sort == "retention", c.due_on or date.max, c.rule, c.key, c.turn))
    return [line_of(clock, today) for clock in clocks]


def line_of(clock: Any, today: date) -> ClockLine:
    """One clock (a row of the table or a `ClockState`) as it is said on `today`."""
    law = law_of(clock)
    return ClockLine(
        code=clock.rule,
        label=label_of(clock),
        sort=clock.sort,
        key=clock.key,
        turn=clock.turn,
        state=mark_of(clock, today)[0],
        text=text_of(clock, today),
        opened_on=clock.opened_on,
        due_on=clock.due_on,
        mark_on=clock.mark_on,
        closed_on=clock.closed_on,
        suspended_days=clock.suspended_days,
        extensions=clock.extensions,
        marks=list(clock.marks),
        basis=basis_of(clock),
        limit=say_limit(law) if law else "",
        counting=explain(clock),
        shape=_shape(clock, today),
    )


def explain(clock: Any) -> list[str]:
    """How the due day of a clock was counted, step by step; why there is none, if there is none."""
    steps = say_steps(clock.counting)
    return steps if clock.due_on else [say_why(clock.counting)]


def _shape(clock: Any, today: date) -> shapes.Clock:
    state, _days = mark_of(clock, today)
    pauses = [(date.fromisoformat(a), date.fromisoformat(b) if b else None) for a, b in clock.counting.get("pauses", ())]
    span, track = "", None
    if clock.due_on is not None:
        span = formats.span(clock.opened_on, clock.due_on) if clock.due_on >= clock.opened_on else formats.day(clock.due_on)
        track = Track.of(
            started_on=clock.opened_on,
            due_on=max(clock.due_on, clock.opened_on),
            today=today,
            label=_("Runs from %(start)s, due %(due)s") % {"start": say_day(clock.opened_on), "due": say_day(clock.due_on)},
            ended_on=clock.closed_on,
            middle=[clock.mark_on] if clock.mark_on and clock.state != "closed" else [],
            pauses=pauses,
        )
    return shapes.Clock(
        state=state,
        text=text_of(clock, today),
        name=label_of(clock),
        due_on=clock.due_on,
        span=span,
        rule=_rule_text(clock),
        article=basis_of(clock),
        note=_note(clock),
        holidays=[step for step, raw in zip(explain(clock), clock.counting.get("steps", ()), strict=False) if _off(raw)],
        track=track,
        solid=state == "late",
    )


def _off(step: dict[str, Any]) -> bool:
    return step["kind"] in ("skips", "skips_weekends", "works", "rolls_forward", "rolls_back")


def _rule_text(clock: Any) -> str:
    law = law_of(clock)
    if clock.due_on is None:
        return say_why(clock.counting)
    if law is None:
        return _("Counted from %(day)s") % {"day": say_day(clock.opened_on)}
    words = {"limit": say_amount(law.value, law.unit), "what": law.label, "day": say_day(clock.opened_on)}
    return _("%(limit)s (%(what)s), counted from %(day)s") % words


def _note(clock: Any) -> str:
    """Extensions used and left, the day by which more must be asked, days that did not count."""
    law = law_of(clock)
    said = [say_mark(mark) for mark in clock.marks]
    if clock.extensions:
        said.append(ngettext("Extended once", "Extended %(n)s times", clock.extensions) % {"n": clock.extensions})
    if law is not None and clock.state != "closed" and len(law.extensions) > clock.extensions:
        step = law.extensions[clock.extensions]
        text = _("may be extended up to %(amount)s in all") if step.total else _("may be extended by at most %(amount)s")
        said.append(text % {"amount": say_amount(step.value, step.unit)})
        if clock.mark_on and law.warn is None:
            said.append(_("to be asked for by %(day)s") % {"day": say_day(clock.mark_on)})
    if clock.suspended_on:
        said.append(_("stands still since %(day)s") % {"day": say_day(clock.suspended_on)})
    if clock.suspended_days:
        text = ngettext("%(n)s day did not count", "%(n)s days did not count", clock.suspended_days)
        said.append(text % {"n": clock.suspended_days})
    joined = "; ".join(said)
    return joined[:1].upper() + joined[1:]


def clock_states(record_ids: Iterable[int], today: date) -> dict[int, shapes.Clock]:
    """What presses each of these open records, for a list: one query. Closed records are not among them."""
    found = Deadline.objects.filter(record_id__in=list(record_ids))
    rows = found.values_list("record_id", "next_due_on", "suspended")
    return {record_id: clock_shape(due_on, today, suspended=suspended) for record_id, due_on, suspended in rows}


def clock_shape(due_on: date | None, today: date, *, suspended: bool = False) -> shapes.Clock:
    """The small clock of a list from `Deadline.next_due_on`."""
    state, text = clock_state(due_on, today, suspended=suspended)
    return shapes.Clock(state=state, text=text, due_on=None if due_on == NO_DUE else due_on)


def clock_state(due_on: date | None, today: date, *, suspended: bool = False) -> tuple[Any, str]:
    """State and words of a due day: (`late`, “3 days late”)."""
    if due_on is None or due_on == NO_DUE:
        return ("pause", days_text("pause", 0)) if suspended else ("calm", _("No due day"))
    state, days = mark(due_on, today)
    return state, days_text(state, days)


def laws(day: date) -> Sequence[packs.Rule]:
    """Every checked rule in force on `day`, for the reference page."""
    rules = {rule.code: rule for versions in packs.pack().rules.values() for rule in versions}
    return [rule for rule in rules.values() if rule.verified and rule.in_force(day)]


def inherited_from(record_id: int, codes: Iterable[str], *, keys: Mapping[str, str] | None = None, number: str = "") -> dict[str, Any]:
    """What the running clocks of a record pass on, as the field `inherited` of the receiving record's event.

    `keys`: row in the record that passes on to row in the one that receives; a clock of a row not named stays. How each
    passes at a split is the declared data's (`passing.passing`).
    """
    found: dict[str, list[Lineage]] = {}
    for clock in Clock.objects.filter(record_id=record_id, rule__in=list(codes)).exclude(state="closed").order_by("rule", "key"):
        if clock.key and clock.key not in (keys or {}):
            continue
        key = (keys or {}).get(clock.key, "")
        found.setdefault(clock.rule, []).append(Lineage.of(clock, key=key, how=passing(clock.law, "split").how, number=number))
    return inherited(found)

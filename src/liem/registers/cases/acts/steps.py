"""What several acts share: steps by a decision, the stage's bookkeeping, its limit, errors of single rows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act
from liem.readings.deadlines import Extension as Decided
from liem.readings.deadlines import Rule, RuleError, rule_on
from liem.registers.cases import words
from liem.registers.cases.models import Case, Step
from liem.registers.cases.rules import articles, limits, stages, supervision

KIND = "case"


class ByDecision(Act):
    """Base of acts that name the decision behind a step: number, day, issuer."""

    decision_number = forms.Text(_("Decision number"), max_length=100)
    decision_on = forms.Day(_("Day of the decision"), required=False, help_text=_("Left empty: the day on which it happened."))
    decision_by = forms.Text(_("Issued by"), max_length=200)

    def check(self, case: Case, data: Any) -> None:
        """A step is ordered before or when it is taken, and not before the stage it starts from."""
        if data.decision_on and data.decision_on > data.happened_on:
            self.add_error("decision_on", _("The decision cannot be later than the step it orders."))
        self.check_follows(case, data.happened_on)

    def check_follows(self, case: Case, day: date) -> None:
        """Refuse a day before the one on which the present stage was entered."""
        if case is not None and day < case.stage_since:
            self.add_error(
                "happened_on",
                _("The stage “%(stage)s” began on %(day)s; what follows it cannot be earlier.")
                % {"stage": words.STAGES[case.record.stage], "day": f"{case.stage_since:%d/%m/%Y}"},
            )


def decision(data: Any) -> dict[str, Any]:
    """The decision of a step as an event's fields."""
    return {
        "decision_number": data.decision_number,
        "decision_on": data.decision_on or data.happened_on,
        "decision_by": data.decision_by,
    }


def enter(case: Case, stage: str, *, on: date, decided: Mapping[str, Any], basis: str = "") -> str:
    """Bring the case into `stage` on a day by a decision; return the stage before.

    Closes the running step and begins the next, keeps the decision, opens or closes the record. `basis` says why the
    limit of the new stage runs; without one the limit that ran before goes on (suspension, resumption).
    """
    previous: str = case.record.stage
    case.record.stage = stage
    case.record.closed_on = on if stage in stages.CLOSING else None
    case.kind = stages.kind_in(stage, case.kind) if stage in stages.LANES else case.kind
    case.stage_before, case.stage_since = previous, on
    for name, value in decided.items():
        setattr(case, name, value)
    for step in case.rows.steps:
        if step.until_on is None:
            step.until_on = on
    step = Step(stage=stage, from_on=on, until_on=None, **decided)
    case.rows.steps.append(step)
    if stage in stages.CLOSING or stage == stages.EXECUTION:
        _end_detentions(case, on, "sentence" if stage == stages.EXECUTION else "cancelled")
    if basis:
        case.limit_basis, case.limit_step, case.limit_start = basis, step.number, None
    return previous


def _end_detentions(case: Case, day: date, ground: str) -> None:
    """Nobody is detained for proceedings that are over."""
    for row in case.rows.detentions:
        if row.released_on is None:
            row.released_on, row.release_ground = max(day, row.from_on), ground


def limit(case: Case) -> dict[str, Any]:
    """The limit that runs now, as an event's fields.

    Investigation counts from the decision to institute (art. 172) or to resume (174), a report from its receipt (147),
    all else from the day the stage was entered.
    """
    stage = case.record.stage
    rule = limits.rule_in(stage, case.limit_basis, case.seriousness, case.report_received_on is not None)
    if not rule:
        return {"limit_rule": "", "limit_from": None}
    step = case.rows.steps.numbered(case.limit_step)
    start = step.from_on
    if case.limit_start is not None:
        start = case.limit_start
    elif stage == stages.VERIFICATION:
        start = case.report_received_on or start
    elif stage == stages.INVESTIGATION and case.limit_basis in ("first", "resumed"):
        start = step.decision_on or start
    return {"limit_rule": rule, "limit_from": start}


def limitation(case: Case) -> dict[str, Any]:
    """The limitation of criminal liability that still runs, as an event's fields: only while nobody is charged."""
    cited = [(row.code, row.article, row.clause) for row in case.rows.articles]
    end = case.acts_until or case.acts_from
    waits = case.record.stage == stages.INVESTIGATION and not case.rows.accused and end is not None
    rule = limits.limitation(case.seriousness, cited) if waits else ""
    return {"limitation_rule": rule, "limitation_from": end if rule else None}


def reclassify(case: Case) -> dict[str, Any]:
    """Give the case the class of its gravest article or accused; the change and its limit as an event's fields."""
    before = case.seriousness
    standing = [row.seriousness for row in case.rows.accused if row.until_on is None]
    case.seriousness = articles.gravest([*(row.seriousness for row in case.rows.articles), *standing])
    changed = case.seriousness != before
    return {
        "seriousness": case.seriousness,
        "class_changed": changed,
        "stage": case.record.stage,
        **limit(case),
        "inherited": carried(case) if changed else {},
    }


def carried(case: Case) -> dict[str, Any]:
    """What the limit that runs takes along when it is counted anew by another class: its start, extensions and pauses."""
    running = limit(case)
    if not running["limit_rule"] or case.record.stage not in limits.CLOCKS:
        return {}
    line = {
        "key": "",
        "start": running["limit_from"].isoformat(),
        "extensions": [one.as_data() for one in extensions_of(case)],
        "pauses": rested(case),
    }
    return {limits.CLOCKS[case.record.stage]: [line]}


def extensions_of(case: Case) -> list[Decided]:
    """Every extension of the limit that runs as it was decided, lawful or not: the clock judges each by the law."""
    rule = running_rule(case)
    allowed = rule.extensions if rule else ()
    rows = [row for row in case.rows.extensions if row.step == case.limit_step]
    return [
        Decided(
            on=row.decision_on or row.granted_on,
            value=row.value,
            unit=row.unit,
            total=number < len(allowed) and allowed[number].total,
            decision=row.decision_number,
            asked_on=row.asked_on,
        )
        for number, row in enumerate(rows)
    ]


def running_rule(case: Case) -> Rule | None:
    """The pack's rule of the limit that runs, if one runs and can be used."""
    running = limit(case)
    try:
        return rule_on(running["limit_rule"], running["limit_from"]) if running["limit_rule"] else None
    except RuleError:
        return None


def mark(case: Case, marks: Iterable[str]) -> None:
    """Keep in sight what is not lawful in a case, each mark once, in the order of the words."""
    said = {*case.marks, *marks}
    case.marks = [code for code in words.MARKS if code in said]


def rested(case: Case) -> list[list[str | None]]:
    """The days in which the limit that runs stood still."""
    return [
        [step.from_on.isoformat(), step.until_on.isoformat() if step.until_on else None]
        for step in case.rows.steps
        if step.number > case.limit_step and step.stage == stages.SUSPENDED
    ]


def handles(case: Case, day: date) -> bool:
    """Whether this step is the first that handles a case the committee detected and advised on; remembers its day."""
    first = case.advised_on is not None and case.handled_on is None
    if first:
        case.handled_on = day
    return first


def standing_judgment(case: Case) -> Any:
    """The latest judgment that was not cancelled, or None."""
    return next((row for row in reversed(case.rows.judgments) if row.cancelled_on is None), None)


def groups_of(case: Case) -> tuple[str, ...]:
    """The groups of crimes of the case, for figures: `corruption` (353–359) and `position` (353–366) of its articles."""
    cited = [*case.rows.articles, *open_rows(case.rows.charges)]
    found = {group for row in cited for group in articles.groups(row.code, row.article)}
    return tuple(group for group in articles.GROUPS if group in found)


def is_open(row: Any) -> bool:
    """Whether a row with `until_on` still stands."""
    return row.until_on is None


def open_rows(rows: Any) -> list[Any]:
    """The rows that still stand."""
    return [row for row in rows if is_open(row)]


def tally(case: Case) -> None:
    """Sum up the rows that stand: highest body, persons charged, open obstacles."""
    standing = [(row.tier, row.body) for row in open_rows(case.rows.placements)]
    case.supervised = bool(standing)
    case.level = ":".join(supervision.leading(standing) or ())
    case.persons = len(open_rows(case.rows.accused))
    case.hindrances = len(open_rows(case.rows.obstacles))


def filled(act: Act, name: str) -> list[forms.RowForm]:
    """The forms of the rows that were filled in, in the order of `data.<name>`: where an error of a row belongs."""
    return [form for form in act.row_forms[name] if not form.is_blank()]

"""The calculator of limits: a rule, a day, what extended it and when it stood still, and the due day step by step.

It asks nothing of any record: the rules of law are everybody's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from liem.core.acts import forms
from liem.core.calendar.counting import CountingError
from liem.core.calendar.today import VIETNAM, today
from liem.core.calendar.wording import say_amount, say_day, say_error
from liem.readings.deadlines.due import Due, due
from liem.readings.deadlines.limits import Extension, Pause
from liem.readings.deadlines.packs import pack
from liem.readings.deadlines.ruling import Rule, RuleError
from liem.readings.deadlines.wording import say_limit, say_marks
from liem.web import shapes

CLASSES: Mapping[str, Any] = {
    "IT": gettext_lazy("less serious"),
    "NT": gettext_lazy("serious"),
    "RNT": gettext_lazy("very serious"),
    "DBNT": gettext_lazy("exceptionally serious"),
}
"""The classes of offence (Penal Code 2015, Art. 9), as rule codes end with them."""
TIMES = 3
"""How many extensions may be entered: no limit of the pack allows more."""


def family_of(code: str) -> tuple[str, str]:
    """A rule's code without its class, and the class: (`TTHS-DT`, `RNT`); the class is empty where the rule has none."""
    head, _dash, tail = code.rpartition("-")
    return (head, tail) if tail in CLASSES and all(f"{head}-{other}" in pack().rules for other in CLASSES) else (code, "")


def families() -> dict[str, str]:
    """What may be chosen: one entry for a limit of every class, labelled in the reader's language."""
    found: dict[str, str] = {}
    for code, versions in pack().rules.items():
        rule = versions[-1]
        if rule.kind == "unknown" or code != (rule.version_of or rule.code):
            continue
        family, offence = family_of(code)
        label = rule.label.rpartition(":")[0] or rule.label.rpartition(" — ")[0] or rule.label if offence else rule.label
        found.setdefault(family, f"{label.strip()} ({family})")
    return dict(sorted(found.items(), key=lambda item: not item[0].startswith(("TTHS", "HS"))))


class CalculatorForm(django_forms.Form):
    """What is to be counted. Everything stands in the address, so that an answer can be sent to a colleague."""

    use_required_attribute = False

    rule = forms.Choice(gettext_lazy("Limit"), choices=lambda _binding: families())
    offence = forms.Choice(
        gettext_lazy("Class of offence"), choices=CLASSES, required=False, help_text=gettext_lazy("Where the limit asks for it.")
    )
    start = forms.Day(gettext_lazy("From"), future=True, help_text=gettext_lazy("The day from which the law counts."))
    hour = forms.Text(gettext_lazy("Hour"), max_length=5, required=False, help_text=gettext_lazy("For limits in hours, such as 22:30."))
    extended_1 = forms.Day(gettext_lazy("First extension decided on"), future=True, required=False)
    value_1 = forms.Count(pgettext_lazy("extension", "By how much"), low=1, high=365, required=False)
    extended_2 = forms.Day(gettext_lazy("Second extension decided on"), future=True, required=False)
    value_2 = forms.Count(pgettext_lazy("extension", "By how much"), low=1, high=365, required=False)
    extended_3 = forms.Day(gettext_lazy("Third extension decided on"), future=True, required=False)
    value_3 = forms.Count(pgettext_lazy("extension", "By how much"), low=1, high=365, required=False)
    stood_from = forms.Day(gettext_lazy("Stood still from"), future=True, required=False)
    stood_until = forms.Day(gettext_lazy("Went on on"), future=True, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["rule"].bind(forms.Binding(None, None, today()))  # type: ignore[attr-defined]
        self.answer: Due | None = None

    def clean_hour(self) -> time | None:
        """The hour of the start, written as 22:30."""
        try:
            return time.fromisoformat(self.cleaned_data["hour"]) if self.cleaned_data["hour"] else None
        except ValueError:
            raise django_forms.ValidationError(_("Write the hour as 22:30.")) from None

    def clean(self) -> dict[str, Any]:
        """Count, and say at its field what cannot be counted."""
        given = super().clean() or {}
        if self.errors:
            return given
        code = code_of(given["rule"], given["offence"])
        if code is None:
            self.add_error("offence", _("This limit depends on the class of offence."))
            return given
        self._in_order(given)
        if self.errors:
            return given
        try:
            self.answer = due(code, self._start(given), extensions=self._extensions(code, given), pauses=_pauses(given))
        except RuleError as error:
            self.add_error("rule", str(error))
        except CountingError as error:
            self.add_error("start", say_error(error))
        return given

    def _in_order(self, given: Mapping[str, Any]) -> None:
        """What follows the start may not lie before it, and a limit goes on only after it stood still."""
        for name in ("extended_1", "extended_2", "extended_3", "stood_from"):
            if given[name] and given[name] < given["start"]:
                self.add_error(name, _("This lies before the day from which it is counted."))
        if given["stood_until"] and (not given["stood_from"] or given["stood_until"] <= given["stood_from"]):
            self.add_error("stood_until", _("It must have stood still before that day."))

    def _start(self, given: Mapping[str, Any]) -> date | datetime:
        if given["hour"] is None:
            return given["start"]
        return datetime.combine(given["start"], given["hour"], tzinfo=VIETNAM)

    def _extensions(self, code: str, given: Mapping[str, Any]) -> list[Extension]:
        """The extensions entered; one without a length is as long as the law allows."""
        allowed = pack().on(code, given["start"]).extensions
        found: list[Extension] = []
        for number in range(1, TIMES + 1):
            on, value = given[f"extended_{number}"], given[f"value_{number}"]
            if on is None:
                continue
            step = allowed[min(len(found), len(allowed) - 1)] if allowed else None
            length = value or (step.value if step else 0)
            found.append(Extension(on=on, value=length, unit=step.unit if step else "day", total=bool(step and step.total)))
        return found


def _pauses(given: Mapping[str, Any]) -> list[Pause]:
    return [(given["stood_from"], given["stood_until"])] if given["stood_from"] else []


def code_of(family: str, offence: str) -> str | None:
    """The rule's code of a family and a class; None when the family has classes and none was chosen."""
    if family in pack().rules:
        return family
    return f"{family}-{offence}" if offence else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page shows of a `Due`."""

    due: str
    facts: list[shapes.Fact]
    steps: list[str]


def answer_of(found: Due) -> Answer:
    """The answer in the reader's words."""
    at = f" {found.due_at.astimezone(VIETNAM):%H:%M}" if found.due_at else ""
    lines = [
        (_("Limit"), say_limit(found.rule)),
        (_("Law"), found.rule.basis),
        (_("Counted from"), f"{say_day(found.start)} ({found.rule.starts})"),
        (_("Extensions that count"), f"{found.extensions} / {len(found.rule.extensions)}" if found.rule.extensions else ""),
        (_("An extension must be asked for by"), say_day(found.ask_on) if found.ask_on and found.rule.asks else ""),
        (_("Warned of from"), say_day(found.ask_on) if found.ask_on and found.rule.warn else ""),
        (_("Against the law"), say_marks(found.marks)),
    ]
    facts = [shapes.Fact(label=label, cell=shapes.Cell(value=text)) for label, text in lines if text]
    return Answer(due=say_day(found.due_on) + at, facts=facts, steps=found.said())


def classes_side(form: CalculatorForm) -> shapes.Side | None:
    """The same limit for every class of offence, beside the answer."""
    found = form.answer
    if found is None:
        return None
    family, chosen = family_of(found.rule.code)
    if not chosen:
        return None
    rows = []
    for offence, label in CLASSES.items():
        other = due(f"{family}-{offence}", found.start)
        cells = [shapes.Cell(value=str(label), sub=longest(other.rule)), shapes.Cell(value=other.due_on, kind="day")]
        rows.append(shapes.Row(cells=cells, me=offence == chosen))
    columns = [
        shapes.Column(key="class", label=_("Class of offence")),
        shapes.Column(key="due", label=_("First limit")),
    ]
    title = _("By class of offence")
    return shapes.Side(title=title, table=shapes.Table(caption=title, columns=columns, rows=rows, dense=True))


def longest(rule: Rule) -> str:
    """The extensions the law allows, one after the other: `extensions: 3 + 2 months`."""
    if not rule.extensions:
        return ""
    *before, last = rule.extensions
    amounts = " + ".join([*(str(step.value) for step in before), say_amount(last.value, last.unit)])
    return _("extensions: %(amounts)s") % {"amounts": amounts}

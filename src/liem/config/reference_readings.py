"""The pages of the reference that tell of readings: figures and clocks, and what follows each event."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from liem.config.reference import MADE, codes, in_english, in_vietnamese, table, when
from liem.readings.deadlines.packs import Rule, pack
from liem.readings.deadlines.rules import ClockRule, Triggers, clock_rules
from liem.readings.deadlines.wording import say_limit
from liem.readings.figures.catalogue import Indicator, Median, aliases, computed, identities
from liem.readings.figures.catalogue import indicators as all_indicators

TIMINGS = {
    "in": "in the period",
    "end": "at its end",
    "during": "on any day of it",
    "start": "before its first day",
    "moved": "moved by hand-over in it, net",
}


def followers() -> dict[str, dict[str, list[str]]]:
    """What follows each kind of event: title to codes."""
    found: dict[str, dict[str, list[str]]] = {}

    def add(kind: str, title: str, code: str) -> None:
        listed = found.setdefault(kind, {}).setdefault(title, [])
        if code not in listed:
            listed.append(code)

    for indicator in computed():
        for kind in indicator.whens:
            add(kind, "begins a span of" if indicator.is_stock else "counts in", indicator.code)
        for kind in indicator.untils:
            add(kind, "ends a span of", indicator.code)
    for rule in clock_rules:
        for title, triggers in _triggers(rule):
            for kind in triggers.kinds:
                add(kind, f"{title} the clock", rule.code)
    return found


def _triggers(rule: ClockRule) -> Iterable[tuple[str, Triggers]]:
    yield "opens", rule.opens
    yield "closes", rule.closes
    yield "suspends", rule.suspends
    yield "resumes", rule.resumes
    yield "extends", rule.extends


# --- figures ----------------------------------------------------------------------------------------------------------


def indicators() -> Iterable[str]:
    """The page of figures."""
    yield from (
        MADE,
        "# Indicators",
        "",
        "What can be asked for by code, on the page, with `liem report` and `liem records`, and at `/api/v1/figures`. Cuts narrow a "
        "figure: `cases.placed[kind=case,body=steering_committee]`. ° marks an event that counts only when its data meet a condition. "
        "How figures are kept: [Journal and figures](../explanation/journal.md).",
        "",
    )
    by_register: dict[str, list[Any]] = {}
    for indicator in all_indicators:
        by_register.setdefault(indicator.code.split(".")[0], []).append(indicator)
    for register, found in by_register.items():
        yield from (f"## {register}", "")
        yield from table(("Code", "Figure", "Counted", "Cuts", "From the events"), (_figure(indicator) for indicator in found))
    yield from _aliases()
    yield from (
        "## Identities",
        "",
        "Sums that must hold; a report says whether they do. For every stock, "
        "*opening + in + moved in − out − moved out = closing* holds besides.",
        "",
    )
    rows = ((f"`{one.id}`", in_english(one.label), codes(one.left), codes(one.right)) for one in identities)
    yield from table(("Code", "Says", "Left", "Right"), rows)


def _figure(indicator: Any) -> tuple[str, str, str, str, str]:
    label = f"{in_english(indicator.label)} · {in_vietnamese(indicator.label)}"
    if isinstance(indicator, Median):
        parts = f"median of `{indicator.of}` over `{indicator.over}`"
        return f"`{indicator.code}`", label, f"{indicator.unit}, {TIMINGS['in']}", codes(cut.code for cut in indicator.all_cuts), parts
    if not isinstance(indicator, Indicator):
        parts = f"`{indicator.of}` over `{indicator.over}`" if indicator.kind == "derived" else "entered from outside"
        return f"`{indicator.code}`", label, indicator.unit, "", parts
    counted = f"{indicator.base.unit}, {TIMINGS[indicator.timing]}" + (", sensitive" if indicator.sensitive else "")
    if indicator.of:
        return f"`{indicator.code}`", label, counted, codes(cut.code for cut in indicator.all_cuts), f"as `{indicator.of}`"
    events = when(_conditions(indicator.whens)) + (f" until {when(_conditions(indicator.untils))}" if indicator.untils else "")
    return f"`{indicator.code}`", label, counted, codes(cut.code for cut in indicator.all_cuts), events


def _conditions(whens: Mapping[str, Sequence[Any]]) -> dict[str, bool]:
    return {kind: None not in conditions for kind, conditions in whens.items()}


def _aliases() -> Iterable[str]:
    if len(aliases):
        yield from ("## Aliases", "")
        yield from table(("Alias", "Stands for"), ((f"`{alias.code}`", f"`{alias.expression}`") for alias in aliases))


# --- clocks -----------------------------------------------------------------------------------------------------------


def clocks() -> Iterable[str]:
    """The page of clocks."""
    yield from (
        MADE,
        "# Clocks",
        "",
        "Legal limits, target days and retention periods, never mixed. How a day is counted: [Clocks](../explanation/clocks.md). "
        "`liem clock RULE --from DAY` counts any rule of the pack below. ° marks an event that is meant only when its data meet "
        "a condition.",
        "",
    )
    for rule in clock_rules:
        yield from (f"## {rule.code}", "", f"{in_english(rule.label)} · {in_vietnamese(rule.label)}", "")
        yield f"- {rule.sort}, of a `{rule.kind}`; {_length(rule)}"
        if rule.basis:
            yield f"- ground: {in_english(rule.basis)}"
        for title, triggers in _triggers(rule):
            if triggers.kinds:
                yield f"- {title} by: {when(_meant(triggers))}"
        yield ""
    yield from _rules()


def _meant(triggers: Triggers) -> dict[str, bool]:
    always = {kind for item in triggers.items if item.when is None for kind in item.kinds}
    return {kind: kind not in always for kind in sorted(triggers.kinds)}


def _length(rule: ClockRule) -> str:
    if rule.unit == "rule":
        return "as long as the rule of the pack for the event" if callable(rule.length) else f"as long as the rule `{rule.length}`"
    if rule.unit == "due":
        return "due on the day that the event names"
    how_long = "a number by the event" if callable(rule.length) else str(rule.length)
    return f"{how_long} ({rule.unit.replace('_', ' ')}s)"


def _rules() -> Iterable[str]:
    yield from (
        "## Rules of the pack",
        "",
        "Each row is one version of one rule, in force from its first day. A rule that was not checked against its source is *off*: it "
        "is shipped, and refused when asked for.",
        "",
    )
    rules = {rule.line: rule for versions in pack().rules.values() for rule in versions}
    rows = (
        (f"`{rule.code}`", in_english(rule.label), say_limit(rule), in_english(rule.basis), _in_force(rule), "" if rule.verified else "off")
        for _line, rule in sorted(rules.items())
    )
    yield from table(("Rule", "What", "Limit", "Ground", "In force", "State"), rows)


def _in_force(rule: Rule) -> str:
    until = f" until {rule.effective_until}" if rule.effective_until else ""
    return f"{rule.effective_from or 'always'}{until}"

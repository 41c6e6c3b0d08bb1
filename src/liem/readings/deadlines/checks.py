"""What is checked before Liêm starts: the rule pack's rows, and that clock rules name rules that exist."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from liem.core.journal.events import event_kinds
from liem.core.records.kinds import kinds
from liem.readings.deadlines.packs import PackWrong, pack
from liem.readings.deadlines.passing import PassingWrong, passings
from liem.readings.deadlines.rules import clock_rules


@register()
def rule_pack_holds(app_configs: Any = None, **options: Any) -> list[CheckMessage]:
    """Every row of the pack can be used; every clock rule names a kind, events, clocks and pack rules that exist."""
    try:
        known = pack().rules
        passings()
    except (PackWrong, PassingWrong) as wrong:
        return [Error(f"The rule pack cannot be used: {wrong}", id="deadlines.E001")]
    faults: list[CheckMessage] = []
    for rule in clock_rules:
        if rule.kind not in kinds:
            faults.append(Error(f"{rule.code}: there is no kind {rule.kind!r}", obj=rule, id="deadlines.E002"))
        named = [rule.length] if rule.unit == "rule" and isinstance(rule.length, str) else []
        for code in [*named, rule.ask_before]:
            if code and code not in known:
                faults.append(Error(f"{rule.code}: there is no rule {code!r}", obj=rule, id="deadlines.E003"))
        if rule.within and rule.within not in clock_rules:
            faults.append(Error(f"{rule.code}: there is no clock {rule.within!r}", obj=rule, id="deadlines.E005"))
        for kind in sorted(rule.touched_by):
            if kind not in event_kinds:
                faults.append(Error(f"{rule.code}: there is no event {kind!r}", obj=rule, id="deadlines.E004"))
    return faults

"""Rules shipped switched off, and the two persons who confirm one against its source before it is used.

A confirmation is an event in the rule's own stream and a row here; it holds for the row's content (`Rule.row`), so a
changed row must be confirmed anew. Two different persons, at least one of them a head: four eyes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liem.core.access.actor import Actor
from liem.core.acts.refusals import Refused
from liem.core.journal.events import Event
from liem.core.organization.models import Role
from liem.core.organization.telling import tell, writing
from liem.readings.deadlines.models import RuleConfirmation
from liem.readings.deadlines.packs import pack
from liem.readings.deadlines.ruling import Rule

CONFIRMS = (Role.OFFICER, Role.HEAD)
EYES = 2


@dataclass(frozen=True, kw_only=True)
class RuleConfirmed(Event):
    """A person confirmed a rule of the pack against its source. The rule is used once two persons have."""

    kind = "rules.confirmed"
    sentence = gettext_lazy("Rule %(rule)s <b>confirmed</b> against %(source)s, the %(number)s. person")
    weighty = True

    rule: str
    row: str
    source: str
    number: int


def waiting() -> list[Rule]:
    """Every rule shipped switched off, by code."""
    rules = {rule.row: rule for versions in pack().rules.values() for rule in versions if not rule.verified}
    return sorted(rules.values(), key=lambda rule: rule.code)


def rule_of(row: str) -> Rule | None:
    """The rule shipped switched off whose row has this digest."""
    return next((rule for rule in waiting() if rule.row == row), None)


def confirmed_rows() -> frozenset[str]:
    """Digests of the rows that two persons have confirmed."""
    found = list(RuleConfirmation.objects.values_list("row", "person_id", "head"))
    return frozenset(row for row, _person, _head in found if _is_enough([(p, h) for r, p, h in found if r == row]))


def _is_enough(given: Sequence[tuple[int, bool]]) -> bool:
    return len({person for person, _head in given}) >= EYES and any(head for _person, head in given)


def why_not(rule: Rule, actor: Actor) -> str:
    """Why this person may not confirm the rule now; empty when they may."""
    given = list(RuleConfirmation.objects.filter(row=rule.row).values_list("person_id", "head"))
    if actor.role not in CONFIRMS or actor.person_id is None:
        return _("Officers and heads confirm rules.")
    if _is_enough(given):
        return _("Two persons have confirmed this rule.")
    if actor.person_id in {person for person, _head in given}:
        return _("You have confirmed this rule; a second person must.")
    if given and actor.role != Role.HEAD and not any(head for _person, head in given):
        return _("A head must be one of the two.")
    return ""


def confirm(*, rule: Rule, source: str, actor: Actor, at: datetime) -> int:
    """Confirm a rule against `source`, as one of two persons; returns how many have. Raises `Refused`."""
    if not source.strip():
        raise Refused({"source": [_("Name the source in which you read the rule.")]})
    person = actor.person_id
    with writing():
        why = why_not(rule, actor)
        if why or person is None:
            raise Refused({"": [why]})
        number = RuleConfirmation.objects.filter(row=rule.row).count() + 1
        RuleConfirmation.objects.create(
            row=rule.row, rule=rule.code, person_id=person, source=source.strip(), head=actor.role == Role.HEAD, confirmed_at=at
        )
        event = RuleConfirmed(rule=rule.code, row=rule.row, source=source.strip(), number=number)
        tell("rule", int(rule.row[:15], 16), event, actor)
    return number

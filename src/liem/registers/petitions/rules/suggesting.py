"""Suggesting class, field and competent body of a petition by readable rules, each with its reason and the words found.

No opaque model decides: a rule is a list of phrases with a weight and a sentence (`data/suggestions.yaml`, versioned). A rule may
look at who is complained of, ask for a class, an addressee or an instance that is chosen already, and hold from or until a day.
What is offered, and whether it was taken, is told in the event and counted.
"""

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from liem.registers.petitions.rules.phrases import Phrases, Text, read

RULES = Path(__file__).parent.parent / "data" / "suggestions.yaml"
LEAST = 2
"""The least weight of what is offered; one weak phrase alone offers nothing."""
SUGGESTED = ("petition_class", "field", "competent_body")
"""What is suggested, in this order: a competent body may depend on the class."""
TEXT, AGAINST = "text", "against"
ADDRESS = re.compile(r"^[ \t]*(?:đồng[ \t]+)?k[ií]nh[ \t]+g[uửư]i\b[^\n.]*(?:\n[ \t]*[-–•+][^\n]*)*", re.IGNORECASE | re.MULTILINE)
"""“Kính gửi …” and the list below it: who is addressed says nothing of who is competent."""
CONDITIONS = ("petition_class", "field", "addressee", "instance", "sender_kind")
"""What a rule may ask of the form: only what an officer has chosen or what was suggested before it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Phrases that speak for one value of a field. `outside`: whether that body stands outside the committee itself."""

    field: str
    value: str
    weight: int
    phrases: tuple[str, ...]
    why: Mapping[str, str]
    where: tuple[str, ...] = (TEXT,)
    given: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    from_on: date | None = None
    until_on: date | None = None
    basis: str = ""
    outside: bool = False

    def holds(self, chosen: Mapping[str, str], day: date) -> bool:
        """Whether the rule is asked on this day, for a form with these values."""
        in_time = (self.from_on is None or self.from_on <= day) and (self.until_on is None or day < self.until_on)
        return in_time and all((chosen.get(name) or "") in codes for name, codes in self.given.items())


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value offered for a field: the phrases found, the rules that hold, and their weight together."""

    field: str
    value: str
    words: tuple[str, ...]
    weight: int
    rules: tuple[Rule, ...] = ()

    def why(self, language: str) -> str:
        """The sentence of the weightiest rule."""
        return self.rules[0].why.get(language, self.rules[0].why["vi"]) if self.rules else ""

    @property
    def outside(self) -> bool:
        """Whether the matter lies outside the committee's own competence."""
        return any(rule.outside for rule in self.rules)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules of one version, and phrases that say nothing (names of laws, negations). `from_on`: in use since."""

    version: str
    from_on: date
    source: str
    rules: tuple[Rule, ...]
    silent: tuple[str, ...]

    def of(self, field_name: str) -> list[Rule]:
        """The rules of one field."""
        return [rule for rule in self.rules if rule.field == field_name]


@lru_cache(maxsize=1)
def rule_set() -> RuleSet:
    """The rules in use."""
    told: Mapping[str, Any] = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    rules = tuple(_rule(name, given) for name in SUGGESTED for given in told[name])
    return RuleSet(str(told["version"]), told["from"], told["source"], rules, tuple(told["silent"]))


@lru_cache(maxsize=64)
def _phrases(places: tuple[int, ...]) -> Phrases:
    """The phrases of the rules at these places of the set, and those that say nothing."""
    rules = rule_set()
    return Phrases([*rules.silent, *(phrase for place in places for phrase in rules.rules[place].phrases)])


def _rule(field_name: str, told: Mapping[str, Any]) -> Rule:
    given = {name: tuple(str(code) for code in codes) for name, codes in told.get("given", {}).items()}
    if unknown := set(given) - set(CONDITIONS):
        raise ValueError(f"a rule of suggestions asks for {unknown}")
    return Rule(
        field=field_name,
        value=str(told["value"]),
        weight=int(told["weight"]),
        phrases=tuple(told["words"]),
        why={"vi": told["vi"], "en": told["en"]},
        where=tuple(told.get("where", (TEXT,))),
        given=given,
        from_on=told.get("from"),
        until_on=told.get("until"),
        basis=told.get("basis", ""),
        outside=bool(told.get("outside", False)),
    )


def suggestions(text: str, *, against: str = "", chosen: Mapping[str, str] | None = None, on: date | None = None) -> list[Suggestion]:
    """At most one suggestion a field, the weightiest; none where nothing speaks clearly for one value.

    `against` is who is complained of; `chosen` the form's values so far: what an officer has chosen holds before what is
    suggested. `on` is the day of arrival (without one the day from which the rules are in use).
    """
    known, rules = dict(chosen or {}), rule_set()
    read_in = {TEXT: read(ADDRESS.sub("", text)), AGAINST: read(against)}
    made = []
    for name in SUGGESTED:
        best = _best(name, read_in, known, on or rules.from_on)
        if best is not None:
            made.append(best)
            known[name] = known.get(name) or best.value
    return made


def _best(name: str, read_in: Mapping[str, Text], chosen: Mapping[str, str], day: date) -> Suggestion | None:
    asked = {at: rule for at, rule in enumerate(rule_set().rules) if rule.field == name and rule.holds(chosen, day)}
    phrases = _phrases(tuple(asked))
    found = {where: phrases.found_in(text) for where, text in read_in.items()}
    held: dict[str, list[tuple[int, Rule, list[str]]]] = {}
    for rule in asked.values():
        words = list(dict.fromkeys(word for where in rule.where for word in found[where] if word in rule.phrases))
        if words:
            held.setdefault(rule.value, []).append((rule.weight * len(words), rule, words))
    ranked = sorted(((sum(weight for weight, _rule, _words in each), value) for value, each in held.items()), key=lambda one: -one[0])
    if not ranked or ranked[0][0] < LEAST or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    weight, value = ranked[0]
    each = sorted(held[value], key=lambda one: -one[0])
    every = dict.fromkeys(word for _weight, _rule, said in each for word in said)
    return Suggestion(name, value, tuple(every), weight, tuple(rule for _weight, rule, _words in each))

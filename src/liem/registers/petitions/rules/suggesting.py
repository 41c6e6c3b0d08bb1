"""Suggesting class, field and competent body of a petition by readable rules, each with the words it was found by.

No opaque model decides: a rule is a list of words with a weight (`data/suggestions.yaml`, versioned). What is offered, and
whether it was taken, is told in the event and counted.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from liem.core.language.searching import fold

RULES = Path(__file__).parent.parent / "data" / "suggestions.yaml"
LEAST = 2
"""The least weight of what is offered; one weak word alone offers nothing."""
SUGGESTED = ("petition_class", "field", "competent_body")


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that speak for one value of a field, each with the rule's weight."""

    field: str
    value: str
    weight: int
    words: tuple[str, ...]
    looked_for: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value offered for a field: the words it was found by, and their weight together."""

    field: str
    value: str
    words: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules of one version."""

    version: str
    from_on: date
    source: str
    rules: tuple[Rule, ...]


@lru_cache(maxsize=1)
def rule_set() -> RuleSet:
    """The rules in use."""
    told: Mapping[str, Any] = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    rules = [_rule(field, given) for field in SUGGESTED for given in told[field]]
    return RuleSet(version=str(told["version"]), from_on=told["from"], source=told["source"], rules=tuple(rules))


def _rule(field: str, given: Mapping[str, Any]) -> Rule:
    words = tuple(given["words"])
    looked_for = tuple(re.compile(rf"(?<!\w){re.escape(fold(word))}(?!\w)") for word in words)
    return Rule(field=field, value=given.get("code") or given["name"], weight=int(given["weight"]), words=words, looked_for=looked_for)


def suggestions(text: str, *, against: str = "") -> list[Suggestion]:
    """At most one suggestion a field, the strongest; none where nothing speaks clearly for one value.

    `against`, who is complained of, is read with the text; a petition against a named person leans to a denunciation no more
    than its words do.
    """
    folded = fold(f"{text}\n{against}")
    return [best for field in SUGGESTED if (best := _best(folded, (rule for rule in rule_set().rules if rule.field == field)))]


def _best(folded: str, rules: Iterable[Rule]) -> Suggestion | None:
    weights: dict[str, int] = {}
    words: dict[str, list[str]] = {}
    field = ""
    for rule in rules:
        field = rule.field
        found = [word for word, pattern in zip(rule.words, rule.looked_for, strict=True) if pattern.search(folded)]
        if found:
            weights[rule.value] = weights.get(rule.value, 0) + rule.weight * len(found)
            words.setdefault(rule.value, []).extend(found)
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    value, weight = ranked[0]
    return Suggestion(field=field, value=value, words=tuple(words[value]), weight=weight)

"""Expressions: what they name, and what is said when they name nothing."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from liem.readings.figures import Cut, Indicator
from liem.readings.figures.catalogue import BadDeclaration
from liem.readings.figures.expressions import BadExpression, parse
from liem.readings.figures.tests.stories import declared

pytestmark = pytest.mark.unit


@pytest.fixture(autouse=True)
def _stories() -> Iterator[None]:
    with declared(), translation.override("en"):
        yield


def test_an_expression_is_a_code_with_filters() -> None:
    parsed = parse(" story.watched[ colour = red , body=steering ] ")
    assert parsed.indicator.code == "story.watched"
    assert dict(parsed.filters) == {"body": "steering", "colour": "red"}
    assert parsed.label == "Watched: Steering committee, Red"


def test_an_alias_has_its_own_name_and_may_be_filtered_further() -> None:
    assert parse("story.red").label == "Begun red"
    assert parse("story.red").text == "story.red"
    with pytest.raises(BadExpression, match="contradicts"):
        parse("story.red[colour=blue]")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not an expression"),
        ("story", "not an expression"),
        ("story.begun[colour=red", "not an expression"),
        ("story.begun[colour]", "not of the form"),
        ("story.begun[colour=red,colour=blue]", "named twice"),
        ("story.begum", "Did you mean story.begun"),
        ("other.thing", "No figure has the code"),
        ("story.begun[size=big]", "its cuts: colour"),
        ("story.begun[colour=green]", "its codes: red, blue"),
        ("story.rate[colour=red]", "is not cut by"),
    ],
)
def test_a_bad_expression_says_why(text: str, said: str) -> None:
    with pytest.raises(BadExpression, match=said):
        parse(text)


def test_a_declaration_that_contradicts_itself_is_refused_at_start() -> None:
    cuts = tuple(Cut(f"c{n}", "C", {}) for n in range(7))
    for wrong in (
        {"when": "story.x", "cuts": cuts},
        {"when": "story.x", "timing": "end"},
        {"when": "story.x", "until": "story.y", "timing": "in"},
        {"when": "story.x", "until": "story.y", "timing": "during", "amount": "money"},
        {"until": "story.y"},
    ):
        with pytest.raises(BadDeclaration):
            Indicator("story.wrong", "Wrong", **wrong)

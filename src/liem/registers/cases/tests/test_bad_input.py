"""Bad input about the proceedings: each is refused, or asked about, at its field, with a sentence in the reader's language."""

from typing import Any

import pytest
from django.utils import translation

from liem.core.acts.perform import perform
from liem.core.acts.refusals import Refused
from liem.registers.cases.tests.examples import ACCUSED, ARTICLE, CASE, CHARGE, DAMAGE, DETAIN, PLACE, PROSECUTION, TRIAL, Step, by, session
from liem.registers.cases.tests.memory import play
from tests.cast import Cast

pytestmark = pytest.mark.acts

Said = tuple[tuple[Step, ...], str, dict[str, Any], str, str, str]
"""What was done before, the act and its values; then the field and what is said in English and Vietnamese."""

REFUSED: dict[str, Said] = {
    "a clause that did not exist on the day of the act": (
        (CASE,),
        "add-articles",
        {"articles": [{**ARTICLE, "clause": 9}], "happened_on": "2023-02-21"},
        "articles/0/clause",
        "Article 353 had no clause 9 with a penalty frame on 30/06/2020",
        "khoản 9",
    ),
    "an article that was not in force": (
        (CASE,),
        "add-accused",
        {"accused": [{**ACCUSED, "seriousness": "", "clause": 1, "committed_on": "2017-12-31"}], "happened_on": "2023-02-20"},
        "accused/0/article",
        "was not in force on 31/12/2017",
        "31/12/2017",
    ),
    "a detention longer than the investigation": (
        (CASE, CHARGE),
        "detain",
        {**DETAIN[1], "until_on": "2023-05-15"},
        "beyond",
        "Ends after the limit of the stage",
        "thời hạn",
    ),
    "a judgment before its indictment": (
        (CASE, PROSECUTION, TRIAL),
        "pronounce-judgment",
        {"outcome": "convicted", **by("60/HSST", "2023-05-03", "Tòa án nhân dân")},
        "happened_on",
        "cannot be earlier",
        "sớm hơn",
    ),
    "an amount of the wrong unit": (
        (CASE, DAMAGE),
        "record-damage",
        {"amounts": [{"asset": "money", "amount": 600_000_000_000}], "happened_on": "2023-03-12"},
        "in_dong",
        "probably a wrong unit",
        "sai đơn vị tính",
    ),
    "two placements by one body": (
        (CASE, PLACE),
        "place",
        {**PLACE[1], **session("2023-03-01")},
        "body",
        "a second placement cannot stand beside it",
        "đã",
    ),
}


@pytest.mark.parametrize(("before", "act", "data", "path", "english", "vietnamese"), REFUSED.values(), ids=REFUSED)
def test_it_is_said_at_its_field_in_both_languages(
    before: tuple[Step, ...], act: str, data: dict[str, Any], path: str, english: str, vietnamese: str
) -> None:
    played = play("case", before)
    for language, words in (("en", english), ("vi", vietnamese)):
        with translation.override(language):
            errors = played.errors(act, data)
            assert list(errors) == [path]
            assert words in " ".join(errors[path])


BEYOND: dict[str, tuple[tuple[Step, ...], str]] = {
    "decided after the limit": ((CASE, ("extend-limit", {"value": 1, **by("21/QĐ-VKS", "2023-06-01")})), "decided_late"),
    "one more than the law allows": (
        (
            CASE,
            ("extend-limit", {"value": 4, **by("21/QĐ-VKS", "2023-04-28")}),
            ("extend-limit", {"value": 4, **by("44/QĐ-VKS", "2023-08-30")}),
            ("extend-limit", {"value": 1, **by("60/QĐ-VKS", "2023-12-20")}),
        ),
        "beyond_count",
    ),
}


@pytest.mark.parametrize(("steps", "mark"), BEYOND.values(), ids=BEYOND)
def test_an_unlawful_extension_is_recorded_marked_and_never_hidden(steps: tuple[Step, ...], mark: str) -> None:
    played = play("case", steps)
    assert played.own.rows.extensions[-1].marks == mark
    assert mark in played.own.marks


@pytest.mark.parametrize(
    ("first", "second", "act", "path", "english", "vietnamese"),
    [
        ((), (PROSECUTION,), "join", "other", "stage", "giai đoạn"),
        ((), (), "split", "accused", "person", "người"),
    ],
)
def test_of_two_cases_it_is_said_too(
    cast: Cast, first: tuple[Step, ...], second: tuple[Step, ...], act: str, path: str, english: str, vietnamese: str
) -> None:
    two: Step = ("add-accused", {"accused": [ACCUSED, ACCUSED], "happened_on": "2023-02-20"})
    one, other = (cast.play("officer", "case", [CASE, two, *steps]) for steps in (first, second))
    decided = by("18/QĐ-NA", "2023-05-20")
    data = {"other": str(other), **decided} if act == "join" else {"title": "Vụ án được tách", "accused": ["1", "2"], **decided}
    for language, words in (("en", english), ("vi", vietnamese)):
        with translation.override(language), cast.acting("officer") as actor, pytest.raises(Refused) as refused:
            perform(act, actor=actor, target=one, data=data)
        assert words in " ".join(refused.value.errors[path])

"""A page is in one language: English pages are English but for names and what people typed, Vietnamese pages Vietnamese."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from liem.core.acts.base import acts_for
from liem.core.acts.models import Proposal
from liem.core.acts.perform import perform
from liem.core.organization.models import Appointment, Locality, Person, Unit
from liem.core.records.kinds import kinds
from liem.core.records.models import Record
from liem.registers.cases.tests import examples as cases
from liem.registers.matters.tests import examples as matters
from liem.web.pages.hooks import rail_items
from tests.acts.examples import EXAMPLES
from tests.cast import Cast
from tests.pages.reading import foreign, leaks, strings, unworded

pytestmark = pytest.mark.django_db

FIXED = ("/cases/", "/cases/?order=opened", "/cases/?order=deadline", "/matters/", "/proposals/", "/search/", "/search/?q=thu")
OWN = ("account_change_password", "usersessions_list", "tokens", "token_new")
WRONG = ("/nothing/", "/cases/999999/", "/cases/?stage=nowhere", "/cases/?order=nowhere")
TAKE_OFF = {"placement": 1, "end_ground": "handled_by_law", "reason": "Còn vướng mắc nhỏ.", **cases.session("2023-06-15")}
NAMES = {"Liêm", "Tiếng Việt", "đồng"}
"""What is said in Vietnamese in every language."""


@pytest.fixture
def records(cast: Cast) -> list[tuple[str, int]]:
    """A case and a matter with much behind them, and proposals that wait on the case."""
    case = cast.play(
        "officer", "case", [cases.CASE, cases.ADVISE, cases.DIRECTION, cases.OBSTACLE, cases.DAMAGE, cases.CHARGE, cases.PLACE]
    )
    matter = cast.play("officer", "matter", [matters.MATTER, matters.ADVISE, matters.DIRECTION])
    for kind, target in (("case", case), ("matter", matter)):
        cast.do("officer", "note", {"note": "Đã trao đổi qua điện thoại."}, target=target, kind=kind)
        cast.do("head", "share", {"unit": "T40", "ground": "Phối hợp xác minh."}, target=target, kind=kind)
        cast.do(
            "officer", "link", {"link": "answers", "other": _number(cast, matter if kind == "case" else case)}, target=target, kind=kind
        )
    with cast.acting("officer") as officer:
        perform("take-off", actor=officer, kind="case", target=case, data=TAKE_OFF)
    return [("case", case), ("matter", matter)]


def _number(cast: Cast, record: int) -> str:
    with cast.acting("officer"):
        return Record.objects.get(pk=record).number


def _names() -> set[str]:
    """Names of units, places and people, and everything that the examples say."""
    found = set(NAMES) | strings([example.data for _kind, example in EXAMPLES]) | strings([example.before for _kind, example in EXAMPLES])
    found |= strings(TAKE_OFF) | {"Đã trao đổi qua điện thoại.", "Phối hợp xác minh."}
    for model, fields in (
        (Unit, ("name_vi", "name_en")),
        (Locality, ("name_vi", "name_en")),
        (Person, ("name",)),
        (Appointment, ("post",)),
    ):
        for row in model.objects.values_list(*fields):
            found |= set(row)
    return found - {""}


def _forms(records: list[tuple[str, int]]) -> list[str]:
    """The address of every act of both registers."""
    return [
        f"/{kinds[kind].plural}/acts/{act.name}/" if act.opens else f"/{kinds[kind].plural}/{target}/acts/{act.name}/"
        for kind, target in records
        for act in acts_for(kind)
    ]


def _addresses(records: list[tuple[str, int]]) -> list[str]:
    own = [reverse(name) for name in OWN]
    rail = [item.href() for item in rail_items]
    assert len(rail) > 3, "The rail is made when the addresses are."
    return [*rail, *FIXED, *own, *WRONG, *(f"/{kinds[kind].plural}/{target}/" for kind, target in records), *_forms(records)]


def _wrong(browser: Any, addresses: list[str], language: str) -> list[str]:
    """What stands on these pages in the other language."""
    browser.post("/accounts/language/", {"language": language, "next": "/today/"})
    names, wrong = _names() if language == "en" else set(), []
    for address in addresses:
        html = browser.get(address, follow=True).content.decode()
        assert f'<html lang="{language}"' in html, address
        found = unworded(html) | (foreign(html, names) if language == "en" else leaks(html))
        wrong += [f"{address}: {piece!r}" for piece in sorted(found)]
    return wrong


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_page_of_an_officer_is_in_one_language(
    cast: Cast, browser_of: Callable[[str], Any], records: list[tuple[str, int]], language: str
) -> None:
    wrong = _wrong(browser_of("officer"), _addresses(records), language)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_what_a_head_decides_is_in_one_language(
    cast: Cast, browser_of: Callable[[str], Any], records: list[tuple[str, int]], language: str
) -> None:
    with cast.acting("head"):
        proposal = Proposal.objects.get(record_id=records[0][1], state="waiting")
    addresses = ["/proposals/", f"/proposals/{proposal.pk}/", f"/cases/{records[0][1]}/", f"/cases/{records[0][1]}/acts/hand-over/"]
    wrong = _wrong(browser_of("head"), addresses, language)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_refused_form_says_why_in_one_language(
    cast: Cast, browser_of: Callable[[str], Any], records: list[tuple[str, int]], language: str
) -> None:
    browser, names, wrong = browser_of("officer"), _names(), []
    browser.post("/accounts/language/", {"language": language, "next": "/today/"})
    for address in _forms(records):
        answer = browser.post(address, {"happened_on": "31/02/2023", "reason": "x" * 10_000, "key": address})
        assert answer.status_code in (403, 409, 422), address
        html = answer.content.decode()
        found = unworded(html) | (foreign(html, names) if language == "en" else leaks(html))
        wrong += [f"{address}: {piece!r}" for piece in sorted(found)]
    assert not wrong, "\n".join(wrong)


def test_a_text_in_the_other_language_is_noticed() -> None:
    page = '<main><h1>Proposals</h1><p>Nothing waits.</p><button aria-label="Đóng trình đơn">x</button><textarea>Đơn thư</textarea></main>'
    assert leaks(page) == {"Proposals", "Nothing waits."}
    assert foreign(page, ["Đóng"]) == {"Đóng trình đơn"}
    assert foreign(page, ["Đóng trình đơn"]) == set()
    assert unworded("<dl><dt>opened on</dt><dd>True</dd><dt>Stage:</dt></dl>") == {"opened on", "True"}

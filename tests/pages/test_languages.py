"""A page is in one language: English pages are English but for names and what people typed, Vietnamese pages Vietnamese."""

from collections.abc import Callable
from typing import Any

import pytest

from liem.core.acts.base import acts_for, open_to
from liem.core.organization.models import Appointment, Locality, Person, Unit
from liem.core.records.kinds import kinds
from liem.core.records.models import Record
from liem.registers.cases.tests import examples as cases
from liem.registers.matters.tests import examples as matters
from tests.acts.examples import EXAMPLES
from tests.cast import Cast
from tests.pages.reading import foreign, leaks, strings

pytestmark = pytest.mark.django_db

FIXED = ("/today/", "/cases/", "/cases/?order=opened", "/cases/candidates/", "/matters/", "/proposals/", "/organisation/", "/search/", "/search/?q=thu")
OWN = ("/accounts/password/change/", "/accounts/sessions/", "/accounts/tokens/", "/accounts/tokens/new/")
WRONG = ("/nothing/", "/cases/999999/", "/cases/?stage=nowhere", "/cases/?order=nowhere")
NAMES = {"Liêm", "Tiếng Việt", "đồng"}
"""What is said in Vietnamese in every language."""


@pytest.fixture
def records(cast: Cast) -> list[tuple[str, int]]:
    """A case and a matter with much behind them, and proposals that wait on the case."""
    case = cast.play("officer", "case", [cases.CASE, *_once(cases, "ADVISE", "DIRECTION", "OBSTACLE", "PLACE")])
    matter = cast.play("officer", "matter", [matters.MATTER, matters.ADVISE, matters.DIRECTION])
    for kind, target in (("case", case), ("matter", matter)):
        cast.do("officer", "note", {"note": "Đã trao đổi qua điện thoại."}, target=target, kind=kind)
        cast.do("head", "share", {"unit": "T40", "ground": "Phối hợp xác minh."}, target=target, kind=kind)
        cast.do("officer", "link", {"link": "answers", "other": _number(cast, matter if kind == "case" else case)}, target=target, kind=kind)
    return [("case", case), ("matter", matter)]


def _once(module: Any, *names: str) -> list[Any]:
    return [getattr(module, name) for name in names if hasattr(module, name)]


def _number(cast: Cast, record: int) -> str:
    with cast.acting("officer"):
        return Record.objects.get(pk=record).number


def _names() -> set[str]:
    """Names of units, places and people, and everything that the examples say."""
    found = set(NAMES) | strings([example.data for _kind, example in EXAMPLES]) | strings([example.before for _kind, example in EXAMPLES])
    found |= {"Đã trao đổi qua điện thoại.", "Phối hợp xác minh."}
    for model, fields in ((Unit, ("name_vi", "name_en")), (Locality, ("name_vi", "name_en")), (Person, ("name",)), (Appointment, ("post",))):
        for row in model.objects.values_list(*fields):
            found |= set(row)
    return found - {""}


def _addresses(cast: Cast, records: list[tuple[str, int]]) -> list[str]:
    found = [*FIXED, *OWN, *WRONG]
    for kind, target in records:
        declared = kinds[kind]
        found.append(f"/{declared.plural}/{target}/")
        found += [f"/{declared.plural}/acts/{act.name}/" for act in acts_for(kind) if act.opens]
        found += [f"/{declared.plural}/{target}/acts/{act.name}/" for act in acts_for(kind) if not act.opens]
    return found


def _speaking(browser: Any, language: str) -> Any:
    browser.post("/accounts/language/", {"language": language, "next": "/today/"})
    return browser


@pytest.mark.parametrize("part", ["officer", "head"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_page_of_the_work_is_in_one_language(
    cast: Cast, browser_of: Callable[[str], Any], records: list[tuple[str, int]], part: str, language: str
) -> None:
    browser, names, wrong = _speaking(browser_of(part), language), _names(), []
    for address in _addresses(cast, records):
        answer = browser.get(address, follow=True)
        html = answer.content.decode()
        assert f'<html lang="{language}"' in html, address
        found = foreign(html, names) if language == "en" else leaks(html)
        wrong += [f"{address}: {piece!r}" for piece in sorted(found)]
    assert not wrong, "\n".join(wrong)

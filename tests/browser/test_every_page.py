"""Every page in both languages and on both grounds is clean, and the gallery is photographed. The whole of it is deep."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.acts.examples import EXAMPLES
from tests.browser.desk import Desk
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.deep]

PAGES = {
    "officer": (
        "/today/",
        "/today/?scope=unit",
        "/cases/",
        "/cases/?order=opened",
        "/cases/?order=deadline",
        "/cases/candidates/",
        "/cases/frames/",
        "/cases/frames/new/",
        "/cases/acts/open/",
        "/cases/import/",
        "/matters/",
        "/matters/acts/record/",
        "/proposals/",
        "/search/?q=vu",
        "/search/?q=khongcogi",
        "/reports/",
        "/reports/T38/2026/",
        "/reports/T38/2026/?part=all",
        "/figures/",
        "/figures/cases.under_supervision/",
        "/deadlines/calculator/",
        "/deadlines/calculator/?rule=TTHS-DT&offence=NT&start=06/03/2023&extended_1=20/05/2023&extended_2=10/09/2023&stood_from=01/08/2023"
        "&stood_until=11/08/2023",
        "/deadlines/calculator/?rule=TTHS-DT&start=31/02/2023",
        "/deadlines/rules/",
        "/organisation/",
        "/organisation/?on=30/06/2025&unit=T38",
        "/accounts/sessions/",
        "/accounts/password/",
        "/accounts/tokens/",
        "/accounts/tokens/new/",
    ),
    "central": ("/today/", "/cases/", "/reports/VN/2021..2023/", "/figures/?unit=VN&period=2023", "/figures/?unit=VN&period=2026"),
    "administrator": ("/people/", "/people/new/", "/organisation/"),
    "": ("/sign-in/", "/accounts/inactive/"),
}
LANGUAGES = ("vi", "en")


def opening(kind: str) -> list[Any]:
    """The acts that bring a record of this kind into being, from the register's own examples."""
    return next(example.before for of, example in EXAMPLES if of == kind and example.before)


def record_pages(cast: Cast) -> Iterator[str]:
    """The first open record of every kind in Thanh Hóa and every act that can be done to it now."""
    from liem.core.access.scope import visible
    from liem.core.acts.base import open_to
    from liem.core.records.kinds import kinds

    with cast.acting("officer") as officer:
        for kind in kinds:
            record = visible(officer).filter(kind=kind.code, owner_id=officer.unit_id, closed_on=None).first()
            if record is None:  # a small demo need not leave one of every kind open
                record = visible(officer).get(pk=cast.play("officer", kind.code, opening(kind.code)))
            yield f"/{kind.plural}/{record.pk}/"
            for act in open_to(officer, kind, record):
                yield f"/{kind.plural}/{record.pk}/acts/{act.name}/"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PAGES)
def test_every_page_is_clean(demo_desk: Callable[..., Desk], part: str, language: str) -> None:
    reader = demo_desk(part, language=language)
    for path in PAGES[part]:
        reader.go(path, look=False)
        reader.look(f"{language}-{part or 'anonymous'}-{path.strip('/').replace('/', '_')}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_and_every_act_is_clean(demo_desk: Callable[..., Desk], language: str) -> None:
    officer = demo_desk("officer", language=language)
    for path in list(record_pages(Cast())):
        officer.go(path, look=False)
        officer.look(f"{language}-{path.strip('/').replace('/', '_')}")


def test_the_gallery_is_clean_and_is_photographed(desk: Callable[..., Desk], settings: Any, tmp_path: Path) -> None:
    from liem.web.gallery.pages import PAGES as SHOWN

    settings.LIEM_GALLERY = True
    visitor = desk()
    for name in ("", *(f"{name}/" for name in SHOWN)):
        visitor.page.goto(f"{visitor.site}/gallery/{name}")
        visitor.look(f"gallery-{name.strip('/') or 'components'}")
        picture = tmp_path / f"{name.strip('/') or 'components'}.png"
        visitor.page.screenshot(path=str(picture), full_page=True)
        assert picture.stat().st_size > 10_000, f"{name} is blank"


@pytest.mark.parametrize("width", [390, 683])
def test_on_a_small_screen_and_at_twice_the_size_no_page_scrolls_sideways(demo_desk: Callable[..., Desk], width: int) -> None:
    reader = demo_desk("officer", viewport={"width": width, "height": 700})
    for path in (*PAGES["officer"], *list(record_pages(Cast()))[:2]):
        reader.go(path, look=False)
        assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} at {width}"

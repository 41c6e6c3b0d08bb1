"""The reference says what the declarations say today."""

import pytest

from liem.config.reference import FOLDER, pages

pytestmark = pytest.mark.house


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages()


@pytest.mark.parametrize("name", ["acts.md", "cli.md", "clocks.md", "events.md", "indicators.md"])
def test_a_page_of_the_reference_is_up_to_date(made: dict[str, str], name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8") if (FOLDER / name).exists() else ""
    assert written == made[name], f"docs/reference/{name} is not what the declarations say; run `make reference`"


def test_every_made_page_is_asked_for(made: dict[str, str]) -> None:
    assert set(made) == {"acts.md", "cli.md", "clocks.md", "events.md", "indicators.md"}

"""The labels of the rail fit into it, in both languages: they are not wrapped, and the rail does not scroll sideways."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import get_resolver
from django.utils import translation

from liem.core.records.kinds import kinds
from liem.web.pages.hooks import rail_items

pytestmark = pytest.mark.unit

WIDTH = 208 - 2 * 16 - 16 - 10
"""The rail in pixels, without its padding, the icon and the gap behind it."""
SIZE = 13


@pytest.fixture(scope="module")
def face() -> Any:
    """The bold face in which the present page stands on the rail."""
    import fontpkg_be_vietnam_pro
    from fontTools.ttLib import TTFont

    return TTFont(Path(fontpkg_be_vietnam_pro.__file__).parent / "files" / "BeVietnamPro-SemiBold.ttf")


def wide(face: Any, text: str) -> float:
    """The width of a text in pixels."""
    letters, advances = face.getBestCmap(), face["hmtx"]
    return sum(advances[letters[ord(letter)]][0] for letter in text) * SIZE / face["head"].unitsPerEm


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_label_of_the_rail_fits(face: Any, language: str) -> None:
    assert get_resolver().url_patterns, "The rail is made when the addresses are."
    with translation.override(language):
        labels = [str(item.label) for item in rail_items] + [str(kind.label_plural) for kind in kinds]
        too_wide = {label: round(wide(face, label)) for label in labels if wide(face, label) > WIDTH}
    assert len(labels) > 5
    assert not too_wide, f"At most {WIDTH} pixels: {too_wide}"

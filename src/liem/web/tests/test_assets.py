"""Fonts and translations as the build makes them."""

import re
from io import BytesIO
from pathlib import Path

import polib
import pytest
from fontTools.ttLib import TTFont

from liem.web import assets, icons

pytestmark = pytest.mark.unit

ROOM = Path(assets.__file__).parent


@pytest.fixture
def built(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "BUILD", tmp_path)
    assets.build_fonts()
    return tmp_path


def test_the_cut_faces_have_every_vietnamese_letter(built):
    letters = "ẶẴẲỖỮỵĐđƠơƯưăâêô"
    letters += "".join(chr(code) for code in range(0x1EA0, 0x1EFA))
    for file in built.glob("be-vietnam-pro-*.woff"):
        known = TTFont(BytesIO(file.read_bytes())).getBestCmap()
        assert not [letter for letter in letters if ord(letter) not in known]


def test_the_figures_face_has_ten_digits_of_one_width(built):
    for file in built.glob("liem-figures-*.woff"):
        font = TTFont(BytesIO(file.read_bytes()))
        names = font.getBestCmap()
        assert set(map(chr, names)) == set("0123456789")
        assert len({font["hmtx"][name][0] for name in names.values()}) == 1


def test_the_style_sheet_names_only_files_that_were_made(built):
    named = re.findall(r'url\("([^"]+)"\)', (built / "fonts.css").read_text())
    assert len(named) == 9
    assert all((built / name).is_file() for name in named)


def test_a_folder_that_may_not_be_written_only_warns(monkeypatch, tmp_path, caplog):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(assets, "BUILD", blocked / "made")
    monkeypatch.setattr(assets, "catalogues", list)
    assets.ensure()
    assert "make setup" in caplog.text


def test_every_icon_the_room_names_is_in_the_set():
    text = "".join(file.read_text() for file in [*ROOM.rglob("templates/**/*.html"), *ROOM.rglob("*.py")])
    named = set(re.findall(r'{% icon "([a-z0-9-]+)"', text)) | set(re.findall(r'(?:icon|sign)="([a-z0-9-]+)"', text))
    for name in named:
        assert "<" in icons.shape(name), name


def test_every_word_of_the_templates_is_in_the_vietnamese_catalogue():
    catalogues = [polib.pofile(str(file)) for file in ROOM.rglob("locale/vi/LC_MESSAGES/django.po")]
    known = {(entry.msgctxt, entry.msgid) for catalogue in catalogues for entry in catalogue if entry.translated()}
    missing = []
    for file in ROOM.rglob("templates/**/*.html"):
        text = file.read_text()
        for word, context in re.findall(r'{% translate "([^"]+)"(?: context "([^"]+)")?', text):
            if (context or None, word) not in known:
                missing.append((file.name, word))
        for body in re.findall(r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}", text, re.DOTALL):
            word = re.sub(r"{{ *(\w+) *}}", r"%(\1)s", body.split("{% plural %}")[0])
            if (None, word) not in known:
                missing.append((file.name, word))
    assert missing == []

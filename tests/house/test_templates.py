"""Every template compiles, and holds nothing that the content security policy would refuse."""

import re
from pathlib import Path

import pytest
from django.template import engines

from tests.house.messages import HOUSE, ROOT

pytestmark = pytest.mark.house

TEMPLATES = sorted(path for path in HOUSE.rglob("templates/**/*") if path.suffix in {".html", ".txt"})
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:json|ld\+json)\")|<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.I
)
OUTSIDE = re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.I)


def _name(path: Path) -> str:
    return str(path).rpartition("/templates/")[2]


def _said(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TEMPLATES, ids=_said)
def test_a_template_compiles(path: Path) -> None:
    engines["django"].get_template(_name(path))


@pytest.mark.parametrize("path", TEMPLATES, ids=_said)
def test_a_template_has_no_inline_code_and_loads_nothing_from_outside(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert not INLINE.search(text)
    assert not OUTSIDE.search(text)


def test_there_are_templates() -> None:
    assert TEMPLATES

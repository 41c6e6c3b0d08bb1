"""Every generic page is drawn in both languages, and none carries what the content policy forbids."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.utils import translation

from liem.web.gallery import pages, specimens, views

pytestmark = pytest.mark.unit

INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\bsrc=)", re.IGNORECASE)


def asked(name, **get):
    return views.page(RequestFactory().get(f"/gallery/{name}/", get), name)


@pytest.fixture(autouse=True)
def _in_development():
    with override_settings(
        LIEM_GALLERY=True, STORAGES={"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    ):
        yield


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", pages.PAGES)
def test_a_page_is_drawn_without_inline_code_and_with_one_title(name, language):
    with translation.override(language):
        html = asked(name).content.decode()
    assert not INLINE.search(html)
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert f'<html lang="{language}">' in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_the_gallery_shows_every_component():
    html = views.components(RequestFactory().get("/gallery/")).content.decode()
    assert not INLINE.search(html)
    for component in ("clock--late", "clock--pause", "state--back", "stamp--seal", "errsum", "rowsform", "effect", "events"):
        assert component in html


def test_the_gallery_does_not_exist_outside_development():
    from django.http import Http404

    with override_settings(LIEM_GALLERY=False, DEBUG=False), pytest.raises(Http404):
        asked("list")


def test_the_preview_answers_with_the_effect_alone():
    html = asked("act", preview="1").content.decode()
    assert html.lstrip().startswith('<section class="effect" id="effect"')
    assert "<html" not in html


def test_nothing_that_must_be_said_is_said_by_the_404():
    html = render_to_string("404.html", {"shell": specimens.shell()}, request=RequestFactory().get("/cases/VA-2026/0071/"))
    assert "0071" not in re.sub(r'name="next" value="[^"]*"', "", html)


def test_every_address_on_a_page_is_of_this_site():
    for name in pages.PAGES:
        found = re.findall(r'(?:src|href|action)="(https?:)?//', asked(name).content.decode())
        assert not found, name

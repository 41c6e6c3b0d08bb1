"""The tags: escaping, fields tied to their errors, rows that come and go without scripts."""

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from liem.web.shapes import Button, Cell, Link, RowsForm, Stamp
from liem.web.templatetags import liem_web

pytestmark = pytest.mark.unit

HOSTILE = '<script>alert("x")</script>'


def drawn(text, **context):
    return Template("{% load liem_web i18n %}" + text).render(Context(context))


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize("kind", ["text", "no", "title"])
def test_what_people_typed_is_escaped_in_every_cell(kind):
    html = str(liem_web.draw_cell(Cell(kind=kind, value=HOSTILE, sub=HOSTILE, href='" onclick="x')))
    assert "<script" not in html
    assert 'onclick="x"' not in html


@pytest.mark.parametrize("text", ["{% button item %}", '{% include "web/components/link.html" with link=link %}'])
def test_what_people_typed_is_escaped_in_buttons_and_links(text):
    html = drawn(text, item=Button(text=HOSTILE, href="/a"), link=Link(text=HOSTILE, href="/a", title=HOSTILE))
    assert "<script" not in html


def test_a_normal_record_carries_no_stamp_and_a_secret_one_a_black_one():
    assert liem_web.draw_stamp(Stamp(text="Normal", level=0)) == ""
    assert liem_web.draw_stamp(None) == ""
    assert "stamp--2" in liem_web.draw_stamp(Stamp(text="Tối mật", level=3))
    assert "stamp--2" not in liem_web.draw_stamp(Stamp(text="Mật", level=2))


def test_an_unknown_icon_does_not_break_the_page():
    assert "<svg" in liem_web.icon("no-such-icon-at-all")
    assert liem_web.icon("") == ""


class Short(forms.Form):
    day = forms.DateField(label="Day", help_text="dd/mm/yyyy")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)


def test_a_field_is_tied_to_its_label_hint_and_error():
    form = Short({"day": "31/02/2023"})
    html = drawn("{% field form.day %}", form=form)
    assert '<label for="id_day">Day' in html
    assert 'aria-describedby="id_day-hint id_day-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_day-error"' in html
    assert 'value="31/02/2023"' in html


def test_only_what_may_stay_empty_is_marked():
    assert "optional" in drawn("{% field form.note %}", form=Short())
    assert "optional" not in drawn("{% field form.day %}", form=Short())


def test_the_summary_leads_to_each_fault_and_is_absent_without_any():
    rows = [Short({"day": "x"}, prefix="rows-0"), Short({"rows-1-day": "2023-01-02"}, prefix="rows-1")]
    table = RowsForm(name="rows", label="Rows", forms=rows, errors=["One is missing."])
    html = drawn("{% errsum form tables %}", form=Short({"day": ""}), tables=[table])
    assert '<a href="#id_day">' in html
    assert '<a href="#id_rows-0-day">Rows, row 1' in html
    assert '<a href="#rows-rows">One is missing.' in html
    assert "id_rows-1-day" not in html
    assert drawn("{% errsum form %}", form=Short()).strip() == ""


def test_rows_are_added_and_removed_by_plain_buttons():
    rows = [Short(prefix=f"rows-{n}") for n in range(2)]
    html = drawn("{% rows_table table %}", table=RowsForm(name="rows", label="Rows", forms=rows, minimum=1))
    assert 'name="add-rows"' in html
    assert 'name="remove-rows-1"' in html
    assert '<input type="hidden" name="rows-rows" value="2">' in html
    one = drawn("{% rows_table table %}", table=RowsForm(name="rows", label="Rows", forms=rows[:1], minimum=1))
    assert "remove-rows" not in one
    fixed = drawn("{% rows_table table %}", table=RowsForm(name="rows", label="Rows", forms=rows, fixed=True))
    assert "add-rows" not in fixed


def test_svg_lengths_keep_their_point_in_vietnamese():
    with translation.override("vi"):
        html = drawn("{{ value|plain }} {{ share|thousandths }}", value=12.5, share=0.1254)
    assert html == "12.5 125"

"""Plain values take a shorter way through an act's form than what a page sends: it must lead to the same."""

from datetime import date
from typing import Any

import pytest
from django import forms
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liem.core.acts.base import acts, everywhere
from liem.core.acts.forms import Choice, Codes, Count, Day, Flag, Money, Text
from liem.core.acts.forms.binding import Binding, PlainForm

pytestmark = pytest.mark.unit

FIELDS: dict[str, Any] = {
    "line": lambda required: Text("x", max_length=12, required=required),
    "lines": lambda required: Text("x", max_length=20, multiline=True, required=required),
    "short": lambda required: Text("x", max_length=12, min_length=3, required=required),
    "code": lambda required: Choice("x", choices={"a": "A", "b": "B"}, required=required),
    "offered": lambda required: Choice("x", choices=lambda _binding: {"1": "A", "2": "B"}, required=required),
    "codes": lambda required: Codes("x", choices={"a": "A", "b": "B"}, required=required),
    "day": lambda required: Day("x", required=required),
    "count": lambda required: Count("x", low=2, high=900, required=required),
    "money": lambda required: Money("x", required=required),
    "flag": lambda required: Flag("x", must=required),
}
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 2_000), st.text(max_size=25),
    st.sampled_from(["", "a", "b", "1", "3", "2024-02-30", "01/02/2024"]),
    st.dates(date(1940, 1, 1), date(2030, 1, 1)).map(date.isoformat), st.lists(st.sampled_from(["a", "b", "c"]), max_size=3),
    st.text("aăâ \n\t\r\u200b\u0301", max_size=25), st.text("ab\0\u202e\u2028", max_size=12),
)  # fmt: skip


class Form(PlainForm):
    """Every field of values twice: needed, and not."""


class DjangosWay(Form):
    """The same form, whose fields are asked as Django asks them, all validators included."""

    def _clean_fields(self) -> None:
        for name, field in self.fields.items():
            try:
                value = field.to_python(self.data.get(name)) if not isinstance(field, forms.FileField) else None
                field.validate(value)
                forms.Field.run_validators(field, value)
                self.cleaned_data[name] = value
            except forms.ValidationError as problem:
                self.add_error(name, problem)


for made in (Form, DjangosWay):
    made.base_fields = {f"{name}_{required}": build(required) for name, build in FIELDS.items() for required in (True, False)}

NAMES = list(Form.base_fields)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.dictionaries(st.sampled_from(NAMES), VALUES), min_size=1, max_size=4))
def test_the_short_way_gives_the_same_values_and_the_same_errors(rows: list[dict[str, Any]]) -> None:
    used_again = _bound(Form, {})
    for data in rows:
        long = _bound(DjangosWay, data)
        used_again.data, used_again._errors = data, None
        for short in (_bound(Form, data), used_again):
            assert short.errors.as_data().keys() == long.errors.as_data().keys()
            assert short.errors.get_json_data() == long.errors.get_json_data()
            assert short.cleaned_data == long.cleaned_data


def _bound(form: type[Form], data: dict[str, Any]) -> Form:
    made = form(data)
    for field in made.fields.values():
        field.bind(Binding(None, None, date(2026, 1, 1)))  # type: ignore[attr-defined]
    return made


def test_a_choice_is_valid_exactly_when_django_finds_it_among_the_choices() -> None:
    looked_at = 0
    for act in [*acts, *everywhere]:
        for field in act.base_fields.values():
            if isinstance(field, Choice) and field.offered:
                for code in [*field.offered, "", "no such code", 0, 1]:
                    assert field.valid_value(str(code)) == (forms.ChoiceField.valid_value(field, str(code)) and str(code) != ""), code
                    looked_at += 1
    assert looked_at > 50

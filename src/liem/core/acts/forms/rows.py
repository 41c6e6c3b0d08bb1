"""A row of an act that takes rows."""

from collections.abc import Mapping
from typing import Any

from liem.core.acts.forms.binding import PlainForm


class RowForm(PlainForm):
    """One row of an act that takes rows: `rows = {"accused": AccusedRow}`."""

    use_required_attribute = False

    def rebind(self, data: Mapping[str, Any]) -> None:
        """Use this form again for another row."""
        self.data, self.is_bound, self._errors = data, True, None

    def is_blank(self) -> bool:
        """Whether nothing was written in this row; such a row is left out."""
        if self.takes_plain():
            return all(self.data.get(name) in (None, "", False, []) for name in self.fields)
        given = (field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name)) for name, field in self.fields.items())
        return all(value in (None, "", False, []) for value in given)

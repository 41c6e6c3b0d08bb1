"""A row of an act that takes rows."""

from django import forms


class RowForm(forms.Form):
    """One row of an act that takes rows: `rows = {"accused": AccusedRow}`."""

    use_required_attribute = False

    def is_blank(self) -> bool:
        """Whether nothing was written in this row; such a row is left out."""
        given = (field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name)) for name, field in self.fields.items())
        return all(value in (None, "", False, []) for value in given)

"""The only source of fields for acts. Each reads what a page, an Excel row or JSON gives, and knows its JSON schema.

Stock form fields are no contract: they take `{"a": 1}` for text, `"no"` for true and read 02/03/2024 as 3 February.
Days are read as dd/mm/yyyy, d-m-yyyy or ISO in every language, never month first; JSON gives ISO only (the schema).
"""

from liem.core.acts.forms.binding import JSON, Binding, Bound, PlainForm, is_plain
from liem.core.acts.forms.references import (
    LocalityField,
    OfficerField,
    PersonField,
    RecordField,
    Reference,
    RowField,
    UnitField,
)
from liem.core.acts.forms.rows import RowForm
from liem.core.acts.forms.values import EARLIEST, Choice, Codes, Count, Day, Flag, Money, Text, Upload

__all__ = [
    "EARLIEST",
    "JSON",
    "Binding",
    "Bound",
    "Choice",
    "Codes",
    "Count",
    "Day",
    "Flag",
    "LocalityField",
    "Money",
    "OfficerField",
    "PersonField",
    "PlainForm",
    "RecordField",
    "Reference",
    "RowField",
    "RowForm",
    "Text",
    "UnitField",
    "Upload",
    "is_plain",
]

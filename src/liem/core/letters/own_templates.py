"""A unit's own template for a letter: a DOCX file with places to fill, in place of the layout that Liêm knows.

The operator lays it under `LIEM_HOME/templates/<unit code>/<name>.docx`; it is filled by docxtpl in a sandbox. What a person
typed is printed as it stands: it is escaped, and never read as a part of the template. docxtpl is imported when a template
is filled: no start waits for it.
"""

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from liem.core.letters.letter import Laid, Letter, date_text, laid

_NAME = re.compile(r"[A-Za-z0-9.-]+")


class TemplateBroken(Exception):
    """A unit's own template cannot be filled; says which and why."""


def own_template(unit_code: str, name: str) -> Path | None:
    """The unit's own template of this name, if the operator laid one."""
    if not (_NAME.fullmatch(unit_code) and _NAME.fullmatch(name)):
        return None
    path = Path(settings.LIEM_HOME) / "templates" / unit_code / f"{name}.docx"
    return path if path.is_file() else None


def filled(path: Path, letter: Letter) -> bytes:
    """The template filled with a letter's parts (see `places`); raise `TemplateBroken`."""
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    template, written = DocxTemplate(str(path)), io.BytesIO()
    try:
        template.render(dict(places(letter)), jinja_env=SandboxedEnvironment(autoescape=True), autoescape=True)
    except (TemplateError, ValueError, KeyError, SyntaxError) as fault:
        raise TemplateBroken(f"{path.name}: {fault}") from fault
    template.save(written)
    return written.getvalue()


def places(letter: Letter) -> Mapping[str, Any]:
    """What a template may name: the parts of a letter as texts, `paragraphs` and `rows` as lists."""
    ready: Laid = laid(letter)
    tables = [block for block in (*ready.body, *ready.sheets) if block["is"] == "table"]
    return {
        "parent": ready.letter.parent,
        "agency": ready.letter.agency,
        "number": ready.letter.number,
        "place": ready.letter.place,
        "date": date_text(letter.day),
        "kind": ready.letter.kind,
        "title": ready.letter.title,
        "addressed": list(ready.letter.addressed),
        "recipients": list(ready.letter.recipients),
        "signer_role": list(ready.letter.signer_role),
        "signer": ready.letter.signer,
        "mark": ready.letter.mark,
        "paragraphs": ["".join(run["text"] for run in block["runs"]) for block in ready.body if block["is"] == "paragraph"],
        "rows": [row for table in tables for row in table["rows"]],
    }

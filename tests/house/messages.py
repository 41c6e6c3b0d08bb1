"""Finds every text meant for people, in Python and in templates, and keeps the catalogues up to them.

    python -m tests.house.messages       (make i18n)

writes what is missing, untranslated, into the catalogue of the part that uses it, and lists what has no translation.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent.parent
HOUSE = ROOT / "src" / "liem"
PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
CALLS = ("gettext(", "ngettext(", "pgettext(", "npgettext(", "_(")


@dataclass(frozen=True, order=True)
class Message:
    """One text: its English msgid, the plural if it has one, the context if it has one."""

    text: str
    plural: str = ""
    context: str = ""


def used() -> dict[Message, list[Path]]:
    """Every message of the house with the files that use it."""
    found: dict[Message, list[Path]] = defaultdict(list)
    for path in sorted(HOUSE.rglob("*")):
        if path.suffix == ".py" and not {"migrations", "tests"} & set(path.parts):
            messages = _in_python(path.read_text(encoding="utf-8"))
        elif path.suffix in {".html", ".txt", ".typ"} and "templates" in path.parts:
            messages = _in_python(_as_python(path))
        else:
            continue
        for message in messages:
            found[message].append(path)
    return dict(found)


def _as_python(path: Path) -> str:
    """A template as lines of calls; Django writes everything else as runs of X."""
    text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    calls = []
    for start in (index for index in range(len(text)) if text.startswith(CALLS, index)):
        if start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_"):
            calls.append(_call_at(text, start))
    return "\n".join(calls)


def _call_at(text: str, start: int) -> str:
    """The shortest piece from `start` that parses as a call."""
    end = start
    while (end := text.find(")", end) + 1) > 0:
        with_end = text[start:end].replace("\n", " ") if "'''" not in text[start:end] else text[start:end]
        try:
            ast.parse(with_end)
        except SyntaxError:
            continue
        return with_end
    return ""


def _in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if name in PLAIN and texts:
            yield Message(texts[0])
        elif name in PLURAL and len(texts) >= 2:
            yield Message(texts[0], plural=texts[1])
        elif name in WITH_CONTEXT and len(texts) >= 2:
            yield Message(texts[1], context=texts[0])
        elif name in {"npgettext", "npgettext_lazy"} and len(texts) >= 3:
            yield Message(texts[1], plural=texts[2], context=texts[0])


def catalogues() -> list[Path]:
    """Every Vietnamese catalogue of the house."""
    return sorted(HOUSE.rglob("locale/vi/LC_MESSAGES/django.po"))


def translated() -> dict[Message, str]:
    """Every message that a catalogue of the house, or Django's own, translates."""
    import django

    foreign = Path(django.__file__).parent / "conf" / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    found: dict[Message, str] = {}
    for path in [foreign, *catalogues()]:
        for entry in polib.pofile(str(path)):
            text = entry.msgstr or entry.msgstr_plural.get(0, "")
            if text and not entry.fuzzy and not entry.obsolete:
                found[Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")] = text
    return found


def missing() -> dict[Message, list[Path]]:
    """Messages in use without a Vietnamese text."""
    known = translated()
    texts = {(message.text, message.context) for message in known}
    return {message: paths for message, paths in sorted(used().items()) if (message.text, message.context) not in texts and message.text}


def dead() -> dict[Path, list[polib.POEntry]]:
    """Entries of catalogues that neither the house nor the sign-in package says any longer."""
    import allauth

    theirs = Path(allauth.__file__).parent / "locale" / "de" / "LC_MESSAGES" / "django.po"
    said = {(message.text, message.context) for message in used()} | {(e.msgid, e.msgctxt or "") for e in polib.pofile(str(theirs))}
    found = {path: [e for e in polib.pofile(str(path)) if (e.msgid, e.msgctxt or "") not in said] for path in catalogues()}
    return {path: entries for path, entries in found.items() if entries}


def part_of(path: Path) -> Path:
    """The folder that keeps the catalogue for a file: its part, or its room."""
    inside = path.relative_to(HOUSE).parts
    return HOUSE / inside[0] if inside[0] in {"web", "config"} or len(inside) < 3 else HOUSE / inside[0] / inside[1]


def main() -> int:
    """Adds what is missing to the catalogues; the status is 1 when something has no translation."""
    lacking = missing()
    for message, paths in lacking.items():
        file = part_of(paths[0]) / "locale" / "vi" / "LC_MESSAGES" / "django.po"
        catalogue = _opened(file)
        if catalogue.find(message.text, by="msgid", msgctxt=message.context or False) is None:
            plural = {"msgid_plural": message.plural, "msgstr_plural": {0: ""}} if message.plural else {}
            catalogue.append(polib.POEntry(msgid=message.text, msgctxt=message.context or None, **plural))
            catalogue.save(str(file))
        sys.stdout.write(f"{file.relative_to(ROOT)}: {message.text!r}\n")
    sys.stdout.write(f"{len(lacking)} texts have no Vietnamese.\n")
    return 1 if lacking else 0


def _opened(file: Path) -> polib.POFile:
    if file.exists():
        return polib.pofile(str(file), wrapwidth=110)
    file.parent.mkdir(parents=True, exist_ok=True)
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Language": "vi",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    return catalogue


if __name__ == "__main__":
    sys.exit(main())

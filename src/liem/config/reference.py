"""The command behind `make reference`: writes `docs/reference/` from the declarations, so that it cannot say what is not so.

    python -m liem.config.reference

The pages are in English, with the Vietnamese words of the screen beside them. It needs no database.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields as fields_of
from typing import Any

from liem.config.rooms import HOUSE

FOLDER = HOUSE.parent.parent / "docs" / "reference"
MOST_CODES = 14
MADE = "<!-- Made from the declarations by `make reference`; do not edit by hand. -->"


def pages() -> dict[str, str]:
    """Every page by file name."""
    _set_up()
    from liem.config.reference_readings import clocks, indicators

    makers: dict[str, Callable[[], Iterable[str]]] = {
        "events.md": _events,
        "acts.md": _acts,
        "indicators.md": indicators,
        "clocks.md": clocks,
        "cli.md": _commands,
    }
    return {name: "\n".join([*make(), ""]) for name, make in makers.items()}


def main() -> int:
    """Writes the pages that differ and names them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"docs/reference/{name}\n")
    return 0


def _set_up() -> None:
    import django
    from django.apps import apps
    from django.utils import translation

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liem.config.settings")
    if not apps.ready:
        django.setup()
    translation.activate("en")


# --- words ------------------------------------------------------------------------------------------------------------


def in_english(text: Any) -> str:
    """A text of the screen in English, on one line, without marks."""
    return _said(text, "en")


def in_vietnamese(text: Any) -> str:
    """The same in Vietnamese."""
    return _said(text, "vi")


def _said(text: Any, language: str) -> str:
    from django.utils import translation

    with translation.override(language):
        plain = re.sub(r"</?[a-z]+>", "", str(text))
    plain = re.sub(r"%\((\w+)\)s", r"‹\1›", plain).replace("%%", "%")
    return " ".join(plain.split()).replace("|", "/")


def meaning(thing: Any) -> str:
    """The first sentence of a docstring."""
    return " ".join((thing.__doc__ or "").strip().split("\n\n")[0].split()).replace("|", "/")


def codes(names: Iterable[Any]) -> str:
    """Names as code, with commas."""
    return ", ".join(f"`{name}`" for name in names)


def when(kinds: Mapping[str, bool]) -> str:
    """Kinds of events as code, with ° after those that count only when their data meet a condition."""
    return ", ".join(f"`{kind}`{'°' if conditional else ''}" for kind, conditional in kinds.items())


def table(heads: Iterable[str], rows: Iterable[Iterable[Any]]) -> list[str]:
    """A Markdown table; nothing when there is no row."""
    heads, lines = list(heads), [f"| {' | '.join(str(cell) or '–' for cell in row)} |" for row in rows]
    return [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *lines, ""] if lines else []


# --- events -----------------------------------------------------------------------------------------------------------


def _events() -> Iterable[str]:
    from liem.config.reference_readings import followers
    from liem.core.journal.events import event_kinds

    tellers, following = _tellers(), followers()
    yield from (
        MADE,
        "# Events",
        "",
        "What can happen, and what follows each in the transaction of the act: which figures count it, which clocks it moves. "
        "Search and the journal's public number follow a moment later, by the worker. A name and its meaning never change.",
        "",
    )
    by_part: dict[str, list[Any]] = {}
    for event in event_kinds:
        by_part.setdefault(event.kind.split(".")[0], []).append(event)
    for part in sorted(by_part):
        yield from (f"## {part}", "")
        for event in by_part[part]:
            yield from _event(event, tellers.get(event.kind, []), following.get(event.kind, {}))


def _event(event: Any, acts: list[str], following: Mapping[str, list[str]]) -> Iterable[str]:
    yield from (f"### {event.kind}", "", meaning(event), "")
    yield f"- said: *{in_english(event.sentence)}* · *{in_vietnamese(event.sentence)}*"
    if names := [field.name for field in fields_of(event)]:
        yield f"- carries: {', '.join(_carried(event, name) for name in names)}"
    if acts:
        yield f"- told by: {codes(acts)}"
    for title, found in following.items():
        yield f"- {title}: {codes(found)}"
    yield ""


def _carried(event: Any, name: str) -> str:
    marks = [word for word, named in (("personal", event.personal), ("đồng", event.money)) if name in named]
    return f"`{name}`" + (f" ({', '.join(marks)})" if marks else "")


def _tellers() -> dict[str, list[str]]:
    from liem.core.acts.base import acts, everywhere

    found: dict[str, list[str]] = {}
    for act in everywhere:
        found.setdefault(act.event.kind, []).append(act.name)
    for act in acts:
        names = found.setdefault(act.event.kind, [])
        name = f"{act.kind} {act.name}"
        if name not in names:
            names.append(name)
    return found


# --- acts -------------------------------------------------------------------------------------------------------------


def _acts() -> Iterable[str]:
    from liem.core.acts.base import acts, everywhere
    from liem.core.records.kinds import kinds

    yield from (
        MADE,
        "# Acts",
        "",
        "Everything that can be done. An act's fields are its contract: the page, the [API](api.md) and a row of a book bind to the "
        "same ones. `happened_on` (a day, today when left out) belongs to every act and is not repeated. **Bold** fields must be given.",
        "",
    )
    for kind in kinds:
        yield from (f"## {kind.plural}", "", f"{in_english(kind.label)} · {in_vietnamese(kind.label)}", "")
        yield "Stages: " + ", ".join(f"`{code}` {in_english(label)}" for code, label in kind.stages.items()) + "."
        yield ""
        for act in sorted((act for act in acts if act.kind == kind.code), key=lambda act: act.weight):
            yield from _act(act, f"{kind.plural}: {act.name}")
    yield from ("## Every kind", "", "These can be done to a record of any register.", "")
    for act in sorted(everywhere, key=lambda act: act.weight):
        yield from _act(act, act.name)


def _act(act: Any, title: str) -> Iterable[str]:
    yield from (f"### {title}", "", f"**{in_english(act.label)}** · *{in_vietnamese(act.label)}* · tells `{act.event.kind}`", "")
    yield meaning(act)
    yield ""
    yield f"- by {codes(sorted(act.roles))}{' wherever the record is seen' if act.anywhere else ' of the owner unit'}"
    if not act.opens:
        stages = codes(sorted(act.stages)) if act.stages else "any open stage"
        yield f"- in {stages}{', also when the record is closed' if act.closed_too and not act.stages else ''}"
    if act.second_person:
        when = ", when the act asks for it" if callable(act.second_person) else ""
        yield f"- waits for a second person ({codes(sorted(act.approvers))}){when}"
    yield ""
    yield from table(("Field", "On screen", "Takes"), _fields(act))


def _fields(act: Any) -> Iterable[tuple[str, str, str]]:
    for name, field in act.base_fields.items():
        if name != "happened_on":
            yield _named(name, field), f"{in_english(field.label)} · {in_vietnamese(field.label)}", _takes(field)
    for rows, row in act.rows.items():
        for name, field in row.base_fields.items():
            named = _named(f"{rows}/…/{name}", field)
            yield named, f"{in_english(field.label)} · {in_vietnamese(field.label)}", _takes(field)


def _named(name: str, field: Any) -> str:
    return f"**`{name}`**" if field.required else f"`{name}`"


def _takes(field: Any) -> str:
    schema = field.schema()
    listed = schema.get("enum") or schema.get("items", {}).get("enum")
    several = "several of " if schema.get("type") == "array" else ""
    if listed:
        shown = [code for code in listed if code != ""]
        more = f" … ({len(shown)} in all)" if len(shown) > MOST_CODES else ""
        return several + codes(shown[:MOST_CODES]) + more
    return f"{several}{_KINDS.get(type(field).__name__, type(field).__name__.lower())}"


_KINDS = {
    "Text": "text",
    "Day": "day",
    "Count": "whole number",
    "Money": "whole đồng",
    "Flag": "true or false",
    "Upload": "file",
    "Choice": "a code that depends on record and day",
    "Codes": "codes that depend on record and day",
    "RowField": "number of a row of the record",
    "UnitField": "code of a unit",
    "OfficerField": "number of an appointment",
    "PersonField": "number of a person",
    "LocalityField": "code of a locality",
    "RecordField": "number of a record",
}


# --- commands ---------------------------------------------------------------------------------------------------------


def _commands() -> Iterable[str]:
    from liem.config.commands import _discovered, _parser
    from liem.config.own_commands import OWN

    told, os.environ["LIEM_LANGUAGE"] = os.environ.get("LIEM_LANGUAGE"), "en"
    try:
        parser = _parser({**{command.name: command for command in OWN}, **_discovered()})
    finally:
        del os.environ["LIEM_LANGUAGE"]
        if told is not None:
            os.environ["LIEM_LANGUAGE"] = told
    yield from (
        MADE,
        "# The command line",
        "",
        "`liem COMMAND`, also `python -m liem COMMAND`. Exit status: 0 done, 1 something wrong was found, 2 wrong use. Every command "
        "takes `--help`, `--json` and `--debug` (the traceback of an error). `LIEM_HOME` names the installation's folder, "
        "`LIEM_LANGUAGE` (`vi`, `en`) the language; the [operator's guide](../operate.md) has the other variables.",
        "",
    )
    for name, command in _below(parser):
        yield from _command(f"liem {name}", command)


def _below(parser: argparse.ArgumentParser) -> list[tuple[str, argparse.ArgumentParser]]:
    found = [action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return [(name, below) for choices in found for name, below in choices.items()]


def _command(words: str, parser: argparse.ArgumentParser) -> Iterable[str]:
    yield from (f"## {words}", "", _sentence(parser.description), "")
    actions = [action for action in parser._actions if _is_shown(action)]
    yield from table(("Argument", "Meaning"), ((_argument(action), _meaning(action)) for action in actions))
    for name, below in _below(parser):
        yield from (f"**`{words} {name}`** {_sentence(below.description)}", "")
        shown = [action for action in below._actions if _is_shown(action)]
        yield from table(("Argument", "Meaning"), ((_argument(action), _meaning(action)) for action in shown))


def _is_shown(action: argparse.Action) -> bool:
    common = {"--help", "--json", "--debug"} & set(action.option_strings)
    return not common and not isinstance(action, argparse._SubParsersAction)


def _argument(action: argparse.Action) -> str:
    values = "\\|".join(str(choice) for choice in action.choices) if action.choices else action.metavar or action.dest.upper()
    taken = "" if action.nargs == 0 else f" {values}"
    shown = f"{action.option_strings[-1]}{taken}" if action.option_strings else str(values)
    return f"**`{shown}`**" if action.required else f"`{shown}`"


def _meaning(action: argparse.Action) -> str:
    given = action.default not in (None, "", False, argparse.SUPPRESS, 0)
    default = f" (default: {action.default})" if given and "default" not in str(action.help or "") else ""
    return (in_english(action.help or "") + default).strip()


def _sentence(text: Any) -> str:
    said = in_english(text or "").rstrip(".")
    return f"{said[:1].upper()}{said[1:]}."


if __name__ == "__main__":
    sys.exit(main())

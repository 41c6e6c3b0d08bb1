"""The command behind `make register`: `python -m liem.config.new_register NAME [TITLE IN VIETNAMESE]`."""

import keyword
import re
import shutil
import sys
from pathlib import Path
from string import Template

import polib

from liem.config.rooms import HOUSE
from liem.config.words import Unusable
from liem.config.words import gettext_noop as _

FILES = Path(__file__).parent / "files"
REGISTERS = HOUSE / "registers"
PREFIX = re.compile(r'prefix="([A-Z]+)"')
ORDER = re.compile(r"^    order = (\d+)", re.M)
FORMS = {"ies": "y", "ses": "se", "s": ""}


def make(name: str, title: str = "", *, into: Path = REGISTERS) -> Path:
    """Writes the folder of a new register and returns it. Raises `Unusable` when the name cannot be one or is taken."""
    if not re.fullmatch(r"[a-z][a-z_]{2,30}", name) or keyword.iskeyword(name):
        raise Unusable(_("“{name}” is no name for a register; take small Latin letters, such as “hotline”."), name=name)
    folder = into / name
    if folder.exists():
        raise Unusable(_("There is a register “{name}” already."), name=name)
    values = _values(name, title)
    half = into / f"{name}.half"
    shutil.rmtree(half, ignore_errors=True)
    for source in sorted(FILES.rglob("*.txt")):
        target = half / source.relative_to(FILES).with_suffix("")
        target = target.with_name(Template(target.name).substitute(values))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(Template(source.read_text(encoding="utf-8")).substitute(values), encoding="utf-8")
    half.rename(folder)
    catalogue = folder / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    polib.pofile(str(catalogue)).save_as_mofile(str(catalogue.with_suffix(".mo")))
    return folder


def _values(name: str, title: str) -> dict[str, str]:
    code = _singular(name)
    english = name.replace("_", " ").capitalize()
    return {
        "plural": name,
        "code": code,
        "Kind": "".join(part.capitalize() for part in code.split("_")),
        "Config": "".join(part.capitalize() for part in name.split("_")) + "Config",
        "kindtable": code.replace("_", ""),
        "title": english,
        "title_vi": " ".join(title.split()).replace('"', "”") or english,
        "prefix": _free_prefix(name),
        "order": str(_next_order()),
    }


def _singular(name: str) -> str:
    """`visits` → `visit`; a name that is no plural stands for both."""
    for ending, instead in FORMS.items():
        if name.endswith(ending) and not name.endswith("ss") and len(name) > len(ending) + 2:
            return name[: -len(ending)] + instead
    return name


def _said(pattern: re.Pattern[str]) -> set[str]:
    return {found for path in REGISTERS.rglob("*.py") for found in pattern.findall(path.read_text(encoding="utf-8"))}


def _free_prefix(name: str) -> str:
    """Letters for the numbers of its records that no other register has."""
    taken = _said(PREFIX)
    letters = name.replace("_", "").upper()
    return next(letters[:length] for length in range(2, len(letters) + 1) if letters[:length] not in taken)


def _next_order() -> int:
    return max((int(order) for order in _said(ORDER)), default=0) + 10


def main(words: list[str]) -> int:
    """Makes the register and says what comes next."""
    try:
        folder = make(*words[:2])
    except Unusable as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    shown = folder.relative_to(HOUSE.parent.parent)
    sys.stdout.write(f"{shown} is there and works: python -m pytest {shown}\nNext: rules.py and acts.py, then the words in locale/vi.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

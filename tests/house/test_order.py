"""The order of files: rooms' names, lengths, first docstrings, and nothing that belongs to one machine."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.house.messages import HOUSE, ROOT

pytestmark = pytest.mark.house

FORBIDDEN_NAMES = {"utils", "common", "helpers", "services", "signals", "exceptions", "misc"}
LONGEST = 400
# Written in pieces, so that this file does not name what it looks for.
REGISTRY_HOSTS = re.compile(
    "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "registry\\.npm" + r"js\.org", "deb\\.debian" + r"\.org"])
)
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me/\w+)/\w")


def _committed() -> list[Path]:
    shown = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / line for line in shown.stdout.splitlines() if (ROOT / line).is_file()]


def _python() -> list[Path]:
    return [path for path in _committed() if path.suffix == ".py" and "migrations" not in path.parts]


def _said(paths: list[Path]) -> str:
    return "\n".join(str(path.relative_to(ROOT)) for path in paths)


def test_no_module_has_a_name_that_says_nothing() -> None:
    wrong = [path for path in HOUSE.rglob("*") if (path.stem if path.suffix == ".py" else path.name) in FORBIDDEN_NAMES]
    assert not wrong, _said(wrong)


def test_every_file_says_first_what_it_is_for() -> None:
    wrong = [path for path in _python() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert not wrong, _said(wrong)


def test_no_file_is_too_long() -> None:
    wrong = [path for path in _python() if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST]
    assert not wrong, _said(wrong)


def test_django_signals_are_not_used() -> None:
    signs = re.compile(r"from django\S* import .*\breceiver\b|django\.dispatch|db\.models\.signals|db\.models import signals")
    wrong = [path for path in HOUSE.rglob("*.py") if signs.search(path.read_text(encoding="utf-8"))]
    assert not wrong, _said(wrong)


def test_no_file_names_a_package_registry_or_a_folder_of_one_machine() -> None:
    wrong = []
    for path in _committed():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for found in [*REGISTRY_HOSTS.finditer(text), *MACHINE_PATHS.finditer(text)]:
            wrong.append(f"{path.relative_to(ROOT)}: {found.group(0)}")
    assert not wrong, "\n".join(wrong)


def test_nothing_is_left_for_later() -> None:
    sign = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    wrong = [
        path for path in _committed() if path.suffix in {".py", ".html", ".css", ".js", ".md"} and sign.search(path.read_text("utf-8"))
    ]
    assert not wrong, _said(wrong)

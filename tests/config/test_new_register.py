"""`make register` makes a register that works: page, interface, Excel, figures and every rule of the house, no edits elsewhere."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from liem.config.new_register.__main__ import _singular, main, make
from liem.config.words import Unusable

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("name", "code"), [("visits", "visit"), ("hotline", "hotline"), ("enquiries", "enquiry"), ("progress", "progress")]
)
def test_the_kind_is_named_by_one_of_its_entries(name: str, code: str) -> None:
    assert _singular(name) == code


@pytest.mark.parametrize("name", ["", "Hotline", "đường", "1st", "class", "a-b", "../out", "x"])
def test_a_name_that_no_folder_of_python_can_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="no name for a register"):
        make(name, into=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_taken_name_is_refused_and_nothing_is_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hotline").mkdir()
    with pytest.raises(Unusable, match="already"):
        make("hotline", into=tmp_path)
    assert list((tmp_path / "hotline").iterdir()) == []
    assert main(["cases"]) == 2
    assert "already" in capsys.readouterr().err


def test_its_numbers_begin_with_letters_of_their_own(tmp_path: Path) -> None:
    folder = make("visits", "Tiếp công dân", into=tmp_path)
    prefix = re.search(r'prefix="([A-Z]+)"', (folder / "models.py").read_text())
    taken = [path for path in (ROOT / "src" / "liem" / "registers").rglob("models.py") if prefix and prefix.group(0) in path.read_text()]
    assert prefix is not None
    assert taken == []


@pytest.mark.deep
def test_a_new_register_passes_its_tests_and_the_rules_of_the_house(tmp_path: Path) -> None:
    for name in ("src", "tests", "conftest.py", "pyproject.toml", ".importlinter"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LIEM_")}
    environment["PYTHONPATH"] = f"{tmp_path / 'src'}{os.pathsep}{tmp_path}"

    def run(*words: str) -> None:
        result = subprocess.run([sys.executable, *words], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-4000:]

    run("-m", "liem.config.new_register", "hotline", "Đường dây nóng")
    register = "src/liem/registers/hotline"
    run("-W", "ignore", "-m", "django", "makemigrations", "--check", "--dry-run", "--settings", "liem.config.settings")
    run("-m", "ruff", "check", register)
    run("-m", "ruff", "format", "--check", register)
    run("-m", "pytest", "-q", register)
    run("-m", "pytest", "-q", "tests/acts", "-k", "hotline")
    run("-m", "pytest", "-q", "tests/house/test_translations.py", "tests/house/test_templates.py")
    run("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")

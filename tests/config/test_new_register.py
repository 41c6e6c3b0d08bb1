"""`make register` makes a register that works: page, interface, Excel, figures and every rule of the house, no edits elsewhere."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
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


class Copy:
    """The repository copied aside, with a new register in it and an installation of its own."""

    def __init__(self, above: Path) -> None:
        self.root = above / "copy"
        self.root.mkdir()
        for name in ("src", "tests", "conftest.py", "pyproject.toml", ".importlinter"):
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, self.root / name)
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("LIEM_")}
        self.environment["PYTHONPATH"] = f"{self.root / 'src'}{os.pathsep}{self.root}"
        self.run("-m", "liem.config.new_register", "hotline", "Đường dây nóng")

    def run(self, *words: str, **variables: str) -> str:
        """What Python says in the copy, where it must succeed."""
        environment = {**self.environment, **variables}
        result = subprocess.run([sys.executable, *words], cwd=self.root, env=environment, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-4000:]
        return result.stdout


@pytest.fixture(scope="module")
def copy() -> Iterator[Copy]:
    """One copy for the tests of this file."""
    above = Path(tempfile.mkdtemp(prefix="liem-test-"))
    above.chmod(0o711)
    yield Copy(above)
    shutil.rmtree(above, ignore_errors=True)


@pytest.mark.deep
def test_a_new_register_passes_its_tests_and_the_rules_of_the_house(copy: Copy) -> None:
    register = "src/liem/registers/hotline"
    copy.run("-W", "ignore", "-m", "django", "makemigrations", "--check", "--dry-run", "--settings", "liem.config.settings")
    copy.run("-m", "ruff", "check", register)
    copy.run("-m", "ruff", "format", "--check", register)
    copy.run("-m", "mypy", "--no-incremental", "-p", "liem.registers.hotline")
    copy.run("-m", "pytest", "-q", register)
    copy.run("-m", "pytest", "-q", "tests/acts", "src/liem/gates/books/tests/test_registers.py", "-k", "hotline")
    copy.run("-m", "pytest", "-q", "tests/house/test_translations.py", "tests/house/test_templates.py")
    copy.run("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")


@pytest.mark.deep
def test_a_book_of_a_new_register_comes_in_and_is_reported(copy: Copy) -> None:
    home = str(copy.root.parent / "home")
    book = copy.root.parent / "sổ.csv"
    book.write_text("Trích yếu;Lĩnh vực;Ngày vào sổ\nHỏi về quy hoạch;Thông tin, phản ánh;02/03/2023\nVề bồi thường;Khiếu nại;06/03/2023\n")

    def liem(*words: str, **variables: str) -> str:
        return copy.run("-m", "liem", *words, LIEM_HOME=home, **variables)

    liem("user", "add", "can.bo", "--name", "Trần Bảo Ân", "--unit", "T38", "--role", "officer", "--from", "2023-01-01")
    token = liem("token", "add", "can.bo", "--name", "books", "--scope", "read", "--scope", "write").strip()
    entered = json.loads(liem("import", str(book), "--register", "hotline", "--json", LIEM_TOKEN=token))
    assert (entered["opened"], entered["refused"]) == (2, 0)
    report = json.loads(liem("report", "--unit", "T38", "--period", "2023-03", "--format", "json"))
    figures = {figure["indicator"]: figure["value"] for figure in report["figures"]}
    assert (figures["hotline.entered"], figures["hotline.concluded"], figures["hotline.pending"]) == (2, 0, 2)
    assert json.loads(liem("verify", "--json"))["sound"]

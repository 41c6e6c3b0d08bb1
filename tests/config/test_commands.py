"""The `liem` command: exit status, one line instead of a traceback, and what a new installation decides."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from liem import __version__
from liem.config import commands, doctor
from liem.config.environment import installation
from liem.config.words import Unusable
from liem.core.calendar.days import OWN


class Failing:
    """A command that fails as it is told."""

    name = "failing"
    help = "fails"
    role = None

    def __init__(self, problem: BaseException | None = None) -> None:
        self.problem = problem

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Takes none."""

    def run(self, args: argparse.Namespace) -> int:
        """Fails."""
        if self.problem is not None:
            raise self.problem
        return 1


class FoundWrong(Exception):
    """An error of a command that says its own exit status."""

    exit_status = 1


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """The one command there is."""
    command = Failing()
    monkeypatch.setattr(commands, "_discovered", lambda: {"failing": command})
    return command


def test_the_status_of_a_command_is_the_status_of_the_program(failing: Failing) -> None:
    assert commands.main(["failing"]) == 1


@pytest.mark.parametrize(
    ("problem", "status", "line"),
    [
        (ValueError("a\nb"), 1, "liem: ValueError: a b (run it again with --debug to see where)\n"),
        (KeyError(), 1, "liem: KeyError: – (run it again with --debug to see where)\n"),
        (
            Unusable("The disk of {home} is full; make room and start again.", home="x"),
            2,
            "liem: The disk of x is full; make room and start again.\n",
        ),
        (FoundWrong("the journal and the tables differ"), 1, "liem: the journal and the tables differ\n"),
    ],
)
def test_an_error_is_one_line(failing: Failing, capsys: pytest.CaptureFixture[str], problem: Exception, status: int, line: str) -> None:
    failing.problem = problem
    assert commands.main(["failing"]) == status
    assert capsys.readouterr().err == line


def test_debug_shows_where(failing: Failing, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIEM_DEBUG", "")
    failing.problem = ValueError("no")
    assert commands.main(["failing", "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_and_a_closed_pipe_end_without_a_word(failing: Failing, capsys: pytest.CaptureFixture[str]) -> None:
    failing.problem = KeyboardInterrupt()
    assert commands.main(["failing"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("words", [["no-such-command"], ["failing", "--no-such-option"]])
def test_wrong_use_is_one_line_and_status_two(failing: Failing, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        commands.main(words)
    assert left.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_without_a_command_the_help_is_shown(failing: Failing, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main([]) == 2
    shown = capsys.readouterr().out
    assert all(name in shown for name in ("serve", "demo", "init", "doctor", "migrate", "failing"))


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        commands.main(["--version"])
    assert (left.value.code, capsys.readouterr().out) == (0, f"liem {__version__}\n")


def test_every_command_has_help_in_both_languages(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shown = {}
    for language in ("vi", "en"):
        monkeypatch.setenv("LIEM_LANGUAGE", language)
        assert commands.main([]) == 2
        shown[language] = capsys.readouterr().out
    assert "serve the pages" in shown["en"]
    assert "mở các trang" in shown["vi"]


def test_a_new_installation_decides_its_profile_once(home: Path) -> None:
    words = ("init", "--profile", "networked", "--unit", "T38", "--administrator", "quantri", "--name", "Người Quản Trị")
    first = _liem(home, *words)
    assert first.returncode == 0, first.stderr
    assert "quantri" in first.stdout
    assert installation(home) == {"profile": "networked", "unit": "T38"}
    second = _liem(home, *words)
    assert second.returncode == 2
    assert "a profile is never changed" in second.stderr


def test_an_installation_that_could_not_be_made_is_none(home: Path) -> None:
    result = _liem(home, "init", "--profile", "standalone", "--unit", "T999", "--administrator", "quantri", "--name", "Người Quản Trị")
    assert result.returncode != 0
    assert len(result.stderr.splitlines()) == 1
    assert installation(home) == {}


@pytest.mark.parametrize(("language", "said"), [("en", "line 3: “holyday” cannot be used in the column kind"), ("vi", "dòng 3")])
def test_a_wrong_day_off_is_named_and_nothing_starts(home: Path, language: str, said: str) -> None:
    home.mkdir()
    (home / OWN).write_text("date,kind,paired_date\n2027-01-04,day_off,\n2027-03-08,holyday,\n", encoding="utf-8")
    result = _liem(home, "verify", language=language)
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
    assert said in result.stderr
    assert not (home / "database").exists()


def test_the_doctor_counts_days_off_of_ones_own_and_names_a_wrong_one(home: Path) -> None:
    home.mkdir()
    assert list(doctor._days_off(home)) == []
    file = home / OWN
    file.write_text("date,kind,paired_date\n2027-01-04,day_off,\n", encoding="utf-8")
    assert [found.sign for found in doctor._days_off(home)] == ["good"]
    file.write_bytes(b"PK\x03\x04\xff")
    assert [found.sign for found in doctor._days_off(home)] == ["wrong"]


def test_migrating_twice_does_it_once(home: Path) -> None:
    done = [json.loads(_liem(home, "migrate", "--json").stdout)["migrated"] for _ in range(2)]
    assert done == [True, False]


def _liem(home: Path, *words: str, language: str = "en") -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "LIEM_HOME": str(home), "LIEM_LANGUAGE": language}
    return subprocess.run([sys.executable, "-m", "liem", *words], env=environment, capture_output=True, text=True, check=False)

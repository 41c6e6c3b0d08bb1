"""The documents build strictly, and every link in a Markdown file of the repository leads somewhere."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.house.messages import ROOT

pytestmark = pytest.mark.house

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)[^)]*\)|!\[[^\]]*\]\(([^)\s]+)[^)]*\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)


def _documents() -> list[Path]:
    shown = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / line for line in shown.stdout.splitlines() if (ROOT / line).exists()]


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _anchors(path: Path) -> set[str]:
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    return {_anchor(match.group(1)) for match in re.finditer(r"^#{1,6}\s+(.*?)\s*#*$", text, re.M)}


def test_every_link_leads_somewhere() -> None:
    dead = []
    for path in _documents():
        for match in LINK.finditer(FENCE.sub("", path.read_text(encoding="utf-8"))):
            target = unquote(match.group(1) or match.group(2))
            if re.match(r"[a-z]+:", target):
                continue
            file, _, anchor = target.partition("#")
            place = (path.parent / file).resolve() if file else path
            if not place.exists() or (anchor and place.suffix == ".md" and anchor not in _anchors(place)):
                dead.append(f"{path.relative_to(ROOT)}: {target}")
    assert not dead, "Links that lead nowhere:\n" + "\n".join(dead)


def test_the_documents_build_strictly(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site" / "index.html").exists()

"""Makes the pictures of the documents: plays the first day of the tutorial in a browser, in both languages.

    python docs/make_pictures.py        (make docs-pictures)

It loads a small demo into a folder of its own, serves it, and lets an officer and a head do what the tutorial tells. With
`LIEM_HOME` naming a loaded demo folder that one is used, and the tutorial's cases stay in it.
"""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
SIZE = {"width": 1366, "height": 768}
LIEM = [sys.executable, "-m", "liem"]
MOST_BYTES = 200_000
OFFICER, HEAD, CENTRE = "thanhhoa.officer", "thanhhoa.head", "central.head"
VIETNAM = timezone(timedelta(hours=7))

CASES = {
    "vi": {
        "title": "Vụ việc có dấu hiệu vi phạm trong mua sắm thiết bị trường học tại phường Hạc Thành",
        "agency": "Cơ quan Cảnh sát điều tra",
        "number": "27/QĐ-CSKT",
        "session": "Phiên họp thường kỳ quý IV",
        "document": "18-KL/BCĐ",
    },
    "en": {
        "title": "Incident in the purchase of laboratory equipment for schools, Hạc Thành ward",
        "agency": "Investigating authority",
        "number": "28/QĐ-CSKT",
        "session": "Regular session of the fourth quarter",
        "document": "19-KL/BCĐ",
    },
}


@dataclass
class Camera:
    """One person's browser, in one language."""

    page: Page
    base: str
    language: str

    def sign_in(self, username: str, password: str) -> None:
        """Sign in, and read in the camera's language."""
        self.go("/sign-in/")
        self.page.fill("input[name=login]", username)
        self.page.fill("input[name=password]", password)
        self.page.press("input[name=password]", "Enter")
        self.settled()
        self.speak(self.language)

    def speak(self, language: str) -> None:
        """Read in this language from now on."""
        with self.page.expect_navigation():
            self.page.click(f"form.lang button[value={language}]")
        self.settled()

    def go(self, path: str) -> None:
        """Open a page."""
        self.page.goto(self.base + path)
        self.settled()

    def settled(self) -> None:
        """Wait until nothing loads any more."""
        self.page.wait_for_load_state("networkidle")

    def fill(self, **values: str) -> None:
        """Fill the fields of an act; a code chooses in a list."""
        for name, value in values.items():
            field = self.page.locator(f"#act [name={name}]").first
            (field.select_option if field.evaluate("e => e.tagName") == "SELECT" else field.fill)(value)

    def previewed(self) -> None:
        """Let the page show what will change."""
        with self.page.expect_response(lambda response: "preview" in response.url):
            self.page.click("button[name=preview]")
        self.settled()

    def submit(self) -> None:
        """Do the act."""
        with self.page.expect_navigation():
            self.page.click("button[data-submit]")
        self.settled()
        if self.page.locator("[role=alert]").count():
            raise SystemExit(f"{self.page.url}: {self.page.locator('[role=alert]').first.inner_text()}")

    def shoot(self, name: str) -> None:
        """Keep what is seen as a picture."""
        self.page.mouse.move(0, 0)
        self.page.evaluate("document.activeElement && document.activeElement.blur()")
        path = PICTURES / f"{name}-{self.language}.png"
        self.page.screenshot(path=path, animations="disabled")
        if path.stat().st_size > MOST_BYTES:
            raise SystemExit(f"{path.name} has {path.stat().st_size} bytes; at most {MOST_BYTES} are kept")
        sys.stdout.write(f"{path.name}\n")


def play(browser: Browser, base: str, password: str, language: str) -> None:
    """The first day: a case is opened, goes on, is proposed, approved and counted."""
    case = CASES[language]
    with _camera(browser, base, language) as officer, _camera(browser, base, language) as head:
        officer.sign_in(OFFICER, password)
        officer.go("/today/")
        officer.shoot("today")
        officer.go("/cases/acts/open/")
        officer.fill(title=case["title"], kind="incident", field="corruption", origin="own_detection")
        officer.previewed()
        officer.shoot("open")
        officer.submit()
        record = officer.page.url.split("/cases/")[1].strip("/")
        officer.go(f"/cases/{record}/acts/enter-stage/")
        officer.fill(stage="investigation", decision_number=case["number"], decision_by=case["agency"])
        officer.submit()
        officer.go(f"/cases/{record}/acts/place/")
        officer.fill(tier="province", body="steering_committee", ground="public_concern")
        officer.fill(session=case["session"], document_number=case["document"])
        officer.previewed()
        officer.shoot("propose")
        officer.submit()

        head.sign_in(HEAD, password)
        head.go("/proposals/")
        head.page.locator("main a", has_text=case["title"]).first.click()
        head.settled()
        head.shoot("approve")
        with head.page.expect_navigation():
            head.page.click("button[name=decision][value=approve]")
        head.settled()

        officer.go(f"/cases/{record}/")
        officer.shoot("record")
        officer.go(f"/figures/cases.under_supervision/?unit=T38&period={datetime.now(VIETNAM):%Y-%m}")
        officer.shoot("figure")
        officer.speak("vi")
        head.speak("vi")
    with _camera(browser, base, language) as centre:
        centre.sign_in(CENTRE, password)
        centre.go("/reports/VN/2023/?drill=cases.placed")
        centre.shoot("report")
        centre.speak("vi")


@contextlib.contextmanager
def _camera(browser: Browser, base: str, language: str) -> Iterator[Camera]:
    context = browser.new_context(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
    yield Camera(context.new_page(), base, language)
    context.close()


# --- the installation that is photographed -----------------------------------------------------------------------------


@contextlib.contextmanager
def demo_folder() -> Iterator[Path]:
    """The folder of a loaded demo: the one that `LIEM_HOME` names, else a new small one."""
    told = os.environ.get("LIEM_HOME", "")
    if told and (Path(told) / "demo.json").exists():
        yield Path(told)
        return
    above = Path(tempfile.mkdtemp(prefix="liem-pictures-"))
    above.chmod(0o755)
    try:
        subprocess.run([*LIEM, "load-demo", "--scale", "0.05"], env={**os.environ, "LIEM_HOME": str(above / "home")}, check=True)
        yield above / "home"
    finally:
        shutil.rmtree(above, ignore_errors=True)


@contextlib.contextmanager
def served(home: Path) -> Iterator[str]:
    """The address at which the folder is served."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    server = subprocess.Popen([*LIEM, "serve", "--port", str(port), "--workers", "1"], env={**os.environ, "LIEM_HOME": str(home)})
    try:
        _await(base, server)
        yield base
    finally:
        server.terminate()
        server.wait(timeout=30)


def _await(base: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 120
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError):
            opener.open(f"{base}/sign-in/", timeout=5).close()
            return
        time.sleep(0.3)
    raise SystemExit("The demo is not served.")


def main() -> None:
    """Makes every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    with demo_folder() as home, served(home) as base, sync_playwright() as playwright:
        password = json.loads((home / "demo.json").read_text(encoding="utf-8"))["password"]
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"]
        browser = playwright.chromium.launch(executable_path=chromium, args=quiet)
        for language in CASES:
            play(browser, base, password, language)
        browser.close()


if __name__ == "__main__":
    main()

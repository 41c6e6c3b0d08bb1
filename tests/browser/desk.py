"""A person at a desk: a browser of their own in which every page that is opened must be clean."""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

from tests.people import CAST, PASSWORD

WIDE = {"width": 1366, "height": 768}
AXE = Axe().axe_script
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
PICTURES = os.environ.get("LIEM_PICTURES", "")
"""A folder for pictures of the pages that are looked at; without it none are taken."""


class Desk:
    """Wraps a page of Playwright; `faults` gathers what the console complains of and what asks another host."""

    def __init__(self, page: Any, site: str) -> None:
        self.page, self.site = page, site
        self.faults: list[str] = []
        self.expected: set[int] = set()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(f"error on {page.url}: {error}"))
        page.on("request", self._asked)

    def _heard(self, message: Any) -> None:
        # A preview that is still under way is cut off when the next page comes; htmx says so and nobody sees it.
        if message.type not in ("error", "warning") or message.text.startswith("htmx:"):
            return
        status = re.search(r"(?:status of|Status Error Code) (\d+)", message.text)
        if status is None or int(status[1]) not in self.expected:
            self.faults.append(f"{message.type} on {self.page.url}: {message.text}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.site + "/", "data:", "blob:")):
            self.faults.append(f"{self.page.url} asks {request.url}")

    def expect_status(self, *statuses: int) -> None:
        """Answers of these statuses are meant, so the console's line about them is no fault."""
        self.expected |= set(statuses)

    @property
    def path(self) -> str:
        """Where the browser is, without the host."""
        parts = urlsplit(self.page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    @property
    def title(self) -> str:
        """The heading of the page."""
        return str(self.page.locator("h1").first.inner_text())

    @property
    def text(self) -> str:
        """All that the page says, on one line."""
        return " ".join(self.page.locator("body").inner_text().split())

    def go(self, path: str, *, look: bool = True) -> None:
        """Open an address of the site, and look at it."""
        self.page.goto(self.site + path)
        if look:
            self.look()

    def speak(self, language: str) -> None:
        """Choose the language, as the switch at the top does."""
        self.page.goto(f"{self.site}/sign-in/" if not self.page.context.cookies() else f"{self.site}/organisation/")
        switch = self.page.locator(f'button[name=language][value="{language}"]:visible')
        if switch.count() and switch.first.get_attribute("aria-current") is None:
            with self.page.expect_navigation():
                switch.first.click()

    def sign_in(self, part: str, password: str = PASSWORD) -> None:
        """Sign in by the form."""
        self.page.goto(f"{self.site}/sign-in/")
        self.page.fill("[name=login]", CAST.get(part, part))
        self.page.fill("[name=password]", password)
        with self.page.expect_navigation():
            self.page.press("[name=password]", "Enter")

    def fill(self, values: Mapping[str, Any]) -> None:
        """Fill in fields by their names: text, choices, check boxes."""
        for name, value in values.items():
            for field in [self.page.locator(f'[name="{name}"]').first]:
                kind = (field.evaluate("field => field.tagName"), field.get_attribute("type"))
                if kind[0] == "SELECT":
                    field.select_option(str(value))
                elif kind[1] in ("radio", "checkbox") and value is not True:
                    self.page.check(f'[name="{name}"][value="{value}"]')
                elif value is True:
                    field.check()
                else:
                    field.fill(str(value))

    def press(self, selector: str) -> None:
        """Press something and wait until the page it leads to is there."""
        with self.page.expect_navigation():
            self.page.click(selector)

    def submit(self) -> None:
        """Press the button of the form that is open."""
        self.press("[data-submit]")

    def look(self, name: str = "") -> None:
        """The page is clean by axe, in light and in dark; with pictures asked for it is photographed."""
        self.page.wait_for_load_state("load")
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{self.path} scrolls sideways"
        faults = self._violations(RULES)
        self._photograph(name, "light")
        self.page.emulate_media(color_scheme="dark")
        faults += self._violations(CONTRAST)
        self._photograph(name, "dark")
        self.page.emulate_media(color_scheme="light")
        assert not faults, "\n".join([self.path, *faults])

    def _violations(self, rules: Mapping[str, Any]) -> list[str]:
        if not self.page.evaluate("typeof axe !== 'undefined'"):
            self.page.evaluate(AXE)
        found = self.page.evaluate(f"axe.run(document, {json.dumps(rules)})")["violations"]
        return [f"{fault['id']}: {fault['help']} – {node['html'][:200]}" for fault in found for node in fault["nodes"][:3]]

    def _photograph(self, name: str, ground: str) -> None:
        if not PICTURES or (ground == "dark" and "LIEM_PICTURES_DARK" not in os.environ):
            return
        folder = Path(PICTURES)
        folder.mkdir(parents=True, exist_ok=True)
        place = name or re.sub(r"[^\w-]+", "_", self.path).strip("_") or "home"
        self.page.evaluate("scrollTo(0, 0)")
        self.page.screenshot(path=str(folder / f"{place[:80]}{'' if ground == 'light' else '-dark'}.png"), full_page=True)

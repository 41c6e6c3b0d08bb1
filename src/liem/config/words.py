"""The room's own words in the language of the terminal: they are needed before Django can be set up, so gettext is asked directly.

Texts are marked by `_` (which leaves them as they are) where they stand, and translated when they are shown.
"""

import functools
import gettext as catalogues
import os
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"


def language() -> str:
    """Language of the terminal: `en` when `LIEM_LANGUAGE` says so, else `vi`."""
    return "en" if os.environ.get("LIEM_LANGUAGE", "").startswith("en") else "vi"


def gettext_noop(text: str) -> str:
    """Marks a text for the catalogue; imported as `_`."""
    return text


def told(text: str, /, **values: object) -> str:
    """A marked text in the terminal's language with its values in place. Before the catalogues are compiled it is English."""
    return _catalogue(language()).gettext(text).format(**values)


class Unusable(Exception):
    """The installation cannot be used as it is. The text is one sentence for the person at the terminal.

    Takes a marked text and its values; `str()` gives it in the terminal's language.
    """

    def __init__(self, text: str, /, **values: object) -> None:
        super().__init__(text)
        self.text = text
        self.values = values

    def __str__(self) -> str:
        return told(self.text, **self.values)


@functools.cache
def _catalogue(named: str) -> catalogues.NullTranslations:
    return catalogues.translation("django", localedir=LOCALE, languages=[named], fallback=True)

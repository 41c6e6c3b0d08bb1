"""Articles of the penal codes: which are in force on a day, which crimes are corruption, how grave a crime is.

Penal Code 2015 (100/2015/QH13, amended by 12/2017/QH14) in force from 1 January 2018, amended by 86/2025/QH15 from
1 July 2025; before it the Penal Code 1999 (15/1999/QH10) from 1 July 2000. Conduct is judged by the code of its day.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PenalCode:
    """A penal code: its crimes are the articles `first` to `last`; `until_on` is exclusive."""

    code: str
    first: int
    last: int
    corruption: range
    position: range
    from_on: date
    until_on: date | None = None


PENAL_CODES: tuple[PenalCode, ...] = (
    PenalCode("BLHS-2015", 108, 425, range(353, 360), range(353, 367), date(2018, 1, 1)),
    PenalCode("BLHS-1999", 78, 344, range(278, 285), range(278, 292), date(2000, 7, 1), date(2018, 1, 1)),
)

ADDED: Mapping[tuple[str, str], date] = {
    ("BLHS-2015", "217a"): date(2018, 1, 1),
    ("BLHS-2015", "256a"): date(2025, 7, 1),
}
"""Articles with a letter, put in by an amending law, and the day from which they hold."""

REPEALED: Mapping[tuple[str, str], date] = {("BLHS-2015", "292"): date(2018, 1, 1)}
"""Articles that no longer hold from a day on (292: by 12/2017/QH14, before the code came into force)."""

SERIOUSNESS = ("less_serious", "serious", "very_serious", "exceptionally_serious")
"""Classes of crime by the maximum of the penalty frame (Penal Code 2015, art. 9), from the lightest to the gravest."""

ABBREVIATIONS: Mapping[str, str] = {
    "less_serious": "IT",
    "serious": "NT",
    "very_serious": "RNT",
    "exceptionally_serious": "DBNT",
}
"""How the classes are written in the codes of limits: TTHS-DT-RNT."""

_ARTICLE = re.compile(r"^[1-9][0-9]{0,2}[a-zđ]?$")


def penal_code(code: str) -> PenalCode:
    """The penal code named `code`; raise `LookupError` when there is none."""
    for known in PENAL_CODES:
        if known.code == code:
            return known
    raise LookupError(code)


def is_article(text: str) -> bool:
    """Whether `text` looks like the number of an article: 353, 217a."""
    return bool(_ARTICLE.match(text))


def in_force(code: str, article: str, day: date) -> bool:
    """Whether `article` of the penal code `code` names a crime on `day`."""
    law = penal_code(code)
    if not is_article(article) or day < law.from_on or (law.until_on and day >= law.until_on):
        return False
    number = int(re.sub(r"[^0-9]", "", article))
    if not law.first <= number <= law.last:
        return False
    if not article.isdigit():
        added = ADDED.get((code, article))
        return added is not None and added <= day
    repealed = REPEALED.get((code, article))
    return repealed is None or day < repealed


def in_force_within(code: str, article: str, first: date, last: date) -> bool:
    """Whether the article holds on some day of the conduct from `first` to `last` (its end decides, else its begin)."""
    return in_force(code, article, last) or in_force(code, article, first)


def is_corruption(code: str, article: str) -> bool:
    """Whether the article is one of the corruption crimes (353–359 of the code of 2015)."""
    return article.isdigit() and int(article) in penal_code(code).corruption


def is_position(code: str, article: str) -> bool:
    """Whether the article is one of the crimes of position, corruption included (353–366 of the code of 2015)."""
    return article.isdigit() and int(article) in penal_code(code).position


GROUPS = ("corruption", "position")
"""Groups of crimes that every report counts apart: 353–359, and 353–366 with them."""


def groups(code: str, article: str) -> tuple[str, ...]:
    """The groups to which an article belongs: a crime of corruption is one of position too."""
    return tuple(group for group, belongs in zip(GROUPS, (is_corruption, is_position), strict=True) if belongs(code, article))


def gravest(classes: Iterable[str]) -> str:
    """The gravest of several classes of seriousness; the empty text of none. A case takes that of its gravest crime."""
    known = [name for name in classes if name in SERIOUSNESS]
    return max(known, key=SERIOUSNESS.index, default="")


def law_code(prefix: str, seriousness: str) -> str | None:
    """The code of the limit that runs for a class: `law_code("TTHS-DT", "serious")` is TTHS-DT-NT; None without a class."""
    abbreviation = ABBREVIATIONS.get(seriousness)
    return f"{prefix}-{abbreviation}" if abbreviation else None

"""Numbers, money and days as the reader's language writes them.

Vietnamese: 7.527 · 12,5% · 18.450.000.000 đ · 21/11/2026. English: 7,527 · 12.5% · VND 18,450,000,000 · 21 Nov 2026.
In both a day is never written month first.
"""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MINUS = "\N{MINUS SIGN}"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _vietnamese() -> bool:
    return (get_language() or "vi").startswith("vi")


def _localised(text: str) -> str:
    """From Python's 7,527.5 to the reader's way of writing, with a real minus."""
    if _vietnamese():
        text = text.translate(str.maketrans(",.", ".,"))
    return text.replace("-", MINUS)


def number(value: int | float | Decimal | None, places: int = 0) -> str:
    """A figure with its thousands parted; `places` digits after the sign, none for a count. None is a dash."""
    if value is None:
        return "–"
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return _localised(f"{exact:,}")


def percent(share: float | Decimal | None, places: int = 1) -> str:
    """A share of one as a percentage: 0.125 is 12,5%. None (nothing to divide by) is a dash."""
    if share is None:
        return "–"
    return number(Decimal(str(share)) * 100, places) + "%"


def money(amount: int | None) -> str:
    """Whole đồng."""
    if amount is None:
        return "–"
    return f"{number(amount)} đ" if _vietnamese() else f"VND {number(amount)}"


def signed(value: int | float | Decimal | None, places: int = 0) -> str:
    """A difference with its sign: +25, −8, 0."""
    if value is None:
        return ""
    return ("+" if value > 0 else "") + number(value, places)


def day(value: date | None) -> str:
    """A day in Vietnam: 21/11/2026 or 21 Nov 2026."""
    if value is None:
        return ""
    if _vietnamese():
        return f"{value:%d/%m/%Y}"
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date | None) -> str:
    """A day of which the year is plain: 21/11 or 21 Nov."""
    if value is None:
        return ""
    return f"{value:%d/%m}" if _vietnamese() else f"{value.day} {MONTHS[value.month - 1]}"


def month(value: date) -> str:
    """A month as a head of the timeline, with its year."""
    if _vietnamese():
        return f"Tháng {value.month}/{value.year}"
    return f"{MONTHS[value.month - 1]} {value.year}"


def long_day(value: date) -> str:
    """A day with the day of the week, for the head of Today."""
    weekdays = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    weekday = weekdays[value.weekday()]
    if _vietnamese():
        return f"{weekday}, {value.day} tháng {value.month}"
    return f"{weekday}, {short_day(value)}"


def local(value: datetime) -> datetime:
    """An instant on the clock of Vietnam."""
    return value.astimezone(VIETNAM) if timezone.is_aware(value) else value


def instant(value: datetime | None) -> str:
    """An instant, in Vietnam's time: 21/11/2026, 08:41."""
    if value is None:
        return ""
    here = local(value)
    return f"{day(here.date())}, {here:%H:%M}"


def span(first: date, last: date) -> str:
    """Two days, both included, the year said once when it is the same: 30/07 – 30/11/2026."""
    start = short_day(first) if first.year == last.year else day(first)
    return f"{start} – {day(last)}"


def size(count: int) -> str:
    """The size of a file in kB or MB."""
    if count < 1_000_000:
        return f"{number(max(1, round(count / 1000)))} kB"
    return f"{number(count / 1_000_000, 1)} MB"


_BROWSERS = (("Edge", "Edg"), ("Opera", "OPR"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Version"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("macOS", "Mac OS X"),
    ("Linux", "Linux"),
)


def browser(text: str) -> str:
    """A browser by its name and system, from what it says of itself: Firefox 140, Windows. What is not known stays as it is."""
    found = next(((name, said) for name, sign in _BROWSERS if (said := re.search(rf"{sign}/(\d+)", text))), None)
    if found is None:
        return text
    system = next((name for name, sign in _SYSTEMS if sign in text), "")
    return f"{found[0]} {found[1][1]}" + (f", {system}" if system else "")

"""The day it is in Vietnam, and the day on which an instant falls."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
"""Vietnam's time: UTC+7 without summer time since 1975."""


def today() -> date:
    """The present day in Vietnam. Read at the door of a request, command or job and passed on from there."""
    return datetime.now(VIETNAM).date()


def day_of(instant: datetime) -> date:
    """The day in Vietnam on which an instant falls. Refuses an instant without a time zone (ValueError)."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return instant.astimezone(VIETNAM).date()


def start_of(on: date) -> datetime:
    """The instant (UTC) at which a day begins in Vietnam."""
    return datetime(on.year, on.month, on.day, tzinfo=VIETNAM).astimezone(UTC)

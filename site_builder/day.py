"""The day that the site is about: the present day in Stockholm, unless a build is to be repeated."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def day(epoch: str | None, now: datetime) -> date:
    """Return the day in Stockholm: that of SOURCE_DATE_EPOCH, in seconds, where it is set, else of `now`."""
    return (datetime.fromtimestamp(int(epoch), STOCKHOLM) if epoch else now.astimezone(STOCKHOLM)).date()

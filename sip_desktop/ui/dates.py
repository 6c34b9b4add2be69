"""Dates as they stand in lists: "9 nov", with the year when it is another. Knows no clock of its own."""

from __future__ import annotations

from datetime import date, datetime

from sip_desktop.texts import dates as texts


def short_date(iso: str, today: date) -> str:
    """``2026-11-09`` (or a time that begins so) as "9 nov"; what is no date is shown as it is, "" stays ""."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    form = texts.THIS_YEAR if day.year == today.year else texts.OTHER_YEAR
    return form.format(day=day.day, month=texts.MONTHS[day.month - 1], year=day.year)


def short_time(iso: str, today: date) -> str:
    """An ISO time as "14:03" today and "9 nov 14:03" otherwise; what is no time is shown as it is."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    time = at.strftime("%H:%M")
    if at.date() == today:
        return time
    return texts.AT_TIME.format(date=short_date(iso, today), time=time)

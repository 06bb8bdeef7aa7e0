"""Moments as a person says them, in local time. Pure: what is now is passed in."""

import datetime


def parsed(stamp: str) -> datetime.datetime:
    """A stamp of the contract (UTC, RFC 3339) as a local moment."""
    return datetime.datetime.fromisoformat(stamp.replace("Z", "+00:00")).astimezone()


def moment(stamp: str, now: datetime.datetime) -> str:
    """ "today 19:02", "Wed 20:15" within a week, else "3 Mar 2025"."""
    then = parsed(stamp)
    days = (now.date() - then.date()).days
    if days == 0:
        return f"today {then:%H:%M}"
    if 0 < days < 7:
        return f"{then:%a %H:%M}"
    return f"{then.day} {then:%b %Y}" if then.year != now.year else f"{then.day} {then:%b %H:%M}"


def ago(stamp: str, now: datetime.datetime) -> str:
    """ "today", "yesterday", "6 days ago", by local days."""
    days = (now.date() - parsed(stamp).date()).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"

"""Dates as sources give them: ISO 8601 or none. A day and a month are never guessed from anything else."""

import re
from datetime import datetime

DAY, TIME, ZONE = r"(\d{4}-\d{2}-\d{2})", r"(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?", r"(Z|[+-]\d{2}:?\d{2})"
ISO = re.compile(rf"{DAY}(?:[T ]{TIME}\s?{ZONE}?)?", re.IGNORECASE)


def iso_date(written: str) -> str:
    """`written` as a day (`2024-11-08`) or a time with its zone (`2024-11-08T12:30:00+01:00`); empty if it is neither.

    Fractions of a second are dropped, and so is a time of day without a zone: nobody knows when that was.
    """
    match = ISO.fullmatch(written.strip())
    if not match:
        return ""
    day, time, zone = match.groups()
    if zone and ":" not in zone and zone.upper() != "Z":
        zone = f"{zone[:3]}:{zone[3:]}"
    found = f"{day}T{time}{zone.upper()}" if zone else day
    try:
        datetime.fromisoformat(found)
    except ValueError:
        return ""
    return found

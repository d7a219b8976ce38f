"""Days that a date covers: a day, month or year, or an interval `first/last` of them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

LONG_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""By number; `calendar` has them too, but in the language of the machine."""
SHORT_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
"""By number, as they are printed: four letters stay whole."""


def days(when: str) -> tuple[date, date]:
    """The first and the last day of a date that the loader has let pass, as `2022-03` or `2021/2022-03-27`."""
    first, _, last = when.partition("/")
    return _earliest(first), _latest(last or first)


def in_words(when: str) -> str:
    """As it stands in a sentence: `on 23 October 2019`, `in June 2019`, `in 1991`, `in 2013 to 2021`."""
    first, _, last = when.partition("/")
    return f"{'on' if len(first) == 10 else 'in'} {_shown(first)}{f' to {_shown(last)}' if last else ''}"


def short(when: str) -> str:
    """As it stands beside something: `23 Oct 2019`, `Sept 2021`, `2013 – 2021`; anything else as it is."""
    first, _, last = when.partition("/")
    if not first[:4].isdecimal():
        return when
    return _shown(first, SHORT_MONTHS) + (f" – {_shown(last, SHORT_MONTHS)}" if last else "")


def _shown(text: str, months: Sequence[str] = LONG_MONTHS) -> str:
    year, *rest = text.split("-")
    month = [months[int(rest[0])]] if rest else []
    return " ".join((*(str(int(day)) for day in rest[1:]), *month, year))


def _earliest(text: str) -> date:
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return date(year, month, day)


def _latest(text: str) -> date:
    given = [*map(int, text.split("-"))]
    year, month = [*given, 12][:2]
    return date(year, month, given[2] if len(given) == 3 else monthrange(year, month)[1])

"""How a quotation is shown."""

from __future__ import annotations

_MARKS = '“”"'


def in_marks(quote: str) -> str:
    """A quotation in quotation marks, unless it begins with one or ends with one that is opened before it."""
    has_own = quote[:1] in _MARKS or (quote[-1:] in _MARKS and not _is_opened_within(quote))
    return quote if has_own else f"“{quote}”"


def _is_opened_within(quote: str) -> bool:
    """Whether the mark at the end closes one that stands in the quotation, as around a name."""
    if quote.endswith('"'):
        return quote.count('"') % 2 == 0
    closed = 0
    for mark in quote:
        closed += {"“": -1, "”": 1}.get(mark, 0)
        if closed > 0:
            return False
    return closed == 0

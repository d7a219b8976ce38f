"""How a quotation is shown."""

from __future__ import annotations

_MARKS = '“”"'


def in_marks(quote: str) -> str:
    """A quotation in quotation marks, unless it brings one of its own at an end."""
    return quote if quote[:1] in _MARKS or quote[-1:] in _MARKS else f"“{quote}”"

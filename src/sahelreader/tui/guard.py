"""The last gate before the terminal: no control character of a text passes it, whatever widget drew it.

Texts are cleaned when they are read (`sahelreader.text.clean`); this holds should one ever come by another way.
"""

from __future__ import annotations

import re

from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

_UNFIT = "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
"""Compiled when a text first has anything that can't be printed, and kept by `re`."""
REPLACEMENT = "\ufffd"
_render = Strip.render


def install() -> None:
    """Put the gate into Textual's `Strip`, where the lines of every widget become what the terminal is sent."""
    Strip.render = _guarded  # type: ignore[method-assign]  # that is the gate


def _guarded(self: Strip, console: Console) -> str:
    segments = list(self)
    if any(not _is_fit(segment.text) or (segment.style and segment.style.link) for segment in segments):
        return _render(Strip([_fit(segment) for segment in segments]), console)
    return _render(self, console)


def _is_fit(text: str) -> bool:
    """Whether there is nothing in a text to keep back; what can be printed needn't be searched."""
    return text.replace("\xa0", " ").isprintable() or not re.search(_UNFIT, text)


def _fit(segment: Segment) -> Segment:
    style = segment.style
    return Segment(
        re.sub(_UNFIT, REPLACEMENT, segment.text), style.update_link(None) if style and style.link else style
    )

"""The two side buttons of a mouse, as keys: `mouse_back` and `mouse_forward`.

Terminals that tell of them send the buttons 8 and 9 of X11, coded 128 and 129. Textual 8 keeps only the lowest two
bits of a code, and would take them for the left and the middle button.
"""

from __future__ import annotations

import re

from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.message import Message

_PRESSED = re.compile(r"\x1b\[<(\d+);[\d-]+;[\d-]+M")
_KEYS = {128: "mouse_back", 129: "mouse_forward"}
_MODIFIERS, _MOVED, _EXTRA = 4 | 8 | 16, 32, 128
_parse = XTermParser.parse_mouse_code


def install() -> None:
    """Have Textual's parser ask here first."""
    XTermParser.parse_mouse_code = _parse_with_side_buttons  # type: ignore[method-assign]  # that is the way in


def _parse_with_side_buttons(self: XTermParser, code: str) -> Message | None:
    """A key for the press of a side button, nothing for its release or for moving while it is held."""
    number = re.match(r"\x1b\[<(\d+)", code)
    if number is None or not int(number[1]) & _EXTRA:
        return _parse(self, code)
    pressed = _PRESSED.match(code)
    key = _KEYS.get(int(pressed[1]) & ~_MODIFIERS) if pressed and not int(pressed[1]) & _MOVED else None
    return Key(key, None) if key else None

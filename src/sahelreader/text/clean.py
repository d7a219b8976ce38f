"""Makes text from outside fit to show: no control, no invisible steering, no endless stacks of accents."""

from __future__ import annotations

import re

from sahelreader.text.offsets import Breakpoint, Offsets

MARKS_LIMIT = 4
"""Accents that may stand on one letter."""
LINE_LIMIT = 500
"""Characters of a text shown as one line (a title, an error message) before it is cut."""
_BLANK = " \t\n\r\x0b\x0c\x85\u2028\u2029"
_LOOK_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2065\u2800\u3164\uffa0")
"""Letters and signs, by their category, that show nothing."""
_SHOWN_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Format characters that do show: Arabic and Kaithi number signs."""
_MARKS_WITHOUT_CLASS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4c\u0e4d\u0e4e")
"""Thai vowels and signs above a letter: Unicode gives them no combining class."""


def clean(text: str) -> str:
    """The text with control characters made visible, steering and invisible ones dropped; idempotent."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unusual = _unusual(text)
    if unfit := _unfit(unusual):
        text = text.translate({ord(character): fit for character, fit in unfit.items()})
    marks = "".join(filter(_is_mark, unusual))
    return re.sub(f"([{marks}]{{{MARKS_LIMIT}}})[{marks}]+", r"\1", text) if marks else text


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """The text as one line that is fit to show, cut at `limit` characters."""
    line = clean(text).replace("\n", " ").replace("\t", " ")
    return line if len(line) <= limit else line[: limit - 1] + "…"


def clean_paragraph(source: str) -> tuple[str, Offsets]:
    """`source` as one unwrapped paragraph, and the way back.

    White space (but not the no-break space) is collapsed to single blanks, ends are trimmed, unfit characters replaced
    or dropped as in `clean`. The offsets lead from positions in the paragraph to positions in `source`.
    """
    begin = len(source) - len(source.lstrip(_BLANK))
    body = source.strip(_BLANK)
    unusual = _unusual(body)
    new_of = _unfit(unusual) | dict.fromkeys(_BLANK, " ")
    marks = set(filter(_is_mark, unusual))
    if not (marks or "  " in body or any(character in new_of for character in unusual)):
        return body, Offsets([(0, begin)] if begin else ())
    out: list[str] = []
    points: list[Breakpoint] = [(0, begin)]
    stacked = 0
    for i, character in enumerate(body, begin + 1):
        new = new_of.get(character, character)
        if new == " " and (not out or out[-1] == " "):
            new = ""
        elif new in marks:
            stacked += 1
            new = new if stacked <= MARKS_LIMIT else ""
        elif new:
            stacked = 0
        if new:
            out.append(new)
        else:
            points.append((len(out), i))
    if out[-1:] == [" "]:
        out.pop()
    return "".join(out), Offsets(points)


def _unusual(text: str) -> list[str]:
    """The characters that occur in a text and are not printable ASCII, each once."""
    return [character for character in set(text) if not " " <= character <= "~"]


def _unfit(characters: list[str]) -> dict[str, str]:
    """What to put in the place of those that are not fit to show."""
    return {character: fit for character in characters if (fit := _fit(character)) != character}


def _fit(character: str) -> str:
    """What is shown of a character: itself, a line's end, a sign that stands for it, or nothing."""
    if character.isprintable():
        return "" if character in _LOOK_BLANK or "\U000e0000" <= character < "\U000e1000" else character
    point = ord(character)
    if character in _BLANK:
        return character if character in " \t\n" else "\n"
    if point < 0x20:
        return chr(0x2400 + point)
    if point == 0x7F:
        return "\u2421"
    if point < 0xA0 or 0xD800 <= point < 0xE000 or 0xFDD0 <= point < 0xFDF0 or point & 0xFFFE == 0xFFFE:
        return "\ufffd"
    return "" if _is_invisible(character) else character


def _is_invisible(character: str) -> bool:
    from unicodedata import category

    if character in _LOOK_BLANK or "\U000e0000" <= character < "\U000e1000":
        return True
    return category(character) == "Cf" and character not in _SHOWN_FORMATS


def _is_mark(character: str) -> bool:
    """Whether a character is put on the letter before it."""
    if character < "\u0300" or "\u2000" <= character < "\u20d0":  # accented letters, dashes, quotes
        return False
    from unicodedata import category, combining

    return combining(character) > 0 or category(character) == "Me" or character in _MARKS_WITHOUT_CLASS

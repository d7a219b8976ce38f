"""All keys as a page, made from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sahelreader.tui.document import Document, Paragraph, Writer
from sahelreader.tui.pages.kinds import LETTERS, WORDS

_NAMES = {
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "question_mark": "?",
    "slash": "/",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "escape": "esc",
    "number_sign": "#",
    "asterisk": "*",
    "ampersand": "&",
    "apostrophe": "'",
    "percent_sign": "%",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "alt+left": "alt+←",
    "alt+right": "alt+→",
    "mouse_back": "mouse ←",
    "mouse_forward": "mouse →",
    "right": "→",
    "backspace": "bksp",
    "shift+tab": "shift+tab",
}


class Key(NamedTuple):
    """A key, or several, and what it does."""

    keys: str
    """As in a binding: `down,j`."""
    words: str


def help_page(groups: Iterable[tuple[str, Iterable[Key]]], looks: Iterable[str] = LETTERS) -> Document:
    """The keys in groups with their headings, then what the marks in a text mean."""
    return Document(list(_paragraphs(groups, looks)))


def shown_keys(keys: str) -> str:
    """The keys of a binding as a person reads them."""
    return " ".join(_NAMES.get(key.strip(), key.strip().replace("ctrl+", "^")) for key in keys.split(","))


def _paragraphs(groups: Iterable[tuple[str, Iterable[Key]]], looks: Iterable[str]) -> Iterator[Paragraph]:
    yield Paragraph("", gap=0)
    for heading, keys in groups:
        yield Paragraph(heading, "heading", gap=0)
        for key in keys:
            yield Writer().add(f"{shown_keys(key.keys):<22}", "key").add(key.words).paragraph(indent=2, hang=22, gap=0)
        yield Paragraph("", gap=0)
    yield Paragraph("Marks in a text", "heading", gap=0)
    for kind in looks:
        line = Writer().add(f"{LETTERS[kind]:<4}", "key").add(WORDS[kind], kind)
        yield line.paragraph(indent=2, gap=0)
    yield Paragraph("", gap=0)
    yield Paragraph(
        "The first mention in a section is clear, later ones are faint; h changes that. Places named in many of the "
        "paragraphs are not marked. A capital letter switches its kind off and on."
    )

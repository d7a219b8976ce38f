"""All keys as a page, made from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sahelreader.study.counted import COUNTED
from sahelreader.text.fold import fold
from sahelreader.tui.document import Document, Paragraph, Writer
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.pages.kinds import LETTERS, WORDS

NO_KEY = "<none>"
"""What an action without a key is bound to: nothing sends it."""
_NAMES = {
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "question_mark": "?",
    "slash": "/",
    "ampersand": "&",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "vertical_line": "|",
    "percent_sign": "%",
    "apostrophe": "'",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "escape": "esc",
    "number_sign": "#",
    "asterisk": "*",
    "tilde": "~",
    "at": "@",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "alt+left": "alt+←",
    "alt+right": "alt+→",
    "mouse_back": "mouse ←",
    "mouse_forward": "mouse →",
    "right": "→",
    "shift+left": "⇧←",
    "shift+right": "⇧→",
    "shift+up": "⇧↑",
    "shift+down": "⇧↓",
    "backspace": "bksp",
    NO_KEY: "no key",
}
_KEYS = {name: key for key, name in _NAMES.items()}
KEY_COLUMNS = 22
MARKS = (
    "The first mention in a section is clear, later ones are faint; {reader.emphasis:h} changes that. Places named in "
    "many of the paragraphs are not marked. A capital letter switches its kind off and on."
)


class Key(NamedTuple):
    """A key, or several, and what it does."""

    keys: str
    """As in a binding: `down,j`."""
    words: str
    ident: str = ""
    """What it is called in keys.toml."""

    def fits(self, query: str) -> bool:
        """Whether it is meant by words, begun or whole and in any order, or by a key, as `^o` or as `ctrl+o`."""
        words = f" {fold(self.words)}"
        wanted = fold(query).split()
        return shown_keys(query) in shown_keys(self.keys).split() or (
            bool(wanted) and all(f" {word}" in words for word in wanted)
        )


def help_page(
    groups: Iterable[tuple[str, Sequence[Key]]],
    looks: Iterable[str] = LETTERS,
    query: str = "",
    troubles: Sequence[str] = (),
) -> Document:
    """The keys in groups with their headings, then what the marks in a text mean.

    `query` leaves only what fits it; `troubles`: what is wrong in the files of settings and keys.
    """
    return Document(list(_narrowed(groups, query) if query else _paragraphs(groups, looks, troubles)))


def shown_keys(keys: str) -> str:
    """The keys of a binding as a person reads them."""
    return " ".join(_NAMES.get(key.strip(), key.strip().replace("ctrl+", "^")) for key in keys.split(","))


def key_of_name(name: str) -> str:
    """The key that a person calls so."""
    return _KEYS.get(name, name)


def _paragraphs(
    groups: Iterable[tuple[str, Sequence[Key]]], looks: Iterable[str], troubles: Sequence[str]
) -> Iterator[Paragraph]:
    yield Paragraph("", gap=0)
    for sentence in troubles:
        yield Paragraph(sentence, "wrong")
    for heading, keys in groups:
        yield from _group(heading, keys)
    yield Paragraph("Marks in a text", "heading", gap=0)
    for kind in looks:
        line = Writer().add(f"{LETTERS[kind]:<4}", "key").add(WORDS[kind], kind)
        yield line.paragraph(indent=2, gap=0)
    yield Paragraph("", gap=0)
    yield Paragraph(keyed(MARKS))
    yield Paragraph("Words of the quiz", "heading", gap=0)
    yield Paragraph(COUNTED)
    yield Paragraph(
        "^o is ctrl and o. Keys can be changed in keys.toml and other things in settings.toml; sahelreader paths tells "
        "where they are.",
        "dim",
    )


def _narrowed(groups: Iterable[tuple[str, Sequence[Key]]], query: str) -> Iterator[Paragraph]:
    yield Paragraph("", gap=0)
    nothing = True
    for heading, keys in groups:
        found = [key for key in keys if key.fits(query)]
        if found:
            nothing = False
            yield from _group(heading, found)
    if nothing:
        yield Paragraph("Nothing here does that; fewer letters find more.", "dim")


def _group(heading: str, keys: Iterable[Key]) -> Iterator[Paragraph]:
    yield Paragraph(heading, "heading", gap=0)
    for key in keys:
        line = Writer().add(f"{shown_keys(key.keys):<{KEY_COLUMNS}}", "key").add(key.words)
        yield line.paragraph(indent=2, hang=KEY_COLUMNS, gap=0)
    yield Paragraph("", gap=0)

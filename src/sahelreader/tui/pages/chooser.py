"""What one may practise, as a page to choose from: an article, a person or place, a topic, weak facts, an exam."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from sahelreader.tui.document import Document, Paragraph, Writer
from sahelreader.tui.wrapping import fit

WEAK_COUNTS = 12
EXAM_QUESTIONS = 20
INDENT, WIDEST = 3, 76
"""Cells before a choice, and of its line at most."""
PRACTISE, TAKE_UP = "practise:", "take-up:"
"""What the links begin with."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to practise."""

    link: str
    """`article:ID`, `entity:ID`, `tag:TAG`, `weak:N`, `exam:N` or `all:`; of what is to be taken up, the fact's id."""
    words: str
    questions: int
    """How many there are to ask; 0: it is a fact itself."""
    act: str = PRACTISE


@dataclass(frozen=True, slots=True)
class Section:
    """Choices of one sort."""

    heading: str
    choices: tuple[Choice, ...]


def chooser_page(sections: tuple[Section, ...], width: int) -> Document:
    """The page; `width`: cells of a line."""
    rows = [
        Paragraph("", gap=0),
        Paragraph("What would you like to practise?", "heading", gap=0),
        Paragraph("Practice is logged and leaves the schedule alone.", "dim"),
    ]
    for section in sections:
        if section.choices:
            rows.append(Paragraph(section.heading, "label", gap=0))
            rows += _choices(section, width)
    return Document(rows)


def _choices(section: Section, width: int) -> Iterator[Paragraph]:
    last = len(section.choices) - 1
    for i, choice in enumerate(section.choices):
        line = Writer()
        if choice.questions:
            count = f"{choice.questions} question{'s' * (choice.questions != 1)}"
            room = min(width, WIDEST) - INDENT - len(count) - 2
            words = fit(choice.words, room)
            line.add(words, "", choice.act + choice.link).add(" " * (room + 2 - cell_len(words)) + count, "dim")
        else:
            line.add(choice.words, "", choice.act + choice.link)
        yield line.paragraph(indent=INDENT, gap=int(i == last), wrap=not choice.questions)

"""What one may practise, as a page to choose from: an article, a person or place, a topic, weak facts, an exam."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sahelreader.tui.document import Document, Paragraph, Writer

WEAK_COUNTS = 12
EXAM_QUESTIONS = 20
PRACTISE, TAKE_UP = "practise:", "take-up:"
"""What the links begin with."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to practise."""

    link: str
    """`article:ID`, `entity:ID`, `tag:TAG`, `weak:N`, `exam:N` or `all:`; of what is to be taken up, the fact's id."""
    words: str
    facts: int
    """How many there are to ask; 0: it is one itself."""
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
        line = Writer().add(choice.words, "", choice.act + choice.link)
        if choice.facts:
            count = f"{choice.facts} fact{'s' * (choice.facts != 1)}"
            room = max(2, min(width, 60) - len(choice.words) - len(count) - 3)
            line.add(" " * room + count, "dim")
        yield line.paragraph(indent=3, gap=int(i == last), wrap=not choice.facts)

"""A dossier as the rules see it: the model, and for each record the lines it was written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sahelreader.dossier.yaml_reader import Mapping, Sequence
from sahelreader.text.fold import lookup_key

if TYPE_CHECKING:
    from sahelreader.dossier.model import Block, Card, Dossier, Fact

ALLOW = "allow"
"""The key of a record that names the rules it is excepted from."""


class Record:
    """A record of a file: where it stands and what it is excepted from."""

    def __init__(self, file: str, value: Mapping, above: Record | None = None) -> None:
        self.file = file
        self._value = value
        own = value.get(ALLOW)
        self.allowed: tuple[str, ...] = tuple(own) if isinstance(own, Sequence) else ()
        self.above = above

    @classmethod
    def whole(cls, file: str) -> Record:
        """A file as one record."""
        value = Mapping()
        value.line, value.lines = 0, {}
        return cls(file, value)

    def line(self, key: str = "") -> int:
        """Of a key, or of the record."""
        return self._value.lines.get(key, self._value.line)

    def hit(self, message: str, key: str = "") -> Hit:
        """Something to mend at a key of this record."""
        return Hit(self, self.line(key), message)

    def hit_at(self, line: int, message: str) -> Hit:
        """Something to mend at a line of the file."""
        return Hit(self, line, message)

    def children(self, key: str) -> list[Record]:
        """The records of a list in this one."""
        return [Record(self.file, value, self) for value in self._value.get(key) or () if isinstance(value, Mapping)]

    def line_of(self, key: str, text: str) -> int:
        """The line of a text in a list of texts, or of records with a form."""
        for value in self._value.get(key) or ():
            form = value.get("form") if isinstance(value, Mapping) else value
            if form == text:
                return int(getattr(form, "line", self.line(key)))
        return self.line(key)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule says of a record."""

    record: Record
    line: int
    message: str


class Sheet:
    """A dossier and its records."""

    def __init__(self, dossier: Dossier, files: dict[str, tuple[str, object]]) -> None:
        """`files`: text and content of each YAML file by its path within the dossier."""
        self.dossier = dossier
        self.texts = {file: text for file, (text, _) in files.items()}
        self._values = {file: value for file, (_, value) in files.items()}

    def records(self, name: str) -> dict[str, Record]:
        """The records of `glossary/<name>.yaml` by id."""
        return self._records.get(f"glossary/{name}.yaml", {})

    @cached_property
    def _records(self) -> dict[str, dict[str, Record]]:
        return {
            file: {str(item["id"]): Record(file, item) for item in value if isinstance(item, Mapping) and "id" in item}
            for file, value in self._values.items()
            if isinstance(value, Sequence)
        }

    def every_record(self) -> Iterator[Record]:
        """All records and those within them that can be excepted from a rule."""
        for records in self._records.values():
            for record in records.values():
                yield record
                yield from record.children("cards")

    def cards(self) -> Iterator[tuple[Fact, Card, Record]]:
        """The cards that stand in facts.yaml."""
        records = self.records("facts")
        for fact in self.dossier.facts:
            if fact.id in records:
                for card, record in zip(fact.cards, records[fact.id].children("cards"), strict=True):
                    yield fact, card, record

    @cached_property
    def body(self) -> list[tuple[Block, str]]:
        """The blocks of all bodies, each with its words folded for looking one up: ` a word ` stands in them."""
        blocks = (block for article in self.dossier.articles.values() for block in article.body)
        return [(block, words(block.text)) for block in blocks]


def words(text: str) -> str:
    """A text folded, with a blank around each word."""
    return f" {lookup_key(text)} "

"""What each source calls somebody, who appears with them, and who with whom: tables and the passages behind a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sahelreader.compare.naming import KINDS, key_of
from sahelreader.text.sentences import sentence_at
from sahelreader.tui.document import Document, Paragraph, Span, Writer, go_to
from sahelreader.tui.pages.addresses import address
from sahelreader.tui.pages.kinds import LETTERS
from sahelreader.tui.pages.table import GUTTER, Cell, Piece, Table, TableMaker
from sahelreader.tui.wrapping import fit

if TYPE_CHECKING:
    from sahelreader.compare.company import Companion
    from sahelreader.compare.naming import Naming, Word
    from sahelreader.compare.together import Passage
    from sahelreader.dossier.model import Place

COUNT_WIDTH, LEAST_COUNT_WIDTH = 11, 4
WORD_WIDTH, LEAST_WORD_WIDTH = 34, 14
PASSAGES_SHOWN = 40
HEADINGS = {"name": "Its names", "term": "Words used of it, or of others", "role": "What it is called beside its name"}
NOBODY = "Nobody and nothing is named in these articles."
METHOD = (
    "Counted as they stand in the text, whoever is meant: the forms of the name, terms tied to it, the words of its "
    "roles. The sentences stand below."
)
TextOf = Callable[["Place"], str]


def chooser_page(
    frequency: Mapping[str, int], kind_of: Mapping[str, str], name_of: Callable[[str], str], width: int, typed: str = ""
) -> Document:
    """The names to choose from, the most frequent first, each with its letter and how often it occurs.

    `typed`: what they have been narrowed to.
    """
    rows = []
    for target, times in frequency.items():
        row = Writer().add(LETTERS[kind_of[target]], kind_of[target]).add("  ")
        name = fit(name_of(target), max(width - 8, 8))
        row.add(name, "", f"entry:{target}").add(f"{times:>{max(width - 3 - len(name), 3)}}", "dim")
        rows.append(row.paragraph(gap=0, wrap=False))
    words = "Nothing of that name stands in these articles." if typed else NOBODY
    return Document(rows or [Paragraph(words, "dim")])


def naming_page(namings: Sequence[Naming], shorts: Mapping[str, str], width: int) -> Table:
    """Words as rows, articles as columns, counts as cells; links `word:ROW:COLUMN` (see `word_at`)."""
    columns = len(namings)
    each = (width - LEAST_WORD_WIDTH) // max(columns, 1) - GUTTER
    count_width = min(COUNT_WIDTH, max(each, LEAST_COUNT_WIDTH))
    word_width = min(WORD_WIDTH, max(width - columns * (count_width + GUTTER), LEAST_WORD_WIDTH - GUTTER))
    maker = TableMaker([word_width, *[count_width] * columns])
    maker.row([Cell([Piece("")]), *(Cell([Piece(fit(shorts[one.article], count_width), "label")]) for one in namings)])
    kind = ""
    for row, words in enumerate(rows_of(namings)):
        word = next(word for word in words if word)
        if word.kind != kind:
            kind = word.kind
            heading = HEADINGS[kind]
            maker.head(Paragraph(heading, "dim", gap=0))
        cells = [_count(word, f"word:{row}:{column}") for column, word in enumerate(words)]
        maker.row([Cell([Piece(word.text)]), *cells], gap=0)
    maker.add(Paragraph("", gap=0), Paragraph(METHOD, "dim", gap=0))
    return maker.table()


def rows_of(namings: Sequence[Naming]) -> list[list[Word | None]]:
    """The words of all articles, alike in one row; names, terms, roles, the most frequent first."""
    rows: dict[tuple[str, str], list[Word | None]] = {}
    for column, one in enumerate(namings):
        for word in one.words:
            rows.setdefault(key_of(word.kind, word.text), [None] * len(namings))[column] = word
    return sorted(rows.values(), key=lambda row: (KINDS.index(_first(row).kind), -sum(w.count for w in row if w)))


def company_page(companions: Sequence[Companion], name_of: Callable[[str], str], width: int) -> Document:
    """Who and what is named in the same paragraphs, with a bar for how many; links `with:ID`."""
    most = max((one.paragraphs for one in companions), default=1)
    rows = []
    for one in companions:
        name = fit(name_of(one.target), 34)
        row = Writer().add(LETTERS[one.kind], one.kind).add("  ").add(name, "", f"with:{one.target}")
        row.add(" " * (36 - len(name)))
        row.add(
            "█" * max(round(one.paragraphs * min(width - 54, 24) / most), 1), "bar" if one.is_common else "progress"
        )
        row.add(f" {one.paragraphs} paragraph{'s' * (one.paragraphs != 1)}", "dim")
        rows.append(row.paragraph(gap=0, wrap=False))
    return Document(rows or [Paragraph("It stands alone: no paragraph names anything else with it.", "dim")])


def matrix_page(targets: Sequence[str], counts: Mapping[tuple[str, str], int], name_of: Callable[[str], str]) -> Table:
    """Those named most, each with each: in how many paragraphs; links `pair:ID:ID`."""
    maker = TableMaker([26, *[3] * len(targets)])
    numbers = [Cell([Piece(f"{number:>3}", "label")]) for number, _ in enumerate(targets, 1)]
    maker.row([Cell([Piece("in so many paragraphs", "dim")]), *numbers], gap=0)
    for number, row in enumerate(targets):
        cells = [_pair(row, column, counts) if row != column else Cell([Piece("  ·", "dim")]) for column in targets]
        maker.row([Cell([Piece(fit(f"{number + 1:>2}  {name_of(row)}", 26))]), *cells], gap=0)
    return maker.table()


def places_page(word: Word, shorts: Mapping[str, str], text_of: TextOf) -> Document:
    """The sentences in which an article uses a word."""
    head = Writer().add(word.text, "heading").add(f"  {word.count} in {shorts[word.places[0].article]}", "dim")
    return Document([head.paragraph(gap=0), *_some(list(_sentences(word.places, shorts, text_of)))])


def together_page(passages: Sequence[Passage], names: tuple[str, str], shorts: Mapping[str, str]) -> Document:
    """The passages that name both, their names lit."""
    apart = sum(not passage.in_one_sentence for passage in passages)
    count = len(passages) - apart
    told = f"  {count} sentence{'s' * (count != 1)}"
    if apart:
        told += f", and {apart} more paragraph{'s' * (apart != 1)}"
    head = Writer().add(" and ".join(names), "heading").add(told, "dim")
    quoted = [_quoted(p.text, [Span(start, end, "chosen") for start, end in p.lit], p.place, shorts) for p in passages]
    return Document([head.paragraph(gap=0), *_some(quoted)])


def _some(passages: Sequence[Paragraph]) -> list[Paragraph]:
    """As many as one reads with pleasure, and how many there are besides."""
    more = len(passages) - PASSAGES_SHOWN
    return [*passages[:PASSAGES_SHOWN], *([Paragraph(f"{more} more are not shown.", "dim")] if more > 0 else [])]


def _sentences(places: Iterable[Place], shorts: Mapping[str, str], text_of: TextOf) -> Iterator[Paragraph]:
    """Each sentence once, however often the word stands in it."""
    found: dict[tuple[str, int, int, int], list[Place]] = {}
    for place in places:
        sentence = sentence_at(text_of(place), place.start)
        found.setdefault((place.article, place.number, *sentence), []).append(place)
    for (_, _, start, end), within in found.items():
        spans = [Span(place.start - start, place.end - start, "chosen") for place in within]
        yield _quoted(text_of(within[0])[start:end], spans, within[0], shorts)


def _quoted(text: str, spans: Sequence[Span], place: Place, shorts: Mapping[str, str]) -> Paragraph:
    start, name = len(text) + 2, address(place, shorts)
    link = Span(start, start + len(name), "link", go_to(place))
    return Paragraph(f"{text}\u00a0\u00a0{name}", "quotation", (*spans, link), indent=2, bar="▏")


def _count(word: Word | None, link: str) -> Cell:
    return Cell([Piece(str(word.count))], link) if word else Cell([Piece("–", "dim")])


def _pair(row: str, column: str, counts: Mapping[tuple[str, str], int]) -> Cell:
    count = counts.get((row, column)) or counts.get((column, row)) or 0
    return Cell([Piece(f"{count:>3}")], f"pair:{row}:{column}") if count else Cell([Piece("")])


def _first(row: Sequence[Word | None]) -> Word:
    return next(word for word in row if word)

"""The parts of an X-ray page that are drawn from the articles and from the reader's answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sahelreader.compare.said import occasion
from sahelreader.text.quotation import in_marks
from sahelreader.tui.document import Paragraph, Writer, go_to
from sahelreader.tui.pages.addresses import add_address

if TYPE_CHECKING:
    from sahelreader.compare.company import Companion
    from sahelreader.compare.mentioned import Sentence
    from sahelreader.compare.naming import Word
    from sahelreader.compare.xray import Said, XRay
    from sahelreader.dossier.entries import Entries
    from sahelreader.dossier.model import ArticleHead, Fact
    from sahelreader.study.standing import Level, Standing

COMPANY_SHOWN = 14
FOLDED = 5
"""Quotations, questions and facts shown of a part that is not unfolded."""
MENTIONS_SHOWN = 40
"""In one article, until the rest is unfolded."""
LINES_OF_A_SENTENCE = 4
"""A longer sentence is cut on both sides of what is lit in it."""
METHOD = (
    "A glossary word counts wherever the article has it, whoever it is said of; in brackets, how often beside the name "
    "or where a role was taken from."
)
METHOD_OF_ROLES = "Counted beside the name, or where a role was taken from."
SIGNS: dict[Level, str] = {"new": "○", "learning": "◔", "learned": "◑", "known": "●"}


class Part(NamedTuple):
    """A part of the page."""

    words: str
    """As the list of contents has it: `14 claims`."""
    paragraphs: list[Paragraph]
    """Its heading first."""


def parts_of(
    kind: str,
    xray: XRay,
    entries: Entries,
    heads: Sequence[ArticleHead],
    *,
    width: int,
    standings: Mapping[str, Standing] | None,
    unfolded: frozenset[str] = frozenset(),
) -> Iterator[tuple[str, Part]]:
    """The parts that have something in them, by name, in their order; see `xray_page`."""
    shorts = {head.id: head.short for head in heads}

    def some(name: str, paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
        """The heading and what follows it, or no more than the first of that."""
        found = list(paragraphs)
        return found if name in unfolded or len(found) <= FOLDED + 2 else [*found[: FOLDED + 1], _more(name, found)]

    if any(word.kind != "name" for naming in xray.naming for word in naming.words):
        yield "called", Part("what it is called", list(_called(xray, shorts)))
    is_term = kind == "term"
    for name, said, heading, words in (
        ("said", xray.said, "In its own words" if kind != "person" else "In their own words", "said"),
        ("passed-on", xray.passed_on, "Others, through it", "passed on"),
        (
            "told",
            xray.told,
            "Said with this word" if is_term else "Said about it",
            "with it" if is_term else "about it",
        ),
    ):
        if said:
            yield name, Part(f"{len(said)} {words}", some(name, _said(heading, said, shorts)))
    if xray.company:
        yield "company", Part("named with", list(_company(xray.company, entries)))
    if xray.claims:
        yield "claims", Part(_counted(len(xray.claims), "disputed question"), some("claims", _claims(xray, shorts)))
    if xray.facts:
        cards = some("cards", _cards(xray.facts, standings, shorts))
        yield "cards", Part(_counted(len(xray.facts), "fact"), cards)
    if xray.mentions:
        count = sum(len(mentions.at) for mentions in xray.mentions)
        yield "mentions", Part(_counted(count, "mention"), list(_mentions(kind, xray, width, unfolded)))


def contents(parts: Mapping[str, Part]) -> Iterator[Paragraph]:
    """The parts in a line, each a link to itself."""
    line = Writer()
    for i, (name, part) in enumerate(parts.items()):
        line.add(" · " if i else "", "dim").add(part.words.replace(" ", "\u00a0"), "link", f"part:{name}")
    if parts:
        yield line.paragraph()


def _more(name: str, paragraphs: Sequence[Paragraph]) -> Paragraph:
    """Opens the rest of a part."""
    more = len(paragraphs) - 1 - FOLDED
    return Writer().add(f"{more} more", "link", f"more:{name}").paragraph(indent=2)


def _called(xray: XRay, shorts: Mapping[str, str]) -> Iterator[Paragraph]:
    """The words of each source with their counts; the names last."""
    yield Paragraph("What each source calls it", "label", gap=0)
    for naming in xray.naming:
        line = Writer().add(f"{shorts[naming.article]}  ", "chosen")
        _add_words(line, naming.of_kind("term", "role"))
        names = naming.of_kind("name")
        line.add(" · " if len(naming.words) > len(names) else "", "dim")
        _add_words(line, names, "dim")
        yield line.paragraph(indent=2, hang=2, gap=0)
    has_terms = any(naming.of_kind("term") for naming in xray.naming)
    yield Paragraph(METHOD if has_terms else METHOD_OF_ROLES, "dim", indent=2)


def _add_words(line: Writer, words: Sequence[Word], look: str = "") -> None:
    for i, word in enumerate(words):
        sure = f"\u00a0({word.beside})" if word.beside != word.count else ""
        line.add(" · " if i else "", "dim").add(word.text, look, go_to(word.places[0]))
        line.add(f"\u00a0{word.count}{sure}", "dim")


def _said(heading: str, said: Iterable[Said], shorts: Mapping[str, str]) -> Iterator[Paragraph]:
    yield Paragraph(heading, "label", gap=0)
    own = heading.startswith("In ")
    for one in said:
        quote = one.quote
        line = Writer().add(in_marks(one.words)).add("  ")
        about = (
            "" if own else quote.speaker.shown,
            *occasion(quote),
            f"through {quote.via.shown}" if quote.via else "",
        )
        if told := " · ".join(filter(None, about)):
            line.add(told, "dim").add("  ")
        yield add_address(line, quote.parts[0].place, shorts).paragraph("quotation", indent=2, bar="▏")


def _company(company: Sequence[Companion], entries: Entries) -> Iterator[Paragraph]:
    """Names, then words, most often met first; what is named everywhere last."""
    line = Writer().add("Named with  ", "label").add("by paragraphs", "dim").add("  ")
    yield line.add("table", "link", "company:").paragraph(gap=0)
    met = [one for one in company if one.target in entries]
    names = [one for one in met if one.kind != "term" and not one.is_common]
    words = [one for one in met if one.kind == "term"]
    common = [one for one in met if one.is_common]
    groups = [(lead, group) for lead, group in (("", names), ("", words), ("named everywhere: ", common)) if group]
    for lead, group in groups:
        line = Writer().add(lead, "dim")
        for i, one in enumerate(group[:COMPANY_SHOWN]):
            line.add(" · " if i else "", "dim")
            line.add(entries.name(one.target), f"{one.kind} faint", f"entry:{one.target}")
            line.add(f"\u00a0{one.paragraphs}", "dim")
        more = len(group) - COMPANY_SHOWN
        line.add(f" · {more} more" if more > 0 else "", "dim")
        yield line.paragraph(indent=2, hang=2, gap=int(group is groups[-1][1]))


def _claims(xray: XRay, shorts: Mapping[str, str]) -> Iterator[Paragraph]:
    yield Paragraph("Where the sources differ", "label", gap=0)
    for i, claim in enumerate(xray.claims):
        line = Writer().add(claim.question, "link", f"claim:{claim.id}")
        first = {p.holder: p.evidence[0].place for p in reversed(claim.positions) if p.evidence}
        for place in reversed(first.values()):
            add_address(line.add("  "), place, shorts)
        yield line.paragraph(indent=2, hang=2, gap=int(i == len(xray.claims) - 1))


def _cards(
    facts: Sequence[Fact], standings: Mapping[str, Standing] | None, shorts: Mapping[str, str]
) -> Iterator[Paragraph]:
    """The facts that the quiz asks about, and how well each is known; the best known first."""
    from sahelreader.study.standing import LEVELS

    order = list(facts)
    heading = Writer().add("Cards about it  ", "label")
    if standings is not None:
        levels = [standings[fact.id].level for fact in facts]
        told = (f"{SIGNS[level]} {levels.count(level)} {level}" for level in reversed(LEVELS) if level in levels)
        heading.add(" · ".join(told).replace(" ", "\u00a0").replace("\u00a0·\u00a0", " · "), "dim")
        order.sort(key=lambda fact: -LEVELS.index(standings[fact.id].level))
    heading.add("  " if standings is not None else "").add("practise", "link", "practise:")
    yield heading.paragraph(gap=0)
    for i, fact in enumerate(order):
        line = Writer()
        if standings is not None:
            standing = standings[fact.id]
            line.add(f"{SIGNS[standing.level]} ", "right" if standing.level == "known" else "dim")
        line.add(fact.statement)
        if standings is not None and standings[fact.id].level != "new":
            line.add(f"  {standings[fact.id].retrievability:.0%}", "dim")
        add_address(line.add("  "), fact.evidence[0].place, shorts)
        yield line.paragraph(indent=2, hang=2, gap=int(i == len(order) - 1))


def _mentions(kind: str, xray: XRay, width: int, unfolded: frozenset[str]) -> Iterator[Paragraph]:
    """The sentences with what is lit in them, under the article that they stand in; the first of very many."""
    for mentions in xray.mentions:
        head, count = mentions.article.head, len(mentions.at)
        about = [head.short, *([head.shown_outlet] if head.outlet != head.short else []), head.dating.shown]
        yield Writer().add(" · ".join(about), "label").add(f"  {count}", "dim").paragraph(gap=0)
        name = f"mentions-{head.id}"
        most = MENTIONS_SHOWN if count > MENTIONS_SHOWN + FOLDED and name not in unfolded else None
        shown = mentions.sentences(most)
        for i, sentence in enumerate(shown):
            line = Writer().add(f"¶\u00a0{sentence.place.number}  ", "dim")
            _add_sentence(line, sentence, kind, LINES_OF_A_SENTENCE * max(width - 4, 20))
            yield line.paragraph(indent=2, hang=2, gap=int(i == len(shown) - 1 and most is None))
        if most is not None:
            yield Writer().add(f"{count - most} more", "link", f"more:{name}").paragraph(indent=2)


def _add_sentence(line: Writer, sentence: Sentence, kind: str, room: int) -> None:
    """The sentence, or as much of it around its first mention as has room."""
    text, first = sentence.text, sentence.hits[0]
    start, end = 0, len(text)
    if len(text) > room:
        start = max(0, min(first[0] - room // 3, len(text) - room))
        start = text.find(" ", start, first[0]) + 1 if start else 0
        end = text.rfind(" ", first[1], start + room)
        end = end if end > 0 else max(first[1], min(start + room, len(text)))
    line.add("…" if start else "")
    at = start
    for a, b in sentence.hits:
        if at <= a and b <= end:
            line.add(text[at:a]).add(text[a:b], kind, go_to(sentence.address((a, b))))
            at = b
    line.add(text[at:end]).add("…" if end < len(text) else "")


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'s' if count != 1 else ''}"

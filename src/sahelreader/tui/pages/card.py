"""A question as a page: before the answer, and after it with the sentence that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sahelreader.text.quotation import in_marks
from sahelreader.tui.document import Document, Paragraph, Writer, go

if TYPE_CHECKING:
    from sahelreader.dossier.model import Evidence, Fact
    from sahelreader.study.cards import Prompt
    from sahelreader.study.queue import Counts
    from sahelreader.study.session import Outcome

RATINGS = ("again", "hard", "good", "easy")
INDENT = 3


def card_page(
    prompt: Prompt,
    outcome: Outcome | None,
    counts: Counts,
    articles: Mapping[str, str],
    width: int,
    *,
    practice: bool,
    leech: bool = False,
) -> Document:
    """The card on the table; `articles` has the short names, `width` the cells of a line.

    `leech`: whether its fact was forgotten so often that the source is worth reading again.
    """
    paragraphs = [*_head(prompt, counts, articles, width, practice=practice), *_question(prompt, outcome)]
    if outcome is not None:
        paragraphs.append(_verdict(outcome))
        if not practice:
            paragraphs.append(_ratings(outcome))
        if leech:
            paragraphs.append(_read_again())
        paragraphs += _proof(prompt.fact, articles)
    return Document(paragraphs)


def over_page(
    answered: int, wrong: int, nothing: str, *, next_due: str, held_back: int, outlook: str = "", suspended: int = 0
) -> Document:
    """What is said when nothing is left to ask; `next_due` and `outlook` are sentences, or nothing."""
    rows = [Paragraph("", gap=0)]
    if answered:
        rows.append(Paragraph("That is all for now.", "heading"))
        right = answered - wrong
        rows.append(Paragraph(f"{answered} answer{'s' * (answered != 1)}, {right} right. Every one is saved."))
    else:
        rows.append(Paragraph(nothing, "heading"))
    rows += [Paragraph(sentence) for sentence in (next_due, outlook) if sentence]
    if held_back:
        rows.append(Paragraph(f"{held_back} facts are new and wait for the days to come.", "dim"))
    rows.append(
        Writer().add("x", "key").add("  practises all the same, and leaves the schedule alone", "dim").paragraph(gap=0)
    )
    rows.append(Writer().add("u", "key").add("  takes the last answer back", "dim").paragraph(gap=0))
    if suspended:
        many = f"  takes up again what was put aside for good: {suspended} fact{'s' * (suspended != 1)}"
        rows.append(Writer().add("U", "key").add(many, "dim").paragraph(gap=0))
    rows.append(Writer().add("esc", "key").add("  goes back", "dim").paragraph(gap=0))
    return Document(rows)


def _head(
    prompt: Prompt, counts: Counts, articles: Mapping[str, str], width: int, *, practice: bool
) -> Iterator[Paragraph]:
    fact = prompt.fact
    topic = fact.tags[0].replace("-", " ").capitalize() if fact.tags else "Fact"
    left = f"{topic} · {articles[fact.articles[0]]}"
    right = (
        f"practice   {counts.total} left"
        if practice
        else f"new {counts.new}   learning {counts.learning}   due {counts.due}"
    )
    room = width - len(left) - len(right)
    yield Paragraph("", gap=0)
    yield Paragraph(left + " " * max(room, 2) + right, "dim", wrap=False, gap=1)


def _question(prompt: Prompt, outcome: Outcome | None) -> Iterator[Paragraph]:
    yield Paragraph(prompt.card.ask, "title", indent=INDENT)
    for i, option in enumerate(prompt.options):
        line = Writer()
        if outcome is None:
            line.add(f"{i + 1}", "key").add("  ").add(option.text, "", f"choose:{i}")
        else:
            sign = "✓" if option.is_right else "✗" if option.text == outcome.chosen else " "
            look = "right" if option.is_right else "wrong" if option.text == outcome.chosen else "dim"
            line.add(f"{sign}  {option.text}", look)
            if option.why and option.text == outcome.chosen:
                line.add(f"  {option.why}", "dim")
        yield line.paragraph(indent=INDENT, hang=3, gap=int(i == len(prompt.options) - 1))


def _verdict(outcome: Outcome) -> Paragraph:
    line = Writer()
    if outcome.verdict == "correct":
        line.add("Right.  ", "right")
    elif outcome.verdict == "wrong":
        line.add("Not so. The answer is  ", "wrong").add(outcome.right, "title")
    else:
        line.add("Answer  ", "label").add(outcome.right, "title")
    return line.paragraph(indent=INDENT)


def _read_again() -> Paragraph:
    line = Writer().add("Often forgotten: read the source again  ", "label").add("s", "key")
    return line.paragraph(indent=INDENT)


def _proof(fact: Fact, articles: Mapping[str, str]) -> Iterator[Paragraph]:
    """The first evidence, then what the fact is and why it matters, then the rest of the evidence."""
    first, *others = (_evidence(evidence, articles) for evidence in fact.evidence)
    yield first
    yield Paragraph(fact.statement, indent=INDENT)
    if standing := _standing(fact):
        yield Paragraph(standing, "dim", indent=INDENT)
    if fact.why_it_matters:
        yield Writer().add("Why it matters  ", "label").add(fact.why_it_matters).paragraph(indent=INDENT)
    yield from others


def _evidence(evidence: Evidence, articles: Mapping[str, str]) -> Paragraph:
    place = evidence.place
    line = Writer().add(in_marks(evidence.quote)).add("  ")
    address = f"{articles[place.article]} ¶ {place.number}".replace(" ", "\u00a0")
    line.add(address, "link", go(place.article, place.number, place.start, place.end))
    return line.paragraph("quotation", indent=INDENT, bar="▏")


def _standing(fact: Fact) -> str:
    """Who says so, and whether it is disputed."""
    said = f"Said by: {fact.attribution}." if fact.attribution else ""
    disputed = "Disputed: another position stands in these articles." if fact.status == "disputed" else ""
    return " ".join(filter(None, (said, disputed)))


def _ratings(outcome: Outcome) -> Paragraph:
    line = Writer()
    given = outcome.event.rating if outcome.event else 0
    for number, (word, forecast) in enumerate(zip(RATINGS, outcome.forecasts, strict=True), 1):
        look = "chosen" if number == given else "dim"
        line.add("   " if number > 1 else "").add(str(number), "key", f"grade:{number}")
        line.add(f" {word} ", look).add(forecast.words.replace(" ", "\u00a0"), look)
    return line.paragraph(indent=INDENT)

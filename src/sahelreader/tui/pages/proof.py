"""What proves an answer: the quotations with it lit, what the fact is, why it matters and who disputes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sahelreader.study.hinting import GAP, answer_spans, telling_first
from sahelreader.text.quotation import in_marks
from sahelreader.tui.document import Paragraph, Span, Writer, go_to
from sahelreader.tui.pages.addresses import add_address

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card, Evidence, Fact
    from sahelreader.dossier.voices import Claim
    from sahelreader.study.cards import Prompt


def proof(
    prompt: Prompt, articles: Mapping[str, str], disputes: tuple[Claim, ...], forms: tuple[str, ...], indent: int
) -> Iterator[Paragraph]:
    """The first evidence, then what the fact is and why it matters, then the rest of the evidence and the disputes."""
    fact, card = prompt.fact, prompt.card
    first, *others = (_evidence(piece, articles, card, forms, indent) for piece in telling_first(fact, card, forms))
    yield first
    if not card.is_cloze or fact.statement != card.ask.replace(GAP, card.answer):
        yield Paragraph(fact.statement, indent=indent)
    if standing := _standing(fact, bool(disputes)):
        yield Paragraph(standing, "dim", indent=indent)
    if fact.why_it_matters:
        yield Writer().add("Why it matters  ", "label").add(fact.why_it_matters).paragraph(indent=indent)
    yield from others
    for claim in disputes:
        yield from _dispute(claim, articles, indent)


def _evidence(
    evidence: Evidence, articles: Mapping[str, str], card: Card, forms: tuple[str, ...], indent: int
) -> Paragraph:
    shown = in_marks(evidence.quote)
    line = add_address(Writer().add(shown).add("  "), evidence.place, articles)
    paragraph = line.paragraph("quotation", indent=indent, bar="▏")
    lit = [Span(start, end, "found chosen") for start, end in answer_spans(shown, card, forms)]
    return paragraph._replace(spans=(*lit, *paragraph.spans))


def _standing(fact: Fact, is_shown: bool) -> str:
    """Who says so, and whether it is disputed."""
    is_told = not fact.attribution or fact.statement.startswith(f"{fact.attribution} said")
    said = "" if is_told else f"Said by: {fact.attribution}."
    is_left = fact.status == "disputed" and not is_shown
    disputed = "Disputed: another position stands in these articles." if is_left else ""
    return " ".join(filter(None, (said, disputed)))


def _dispute(claim: Claim, articles: Mapping[str, str], indent: int) -> Iterator[Paragraph]:
    """A question on which the articles differ, with what each says."""
    told = [position for position in claim.positions if position.stance != "silent"]
    last = len(told) - 1
    yield Writer().add("The articles differ  ", "label").add(claim.question).paragraph(indent=indent, gap=0)
    for i, position in enumerate(told):
        voice = f", {position.voice.shown}" if position.voice else ""
        line = Writer()
        source = f"{articles.get(position.holder, position.holder)}{voice}"
        if position.evidence:
            line.add(source, "link", go_to(position.evidence[0].place))
        else:
            line.add(source, "dim")
        yield line.add(f"  {position.summary}", "dim").paragraph(indent=indent + 2, hang=2, gap=int(i == last))

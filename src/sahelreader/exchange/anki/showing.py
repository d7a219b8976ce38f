"""What a note shows as HTML: quotations with the answers marked, options, lures, and where the articles differ."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sahelreader.study.disputes import disputes
from sahelreader.study.hinting import GAP, answer_spans, asks_about

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card, Evidence, Fact, Overview
    from sahelreader.dossier.voices import Claim, Position

DISPUTES_SHOWN = 2
_SPOKEN = re.compile(r"\[(?=(?:sound:|anki:|latex\]|\$))", re.IGNORECASE)


def _no_forms(_: Card) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What a note draws on beside its fact."""

    claims: tuple[Claim, ...] = ()
    """Questions on which the articles differ."""
    forms: Callable[[Card], Iterable[str]] = _no_forms
    """Other names of what a card's answer names."""


def shown(text: str) -> str:
    """The text as HTML that Anki shows as it is: markup escaped, and the brackets that play sounds or set formulas."""
    return re.sub("[\x1f\t]", " ", _SPOKEN.sub("&#91;", html.escape(text))).replace("\n", "<br>")


def asked(card: Card) -> str:
    """A question, its gap marked as one."""
    return shown(card.ask).replace(GAP, f'<span class="gap">{GAP}</span>') if card.is_cloze else shown(card.ask)


def where(evidence: Evidence, overview: Overview) -> str:
    """Article, outlet where that is another name, and paragraph."""
    head = overview.article(evidence.place.article)
    short = head.short if head else evidence.place.article
    outlet = head.outlet if head else None
    name = f"{short} ({outlet})" if outlet and outlet != short else short
    return f"{name}, ¶ {evidence.place.number}"


def quotations(fact: Fact, overview: Overview, beside: Beside) -> str:
    """The evidence, each piece with its place."""
    return "".join(_quotation(evidence, fact.cards, overview, beside) for evidence in fact.evidence)


def _quotation(evidence: Evidence, cards: tuple[Card, ...], overview: Overview, beside: Beside) -> str:
    spans = [answer_spans(evidence.quote, card, beside.forms(card)) for card in cards]
    head = overview.article(evidence.place.article)
    title = f" · <i>{shown(head.shown_title)}</i>" if head else ""
    cite = f"{shown(where(evidence, overview))}{title} <code>{shown(str(evidence.place))}</code>"
    turns = " ".join(str(turn) for turn, card in enumerate(cards) if asks_about(card, evidence))
    shown_first = f' data-of="{turns}"' if turns else ""
    return f"<blockquote{shown_first}>{marked(evidence.quote, spans)}<cite>{cite}</cite></blockquote>"


def marked(text: str, spans: list[list[tuple[int, int]]]) -> str:
    """The text with each wording's answer marked; `spans`: start and end in the text, by wording.

    A mark names its wordings by their places from 0, so that only those of the wording shown are lit. Marks never
    overlap: where answers do, each piece of them has a mark of its own.
    """
    edges = sorted({0, len(text), *(edge for some in spans for span in some for edge in span)})
    return "".join(_piece(text[start:end], _owners(spans, start, end)) for start, end in pairwise(edges))


def _owners(spans: list[list[tuple[int, int]]], start: int, end: int) -> list[int]:
    return [turn for turn, some in enumerate(spans) if any(left <= start and end <= right for left, right in some)]


def _piece(text: str, owners: list[int]) -> str:
    if not owners:
        return shown(text)
    lit = ' class="lit"' if 0 in owners else ""
    return f'<mark data-of="{" ".join(map(str, owners))}"{lit}>{shown(text)}</mark>'


def options(cards: tuple[Card, ...]) -> str:
    """What to choose from, by wording and in the order of the alphabet; nothing where no wording has lures."""
    if not any(card.lures for card in cards):
        return ""
    return "".join(f"<div>{''.join(_listed(card))}</div>" for card in cards)


def _listed(card: Card) -> Iterator[str]:
    if card.lures:
        texts = sorted({card.answer, *(lure.text for lure in card.lures)}, key=lambda text: (text.casefold(), text))
        yield f"<ul>{''.join(f'<li>{shown(text)}</li>' for text in texts)}</ul>"


def lures(cards: tuple[Card, ...]) -> str:
    """The wrong answers that teach something, each for the wordings whose right answer it is not."""
    why: Mapping[str, str] = {lure.text: lure.why for card in cards for lure in card.lures if lure.why}
    return "".join(
        f'<div data-of="{" ".join(_wrong_for(text, cards))}"><b>{shown(text)}</b>: {shown(reason)}</div>'
        for text, reason in why.items()
    )


def _wrong_for(text: str, cards: tuple[Card, ...]) -> Iterator[str]:
    """Places of the wordings to which the text is no right answer."""
    return (str(turn) for turn, card in enumerate(cards) if text.casefold() != card.answer.casefold())


def differences(fact: Fact, overview: Overview, beside: Beside) -> str:
    """The questions on which the articles differ about a fact, with what each of them says."""
    return "".join(_difference(claim, overview) for claim in disputes(fact, beside.claims)[:DISPUTES_SHOWN])


def _difference(claim: Claim, overview: Overview) -> str:
    told = (position for position in claim.positions if position.stance != "silent")
    rows = "".join(f"<dt>{_holder(position, overview)}</dt><dd>{shown(position.summary)}</dd>" for position in told)
    return f"<details><summary>{shown(claim.question)}</summary><dl>{rows}</dl></details>"


def _holder(position: Position, overview: Overview) -> str:
    voice = f", {position.voice.name}" if position.voice else ""
    return shown(f"{overview.short(position.holder)}{voice}")

"""Facts as a Markdown page to read or print: each with its quotation and questions, by article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sahelreader.text.markdown import plain

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact, Overview


def as_markdown(facts: Iterable[Fact], overview: Overview) -> str:
    """The page. A fact stands under the article that its first evidence is from."""
    facts = list(facts)
    parts = [f"# {plain(overview.title)}", f"{len(facts)} facts with the words that they rest on."]
    for head in overview.articles:
        own = [fact for fact in facts if fact.articles[0] == head.id]
        if own:
            parts.append(f"## {plain(head.shown_title)}")
            parts.append(plain(f"{head.shown_outlet} · {head.dating.shown}"))
            parts.extend(part for fact in own for part in _fact(fact, overview))
    return "\n\n".join(parts) + "\n"


def _fact(fact: Fact, overview: Overview) -> Iterator[str]:
    yield f"### {plain(fact.statement)}"
    if fact.status != "reported":
        yield plain(f"{fact.status}{f' · {fact.attribution}' if fact.attribution else ''}")
    for evidence in fact.evidence:
        short = overview.short(evidence.place.article)
        yield f"> {plain(evidence.quote)}\n>\n> {plain(f'{short}, ¶ {evidence.place.number}')} · `{evidence.place}`"
    if fact.why_it_matters:
        yield f"Why it matters: {plain(fact.why_it_matters)}"
    yield "\n".join(f"- {plain(card.ask)} **{plain(card.answer)}**" for card in fact.cards)

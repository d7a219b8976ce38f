"""What proves an answer, in lines of text: the quotations, who says so, why it matters and who disputes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sahelreader.cli.output import wrap
from sahelreader.text.quotation import in_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sahelreader.dossier.model import Article, Evidence, Fact, Glossary, Overview
    from sahelreader.dossier.voices import Claim

    class Sources(Protocol):
        """Where the texts are."""

        @property
        def overview(self) -> Overview: ...
        @property
        def facts(self) -> Sequence[Fact]: ...
        @property
        def glossary(self) -> Glossary: ...
        @property
        def claims(self) -> Sequence[Claim]: ...
        def article(self, article_id: str, /) -> Article: ...


DISPUTES_SHOWN = 2


class Proof:
    """Shows it."""

    def __init__(self, sources: Sources, say: Callable[[str], None]) -> None:
        """`say` prints a line."""
        self._sources, self._say = sources, say

    def show_answer(self, fact: Fact, right: str) -> None:
        """The right answer and what it rests on."""
        self._say(wrap(f"Answer: {right}"))
        for evidence in fact.evidence:
            self._say(wrap(in_marks(evidence.quote), "  "))
            self._say(wrap(self._origin(evidence), "  "))
        if fact.attribution:
            self._say(wrap(f"According to: {fact.attribution}", "  "))
        if fact.why_it_matters:
            self._say(wrap(f"Why it matters: {fact.why_it_matters}", "  "))
        self._show_disputes(fact)

    def _show_disputes(self, fact: Fact) -> None:
        from sahelreader.study.disputes import disputes

        claims = disputes(fact, self._sources.claims)[:DISPUTES_SHOWN]
        for claim in claims:
            self._say(wrap(f"The articles differ: {claim.question}", "  "))
        if claims:
            self._say("  (d shows what each of them says.)")
        if fact.status == "disputed" and not claims:
            self._say("  Disputed: another position stands in this dossier.")

    def show_positions(self, fact: Fact) -> None:
        """What each article says to the questions on which they differ and that the fact has to do with."""
        from sahelreader.study.disputes import disputes

        claims = disputes(fact, self._sources.claims)[:DISPUTES_SHOWN]
        for claim in claims:
            self._say(wrap(claim.question))
            for position in claim.positions:
                head = self._sources.overview.article(position.holder)
                if position.stance != "silent" and head:
                    self._say(wrap(f"{head.short}: {position.summary}", "  "))
        if not claims:
            self._say("No question on which the articles differ is known to have to do with this.")

    def _origin(self, evidence: Evidence) -> str:
        head = self._sources.overview.article(evidence.place.article)
        outlet = f"{head.shown_outlet}, {head.shown_title}, " if head else ""
        return f"{outlet}¶{evidence.place.number} ({evidence.place})"

    def show_passage(self, fact: Fact) -> None:
        """The paragraphs that the fact rests on."""
        for evidence in fact.evidence:
            place = evidence.place
            self._say(f"{self._origin(evidence)}:")
            self._say(wrap(self._sources.article(place.article).body[place.number - 1].text, "  "))

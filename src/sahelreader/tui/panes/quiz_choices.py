"""What a dossier has to practise, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sahelreader.study.plan import Plan, Selection
from sahelreader.study.weak import weakest
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.pages.chooser import EXAM_QUESTIONS, TAKE_UP, WEAK_COUNTS, Choice, Section
from sahelreader.tui.topics import topic

if TYPE_CHECKING:
    from sahelreader.study.ledger import Ledger
    from sahelreader.workspace import Workspace

SHOWN = 12
"""Persons and places, and topics, that have the most facts."""


def sections(workspace: Workspace, ledger: Ledger) -> tuple[Section, ...]:
    """All that may be chosen."""
    parts = ledger.directions.parts.values()
    weak = {fact.id for fact in weakest(workspace.facts, ledger, WEAK_COUNTS)}
    general = [Choice("all:", "Everything, mixed", len(parts))]
    if weak:
        count = sum(len(ledger.directions.keys_of(fact)) for fact in weak)
        general.append(Choice(f"weak:{WEAK_COUNTS}", "What you know least", count))
    exam = min(EXAM_QUESTIONS, len(parts))
    general.append(Choice(f"exam:{EXAM_QUESTIONS}", "An exam: each question once", exam))
    articles = [
        Choice(f"article:{head.id}", f"{head.short}: {head.shown_title}", count)
        for head in workspace.overview.articles
        if (count := sum(head.id in part.articles for part in parts))
    ]
    entities = Counter(entity for part in parts for entity in part.entities)
    tags = Counter(tag for part in parts for tag in part.tags)
    return (
        Section("All", tuple(general)),
        Section("An article", tuple(articles)),
        Section("A topic", tuple(Choice(f"tag:{t}", topic(t, workspace), n) for t, n in tags.most_common(SHOWN))),
        Section(
            "A person, place or organisation",
            tuple(
                Choice(f"entity:{ident}", workspace.entries.name(ident), n)
                for ident, n in entities.most_common(SHOWN)
                if ident in workspace.entries
            ),
        ),
        Section(
            keyed("Put aside for good; {prose.follow:enter} takes one up again"),
            tuple(_suspended(workspace, ledger)),
        ),
    )


def _suspended(workspace: Workspace, ledger: Ledger) -> Iterator[Choice]:
    for fact in workspace.facts:
        if ledger.aside(fact.id).is_suspended:
            yield Choice(fact.id, fact.statement, 0, TAKE_UP)


def plan_of(choice: str, workspace: Workspace, ledger: Ledger, seed: str) -> Plan:
    """The practice of a choice's link."""
    sort, _, value = choice.partition(":")
    if sort == "exam":
        return Plan(Selection(), "exam", limit=int(value), seed=seed)
    selections = {
        "article": Selection(article=value),
        "entity": Selection(entity=value),
        "tag": Selection(tag=value),
    }
    if sort == "weak":
        weak = weakest(workspace.facts, ledger, int(value))
        return Plan(Selection(facts=frozenset(fact.id for fact in weak)), "practice", seed=seed)
    return Plan(selections.get(sort, Selection()), "practice", seed=seed)

"""What the tests of exchange share: facts with hard words, an overview, and a reader's log about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.dossier.model import ArticleHead, Card, Dating, Fact, Overview
from sahelreader.store.moment import read_clock
from tests.study.making import make_fact
from tests.support.studying import studied

if TYPE_CHECKING:
    from sahelreader.store.events import ReviewEvent

DOSSIER = "sahel"
HARD_WORDS = 'More than <5000> & "fewer"? [sound:bell.mp3] \\(x\\) {{Answer}} é\t=1+1'
HEADS = tuple(
    ArticleHead(
        id=ident, file=f"{ident}.txt", sha256="", title=f"Title of {ident}", title_is_editorial=False, outlet=outlet,
        author=None, kind="news", language="en", dating=Dating("2021"), short=short, words=9, paragraphs=9,
    )
    for ident, outlet, short in (("france24", "France 24", "France 24"), ("review", None, "Review"))
)  # fmt: skip
OVERVIEW = Overview(DOSSIER, "Mali::Niger, 2021", "", "en", HEADS, 0, 0, 0)
NOW = read_clock()
"""Anki counts days from the machine's clock too."""


def make_facts(number: int = 40) -> list[Fact]:
    """Facts with one memory each, but for the second, which has two."""
    hard = Card("hard", HARD_WORDS, "-5 <b>", "number")
    first = make_fact(
        "hard-words", cards=(hard,), tags=("two words", "leech"), status="disputed", attribution="Reuters"
    )
    both = (
        Card("who", "Who?", "Ada", "person"),
        Card("when", "When?", "2021", "date"),
        Card("name", "Her name?", "Ada", "person"),
    )
    twofold = make_fact("who-and-when", cards=both)
    return [first, twofold, *(make_fact(f"fact-{i}", "review" if i % 2 else "france24") for i in range(2, number))]


def make_log(facts: list[Fact], days: int = 60, leave_new: int = 5) -> list[ReviewEvent]:
    """A log in which the last facts were never asked."""
    return studied(facts[:-leave_new], dossier=DOSSIER, until=NOW, days=days, new_a_day=4)

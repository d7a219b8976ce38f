"""Walks the mentions of one name or term through the whole dossier, article after article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sahelreader.dossier.model import Place
from sahelreader.tui.jumps import Stretch
from sahelreader.tui.messages import OpenArticle, Say
from sahelreader.tui.named_keys import keyed

if TYPE_CHECKING:
    from sahelreader.tui.panes.reader import Reader
    from sahelreader.workspace import Workspace

WHOSE = "Whose mention? {prose.next_link:tab} goes to a name, {reader.next_mention:*} then to where it is named next."


class Step(NamedTuple):
    """A mention that one comes to."""

    place: Place
    number: int
    """Which of them it is, from 1."""
    total: int


def mentions_of(entry: Mapping[str, Any], articles: Sequence[str]) -> list[Place]:
    """The mentions of an entry, in the order of the articles and of their text."""
    at = {one["article"]: one["at"] for one in entry["occurs"]}
    return [
        Place(article, number, start, end) for article in articles for number, start, end in sorted(at.get(article, ()))
    ]


def step(places: Sequence[Place], articles: Sequence[str], here: Place, by: int) -> Step | None:
    """The mention after `here` (`by` is 1) or before it (-1), round at the ends; None if there is none at all."""
    if not places:
        return None

    def rank(place: Place) -> tuple[int, int, int]:
        return articles.index(place.article), place.number, place.start

    before = sum(rank(place) < rank(here) for place in places)
    is_on_one = before < len(places) and rank(places[before]) == rank(here)
    index = (before + is_on_one if by > 0 else before - 1) % len(places)
    return Step(places[index], index + 1, len(places))


class MentionWalk:
    """Takes a reader from mention to mention."""

    def __init__(self, reader: Reader, workspace: Workspace) -> None:
        self._reader = reader
        self._workspace = workspace
        self._target = ""
        self._at: Place | None = None
        """The mention that the walk has come to, or is on its way to."""

    def go(self, by: int) -> None:
        """To the next mention (`by` is 1) or the one before (-1) of what the cursor is on, or the pane shows."""
        article = self._reader.article
        target = self.chosen()
        if article is None or not target:
            self._reader.post_message(Say(keyed(WHOSE)))
            return
        articles = [head.id for head in self._workspace.overview.articles]
        entry = self._workspace.entries[target]
        found = step(mentions_of(entry, articles), articles, self._here(article.head.id), by)
        if found is None:
            self._reader.post_message(Say(f"{entry['name']} stands nowhere in these articles."))
            return
        self._target, self._at = target, found.place
        crossing = found.place.article != article.head.id
        if crossing:
            place = found.place
            self._reader.post_message(OpenArticle(place.article, place.number, place.start, place.end, resume=False))
        else:
            self._reader.leap()
            self.arrive()
        where = f" · now in {self._workspace.entries.articles[found.place.article]}" if crossing else ""
        self._reader.post_message(Say(f"{entry['name']} · {found.number} of {found.total}{where}"))

    def opened(self, stretch: Stretch | None) -> None:
        """An article was opened at a stretch: arrive if that is where the walk was on its way to, else it is over."""
        at = self._at
        if at is not None and stretch == (at.number, at.start, at.end):
            self.arrive()
        else:
            self._at = None

    def arrive(self) -> None:
        """Put the cursor on the mention that one was on the way to, if this is its article."""
        article, at, text = self._reader.article, self._at, self._reader.text
        if article is None or at is None or at.article != article.head.id:
            return
        index = text.document.index_of(at.number)
        if text.cursor_to(index, at.start):
            text.unmark()
        else:  # its kind is not marked now
            text.clear_cursor()
            text.mark(index, at.start, at.end)

    def chosen(self) -> str:
        """The entry meant: in the pane one reads, under the cursor, walked to before, shown in the pane; or empty."""
        pane, link = self._reader.pane, self._reader.text.link
        entries = self._workspace.entries
        if not pane.has_focus_within:
            if link.startswith("entry:") and link[6:] in entries:
                return entries.resolve(link[6:])
            if self._is_there():
                return self._target
        listed = pane.prose.link if pane.has_focus_within and not pane.entry else ""
        return entries.resolve(listed[6:] if listed.startswith("entry:") else pane.entry)

    def _is_there(self) -> bool:
        """Whether the mention walked to last is still lit."""
        article = self._reader.article
        return bool(self._at and article and self._at.article == article.head.id and self._reader.text.is_lit)

    def _here(self, article: str) -> Place:
        """Where the cursor stands, or the walk, or the view begins."""
        text = self._reader.text
        place = text.cursor_place
        if place is not None and (number := text.document.paragraphs[place[0]].number):
            return Place(article, number, place[1], place[1])
        if self._at is not None and self._is_there():
            return self._at
        number, start, _ = self._reader.stretch
        return Place(article, number, start - 1, start)  # a mention at the very top is ahead

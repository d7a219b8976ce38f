"""What panes ask of the app. Requests are imperative."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message

from sahelreader.tui.jumps import Stretch
from sahelreader.tui.widgets.lines import Hint

if TYPE_CHECKING:
    from sahelreader.dossier.model import Place


class OpenArticle(Message):
    """Open an article, where it was left or at a stretch of a paragraph."""

    def __init__(
        self, article: str, number: int = 0, start: int = 0, end: int = 0, *, resume: bool = True, wanted: Any = None
    ) -> None:
        super().__init__()
        self.article = article
        self.number = number
        """Paragraph; 0 for where it was left."""
        self.start = start
        self.end = end
        self.resume = resume
        self.wanted = wanted
        """What else to light in the article, a `search.sentence.Wanted`; None for nothing."""


class ShowPane(Message):
    """Show another pane; `request` is what its `open` is given, nothing for the pane as it was left."""

    def __init__(self, pane: str, **request: Any) -> None:
        super().__init__()
        self.pane = pane
        self.request = request


def side_by_side(left: Place, right: Place) -> ShowPane:
    """The request for two articles beside each other, each from a place on."""
    return ShowPane(
        "compare", left=left.article, right=right.article, left_number=left.number, right_number=right.number
    )


class Leap(Message):
    """Note a place of the text, which is about to be left for another one."""

    def __init__(self, article: str, stretch: Stretch) -> None:
        super().__init__()
        self.article = article
        self.stretch = stretch


class Typed(Message):
    """Something was typed in a line, which `asked` names, and may go on."""

    def __init__(self, asked: str, value: str) -> None:
        super().__init__()
        self.asked = asked
        self.value = value


class Answered(Typed):
    """What was asked in a line is answered: enter was pressed."""


class GaveUp(Message):
    """Nothing is to come of what was asked in a line."""

    def __init__(self, asked: str) -> None:
        super().__init__()
        self.asked = asked


class CursorAsked(Message):
    """Do what a key of the cursor in a text asks for."""

    def __init__(self, what: str, by: int) -> None:
        super().__init__()
        self.what = what
        self.by = by
        """1 forward, -1 back, for what moves."""


class EditEntry(Message):
    """Open an entry of the dossier in the reader's editor."""

    def __init__(self, entry: str) -> None:
        super().__init__()
        self.entry = entry


class GoBack(Message):
    """Leave the pane for the one before."""


class ShowStatus(Message):
    """Show where one is, and the keys that matter."""

    def __init__(self, where: str, hints: tuple[Hint, ...]) -> None:
        super().__init__()
        self.where = where
        self.hints = hints


class Say(Message):
    """Tell the reader something in one sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence

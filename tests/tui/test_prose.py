"""The prose widget: the place is kept, whatever the width; text is drawn where the layout says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.selection import Selection

from sahelreader.tui.document import Document, Paragraph, Writer
from sahelreader.tui.hyphenation import syllables_of
from sahelreader.tui.theme import INK
from sahelreader.tui.typesetting import Typesetting
from sahelreader.tui.widgets.prose import Prose
from tests.tui.driving import settled

if TYPE_CHECKING:
    from textual.pilot import Pilot

LONG = Document([Paragraph(f"{n} " + "word longer, a " * (n % 7 * 5 + 3), indent=n % 3, gap=n % 2) for n in range(40)])
WIDE = Document([Writer().add("東京 ").add("link", "link", "x:1").add(" e\u0301 👍 end").paragraph()])


class OneText(App[None]):
    """A text and nothing else."""

    CSS = "Prose { overflow-y: scroll; scrollbar-size-vertical: 1; }"

    def __init__(self, document: Document, typesetting: Typesetting | None = None) -> None:
        super().__init__()
        self._document, self._typesetting = document, typesetting
        self.register_theme(INK)
        self.theme = INK.name

    def compose(self) -> ComposeResult:
        yield Prose(self._document, measure=60, typesetting=self._typesetting)


def is_at(prose: Prose, place: tuple[int, int]) -> bool:
    """Whether the first line on the screen holds a place, as far as the text can be scrolled."""
    y = prose._layout.line_of(*place)
    return round(prose.scroll_y) == min(y, prose.max_scroll_y)


async def resize(pilot: Pilot[Any], width: int) -> None:
    await pilot.resize_terminal(width, 12)
    await settled(pilot)


@settings(max_examples=12)
@given(st.integers(0, 25), st.integers(0, 80), st.lists(st.integers(12, 90), min_size=1, max_size=5))
async def test_a_place_stays_on_the_first_line_over_any_changes_of_width(
    paragraph: int, character: int, widths: list[int]
) -> None:
    app = OneText(LONG)
    async with app.run_test(size=(50, 12)) as pilot:
        prose = app.query_one(Prose)
        prose.go_to(paragraph, min(character, len(LONG.paragraphs[paragraph].text) - 1), margin=0)
        place = prose.top()
        for width in widths:
            await resize(pilot, width)
            assert is_at(prose, place)
        await resize(pilot, 50)
        assert prose.top() == place


async def test_the_beginning_stays_the_beginning() -> None:
    app = OneText(LONG)
    async with app.run_test(size=(50, 12)) as pilot:
        for width in (20, 80, 35):
            await resize(pilot, width)
            assert app.query_one(Prose).scroll_y == 0


async def test_a_text_of_no_lines_takes_every_key() -> None:
    app = OneText(Document([]))
    async with app.run_test(size=(50, 12)) as pilot:
        app.query_one(Prose).focus()
        await pilot.press("tab", "shift+tab", "enter", "end", "space", "b", "home")
        assert app.query_one(Prose).top() == (0, 0)


async def test_every_line_fills_the_width_whatever_its_characters() -> None:
    app = OneText(WIDE)
    async with app.run_test(size=(14, 12)) as pilot:
        await settled(pilot)
        prose = app.query_one(Prose)
        for y in range(prose.size.height):
            assert prose.render_line(y).cell_length == prose.size.width  # the column of the scroll bar included


async def test_another_document_shown_while_hidden_is_walked_and_followed() -> None:
    app = OneText(LONG)
    async with app.run_test(size=(50, 12)) as pilot:
        prose = app.query_one(Prose)
        prose.go_to(35)
        prose.display = False
        await pilot.pause()
        prose.show(WIDE)
        assert prose.top() == (0, 0)
        prose.action_next_link()
        assert prose.link == "x:1"
        prose.display = True
        await settled(pilot)
        assert prose.top() == (0, 0)
        assert prose.link == "x:1"


async def test_a_hyphen_is_seen_and_not_copied_and_the_mouse_is_where_it_is_seen() -> None:
    words = "The extraordinary negotiations about infrastructure and paramilitary organisations continued undisturbed."
    document = Document([Paragraph(words, number=1)])
    app = OneText(document, Typesetting(24, justify=True, syllables=syllables_of("en")))
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        prose = app.query_one(Prose)
        rows = [prose.render_line(y).text for y in range(prose.size.height)]
        assert any(row.rstrip().endswith("-") for row in rows)
        assert prose.get_selection(Selection(Offset(0, 0), Offset(len(words), 0))) == (words, "\n")
        for y, row in enumerate(rows):
            for word in row.split():
                if word.strip("-.") not in words:
                    continue
                _, offset = app.screen.get_widget_and_offset_at(prose.region.x + row.index(word), prose.region.y + y)
                assert offset is not None
                assert words[offset.x :].startswith(word.strip("-."))

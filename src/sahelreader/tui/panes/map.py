"""The map of the places named, and beside it the same as a list."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from sahelreader.compare.atlas import Point, View
from sahelreader.tui.messages import GoBack, Say, ShowPane, ShowStatus
from sahelreader.tui.pages.map import Spot, drawn, map_page, places_page
from sahelreader.tui.widgets.lines import Hint
from sahelreader.tui.widgets.menu import Menu
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

DEGREES = (9.0, 16.0, 26.0, 45.0, 80.0, 150.0)
"""Of latitude from the upper edge to the lower, by step of the zoom."""
AT_FIRST = 2


class Map(Container):
    """Map and list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign", "zoom(-1)", "Nearer", id="map.nearer", show=False),
        Binding("minus", "zoom(1)", "Farther", id="map.farther", show=False),
        Binding("m", "centre", "This place in the middle", id="map.centre", show=False),
        Binding("escape", "step_back", "Back", id="map.back", show=False),
    ]
    SCOPED_CSS = False  # the screen's breakpoints are asked for
    DEFAULT_CSS = """
    Map { layout: horizontal; }
    Map > #map { width: 1fr; height: 1fr; scrollbar-size-vertical: 0; }
    Map > #places { width: 38; height: 1fr; }
    Screen.-drawer Map, Screen.-narrow Map { layout: vertical; }
    Screen.-drawer Map > #places, Screen.-narrow Map > #places { width: 1fr; height: 7; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(id="atlas")
        self._workspace = workspace
        self._zoom = AT_FIRST
        self._middle: Point | None = None
        self._drawn: tuple[View, list[str]] | None = None

    def compose(self) -> ComposeResult:
        """Map and list."""
        drawing = Prose(measure=400, air=0, center=False, id="map")
        drawing.can_focus = False
        yield drawing
        places = Menu(measure=60, air=2, center=False, id="places")
        places.add_class("-panel")
        yield places

    @property
    def names(self) -> Menu:
        """The list."""
        return self.query_one("#places", Menu)

    @property
    def drawing(self) -> Prose:
        """The map."""
        return self.query_one("#map", Prose)

    @cached_property
    def spots(self) -> list[Spot]:
        """The places of the dossier, the one named most first."""
        entities = self._workspace.glossary.entities
        entries = self._workspace.entries
        spots = []
        for entity in (entity for entity in entities.values() if entity.kind == "place"):
            count = sum(place["count"] for place in entries[entity.id]["occurs"])
            around = entities.get(entity.lies_in)
            position = entity.position or (around.position if around else None)
            inside = around.name if around and not entity.position else ""
            spots.append(Spot(entity.id, entity.name, count, Point(*position) if position else None, inside))
        return sorted(spots, key=lambda spot: (-spot.times, spot.name))

    def open(self) -> None:
        """As it was left."""
        self._show()
        self.names.focus()
        self.show_status()

    @property
    def chosen(self) -> str:
        """Id of the place that the cursor is on."""
        return self.names.link.removeprefix("entry:")

    def _view(self) -> View:
        middle = self._middle or next((spot.point for spot in self.spots if spot.point), None) or Point(0, 0)
        size = self.drawing.size
        return View(middle, DEGREES[self._zoom], max(size.width - 2, 4) * 2, max(size.height, 2) * 4)

    @on(Prose.Resized)
    def _show(self) -> None:
        """Draw both anew."""
        if not (self.names.is_laid_out and self.drawing.is_laid_out):
            return
        self.names.show(places_page(self.spots, self._view(), self.names.text_width), keep_place=True)
        self.names.choose_first()
        self._draw()

    @on(Prose.CursorMoved, "#places")
    def _draw(self) -> None:
        view = self._view()
        if self._drawn is None or self._drawn[0] != view:
            self._drawn = (view, drawn(view))
        self.drawing.show(map_page(view, self._drawn[1], self.spots, self.chosen), keep_place=True)

    @on(Prose.Followed)
    def _followed(self, event: Prose.Followed) -> None:
        if event.prose is self.drawing and event.link != self.names.link:
            self.names.cursor_to_link(event.link)
            return
        self.post_message(ShowPane("lookup", entry=event.link.removeprefix("entry:")))

    def action_zoom(self, by: int) -> None:
        """Nearer or farther."""
        self._zoom = min(max(self._zoom + by, 0), len(DEGREES) - 1)
        self._show()

    def action_centre(self) -> None:
        """The chosen place in the middle."""
        spot = next((spot for spot in self.spots if spot.ident == self.chosen), None)
        if spot is None or spot.point is None:
            self.post_message(Say("The dossier gives no position for it: at: [latitude, longitude] in entities.yaml."))
            return
        self._middle = spot.point
        self._show()

    def action_step_back(self) -> None:
        """To the map as it was first, from there to where one came from."""
        if self._middle is not None or self._zoom != AT_FIRST:
            self._middle, self._zoom = None, AT_FIRST
            self._show()
        else:
            self.post_message(GoBack())

    def show_status(self) -> None:
        """Tell where one is and what can be pressed."""
        hints = (
            Hint("enter", "its page", "follow"), Hint("- +", "farther, nearer", "zoom(1)"),
            Hint("m", "to the middle", "centre"), Hint("?", "keys", "app.pane('help')"),
            Hint("esc", "back", "step_back"),
        )  # fmt: skip
        count = f"{len(self.spots)} place{'s' * (len(self.spots) != 1)}"
        self.post_message(ShowStatus(f"Map · {count}", hints))

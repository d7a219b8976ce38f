"""A pane whose text is set as its reader likes, with the keys for it."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from sahelreader.tui.messages import Say
from sahelreader.tui.panes.text_pane import PartOfTextPane
from sahelreader.tui.places import Places
from sahelreader.tui.typesetting import typesetting_of
from sahelreader.tui.widgets.prose import Prose

STEP = 4
"""Columns by which a key makes the measure narrower or wider."""
NARROWEST, WIDEST = 20, 240
SPACINGS = {1: "Lines follow each other.", 2: "Every other line is blank.", 3: "Two of three lines are blank."}


class SetText(PartOfTextPane):
    """Sets the texts named by `set_texts`; what is chosen holds at once and at the next start."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("minus", "narrower", "Narrower lines", id="reader.narrower", show=False),
        Binding("plus", "wider", "Wider lines", id="reader.wider", show=False),
        Binding("equals_sign", "full_width", "Full width, and back", id="reader.full_width", show=False),
        Binding("J", "justify", "Justify, or not", id="reader.justify", show=False),
        Binding("H", "hyphenate", "Divide words at line ends, or not", id="reader.hyphenate", show=False),
        Binding("vertical_line", "spacing", "Lines closer or further apart", id="reader.spacing", show=False),
    ]
    _places: Places

    def set_texts(self) -> tuple[tuple[Prose, str], ...]:
        """The texts to be set, each with its language."""
        raise NotImplementedError

    def set_type(self) -> None:
        """Set the texts as is chosen now."""
        for prose, language in self.set_texts():
            prose.set_type(typesetting_of(self._places.settings.reading, language))

    def action_narrower(self) -> None:
        """Lines a little narrower."""
        self._measure(-STEP)

    def action_wider(self) -> None:
        """Lines a little wider."""
        self._measure(STEP)

    def _measure(self, by: int) -> None:
        shown = max(prose.text_width for prose, _ in self.set_texts())
        reading = self._places.settings.reading
        if by > 0 and shown < (WIDEST if reading.full_width else reading.measure):
            self.post_message(Say(f"Lines have all the columns there are: {shown}."))
            return
        measure = max(NARROWEST, min(WIDEST, min(shown, WIDEST) // STEP * STEP + by))
        self._places.change("reading.full_width", False)
        self._choose("measure", measure, f"Lines of {measure} columns.")
        if (shown := max(prose.text_width for prose, _ in self.set_texts())) < measure:
            self.post_message(Say(f"Lines have all the columns there are: {shown}."))

    def action_full_width(self) -> None:
        """As wide as the window, or as the measure."""
        reading = self._places.settings.reading
        said = f"Lines of {reading.measure} columns." if reading.full_width else "Lines as wide as the window."
        self._choose("full_width", not reading.full_width, said)

    def action_justify(self) -> None:
        """Both edges even, or the right one ragged."""
        on = not self._places.settings.reading.justify
        self._choose("justify", on, "Lines end at one edge." if on else "Lines end where the words do.")

    def action_hyphenate(self) -> None:
        """Divide words, or not."""
        on = not self._places.settings.reading.hyphenate
        self._choose("hyphenate", on, "Words are divided at line ends." if on else "Words stay whole.")
        setting = self.set_texts()[0][0].typesetting
        if on and setting.syllables is None:
            self.post_message(Say("No way of dividing words is known for the language of this text."))

    def action_spacing(self) -> None:
        """Lines further apart, then close again."""
        spacing = self._places.settings.reading.spacing % len(SPACINGS) + 1
        self._choose("spacing", spacing, SPACINGS[spacing])

    def _choose(self, key: str, value: Any, said: str) -> None:
        name = f"reading.{key}"
        self._places.change(name, value)
        self.set_type()
        line = self._places.line_in_file(name)
        self.post_message(Say(f"{said} Line {line} of settings.toml holds at the next start." if line else said))

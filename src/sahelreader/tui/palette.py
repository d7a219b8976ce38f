"""How marked text looks in the theme of the moment.

The looks are made here and not by component classes of a style sheet: Textual works those out anew for every widget,
each time its styles are applied, which cost more than all the rest of the start.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color

DIM = ("quiet", "rule")
"""Colours that are told from the text's by being dim where the terminal's own colours are used."""
_TERMINALS_OWN = RichColor.parse("default")
MUTED = 0.55
"""Share of its own colour that a faint mention keeps; the rest is the colour of the text."""


class Look(Struct, frozen=True):
    """A look: variables of the theme and attributes."""

    colour: str = ""
    ground: str = ""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None


LOOKS: dict[str, Look] = {
    # The seven kinds differ by attribute too: every combination of bold, italic and underline is used once.
    "person": Look("kind-person", bold=True),
    "organisation": Look("kind-organisation", bold=True, italic=True),
    "armed_group": Look("kind-armed-group", bold=True, underline=True),
    "place": Look("kind-place", italic=True),
    "operation": Look("kind-operation", bold=True, italic=True, underline=True),
    "event": Look("kind-event", italic=True, underline=True),
    "term": Look("kind-term", underline=True),
    "title": Look("foreground", bold=True),
    "heading": Look(bold=True),
    "standfirst": Look(italic=True),
    "label": Look("quiet", bold=True),
    "dim": Look("quiet"),
    "marker": Look("quiet"),
    "bar": Look("rule"),
    "quotation": Look("foreground"),
    "quoted": Look("quiet", italic=True),
    "background": Look("quiet", italic=True),
    "link": Look("secondary"),
    "key": Look("primary", bold=True),
    "progress": Look("primary"),
    "cursor": Look("on-cursor", "cursor", bold=True),
    "hovered": Look(ground="selection"),
    "found": Look("on-found", "found"),
    "kept": Look(ground="kept"),
    "selected": Look(ground="selection"),
    "told": Look(ground="told"),
    "right": Look("success", bold=True),
    "wrong": Look("error", bold=True),
    "chosen": Look(bold=True),
    "said": Look("warning"),
}


_of_theme: dict[str, Palette] = {}


def palette_of(theme: str, variables: Mapping[str, str]) -> Palette:
    """The palette of a theme, by its name; made once."""
    palette = _of_theme.get(theme)
    if palette is None:
        palette = _of_theme[theme] = Palette(variables)
    return palette


class Palette:
    """The looks in one theme; makes each once."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """`variables`: the theme's, by name without the dollar sign."""
        self._variables = variables
        self._styles: dict[str, Style] = {"": Style.null()}

    def style(self, names: str) -> Style:
        """The style of looks together, separated by blanks; `faint` mutes what stands before it."""
        style = self._styles.get(names)
        if style is None:
            style = Style.null()
            for name in names.split():
                style = self._faint(style) if name == "faint" else style + self._make(LOOKS[name])
            self._styles[names] = style
        return style

    def _make(self, look: Look) -> Style:
        dim = True if look.colour in DIM and self._colour(look.colour) == _TERMINALS_OWN else None
        return Style(
            color=self._colour(look.colour), bgcolor=self._colour(look.ground), bold=look.bold, italic=look.italic,
            underline=look.underline, dim=dim,
        )  # fmt: skip

    def _colour(self, name: str) -> RichColor | None:
        return Color.parse(self._variables[name]).rich_color if name else None

    def _faint(self, style: Style) -> Style:
        """Without attributes, its colour part of the way to that of the text."""
        if style.color is None:
            return Style.null()
        text = Color.parse(self._variables["foreground"])
        if text.ansi is not None:
            return Style(color=style.color, dim=True)
        return Style(color=text.blend(Color.from_rich_color(style.color), MUTED).hex6)

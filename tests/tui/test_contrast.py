"""Contrast: every look can be read on every ground it stands on, in each of our themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from sahelreader.tui.pages.kinds import LETTERS
from sahelreader.tui.palette import LOOKS, Palette
from sahelreader.tui.theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.theme import Theme

TEXT, LINE = 4.5, 3.0
"""Least contrast of text and of what is no text, by WCAG 2.2 (1.4.3 and 1.4.11)."""
LINES = ("bar",)


def luminance(colour: Color) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = (channel / 255 for channel in (colour.r, colour.g, colour.b))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio, WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def variables(theme: Theme) -> dict[str, str]:
    return theme.to_color_system().generate() | theme.variables


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["background", "panel"])
def test_every_look_stands_out_from_its_ground(theme: Theme, ground: str) -> None:
    assert too_faint_on(theme, ground, [*LOOKS, *(f"{kind} faint" for kind in LETTERS)]) == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["kept", "selection"])
def test_what_is_highlighted_or_chosen_can_be_read_and_its_ground_seen(theme: Theme, ground: str) -> None:
    looks = ["", "title", "heading", "standfirst", "quotation", *LETTERS, *(f"{kind} faint" for kind in LETTERS)]
    assert too_faint_on(theme, ground, looks + ["marker"] * (ground == "kept")) == {}
    shades = [Color.parse(variables(theme)[name]) for name in (ground, "background")]
    assert contrast(*shades) > 1.1


def too_faint_on(theme: Theme, ground: str, names: Iterable[str]) -> dict[str, float]:
    """The looks that don't stand out enough, with their contrast."""
    palette = Palette(variables(theme))
    too_faint = {}
    for name in names:
        style = palette.style(name)
        text = Color.from_rich_color(style.color) if style.color else Color.parse(theme.foreground or "")
        behind = Color.from_rich_color(style.bgcolor) if style.bgcolor else Color.parse(variables(theme)[ground])
        ratio = contrast(text, behind)
        if ratio < (LINE if name in LINES else TEXT):
            too_faint[name] = round(ratio, 2)
    return too_faint


def test_the_seven_kinds_differ_by_attributes_alone() -> None:
    """Without colour, each kind can still be told apart."""
    attributes = {(LOOKS[kind].bold, LOOKS[kind].italic, LOOKS[kind].underline) for kind in LETTERS}
    assert len(attributes) == len(LETTERS)
    assert (None, None, None) not in attributes


def test_contrast_is_computed_as_the_guidelines_do() -> None:
    assert round(contrast(Color(0, 0, 0), Color(255, 255, 255)), 2) == 21
    assert round(contrast(Color.parse("#777777"), Color(255, 255, 255)), 2) == 4.48

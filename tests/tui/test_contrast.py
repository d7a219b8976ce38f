"""Contrast: every look can be read on every ground it stands on, in each of our themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from sahelreader.settings.tables import OTHER_THEMES, OUR_THEMES
from sahelreader.tui.pages.kinds import LETTERS
from sahelreader.tui.palette import LOOKS, Palette
from sahelreader.tui.theme import THEMES
from sahelreader.tui.theme_variables import ANSI_VARIABLES, LINE, OKABE_ITO, TERMINAL, TEXT, contrast, variables_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.theme import Theme

LINES = ("bar",)


def variables(theme: Theme) -> dict[str, str]:
    return theme.to_color_system().generate() | theme.variables


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["background", "panel", "told"])
def test_every_look_stands_out_from_its_ground(theme: Theme, ground: str) -> None:
    names = [*LOOKS, *(f"{kind} faint" for kind in LETTERS)]
    if ground == "told":  # a sentence's, which a bar stands beside
        names = [name for name in names if name not in LINES]
    assert too_faint_on(theme, ground, names) == {}


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


COLOURED = [theme for theme in BUILTIN_THEMES.values() if not theme.ansi]


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_our_colours_stand_out_in_every_theme_that_textual_brings(theme: Theme) -> None:
    own, generated = variables_of(theme), variables(theme)
    for name, least in [*((kind, TEXT) for kind in OKABE_ITO), ("kind-term", TEXT), ("quiet", TEXT), ("rule", LINE)]:
        for ground in ("background", "panel"):
            assert contrast(Color.parse(own[name]), Color.parse(generated[ground])) >= least - 0.1, (name, ground)
    for name in ("cursor", "found"):
        assert contrast(Color.parse(own[f"on-{name}"]), Color.parse(own[name])) >= TEXT, name


@pytest.mark.parametrize("theme", [*THEMES, *COLOURED], ids=lambda theme: theme.name)
def test_the_hues_of_the_kinds_are_those_of_okabe_and_ito(theme: Theme) -> None:
    own = variables(theme) if theme in THEMES else variables_of(theme)
    for name, hues in OKABE_ITO.items():
        found = Color.parse(own[name])
        if found.hex6.lower() in ("#ffffff", "#000000") or found.hsl.s < 0.1:
            continue
        turns = min(abs(found.hsl.h - Color.parse(hue).hsl.h) for hue in hues)
        assert min(turns, 1 - turns) < 0.08, name


def test_every_theme_has_every_colour_of_ours() -> None:
    for theme in THEMES:
        assert set(ANSI_VARIABLES) == set(theme.variables)
    assert set(ANSI_VARIABLES) <= set(variables_of(COLOURED[0]))
    assert TERMINAL.variables.items() >= ANSI_VARIABLES.items()


def test_the_settings_know_every_theme() -> None:
    assert {theme.name for theme in THEMES} | {TERMINAL.name} == set(OUR_THEMES)
    assert set(BUILTIN_THEMES) == set(OTHER_THEMES)


def test_in_the_terminals_own_colours_kinds_differ_and_quiet_text_is_dim() -> None:
    palette = Palette(variables(TERMINAL))
    attributes = {kind: (LOOKS[kind].bold, LOOKS[kind].italic, LOOKS[kind].underline) for kind in LETTERS}
    looks = {(str(palette.style(kind).color), attributes[kind]) for kind in LETTERS}
    assert len(looks) == len(LETTERS)
    assert palette.style("dim").dim
    assert palette.style("person faint").dim
    assert not palette.style("title").dim

"""Our colour names for the themes that don't have them: those that Textual brings, and the terminal's own colours.

The hues of the kinds are those of Okabe and Ito, "Color Universal Design" (2008), moved towards white or black until
each has a contrast of 4.5 to 1 on the grounds of the theme.
"""

from __future__ import annotations

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

OKABE_ITO = {
    "kind-person": ("#56b4e9", "#0072b2"),
    "kind-organisation": ("#e69f00", "#e69f00"),
    "kind-place": ("#009e73", "#009e73"),
    "kind-armed-group": ("#d55e00", "#d55e00"),
    "kind-operation": ("#cc79a7", "#cc79a7"),
    "kind-event": ("#cc79a7", "#cc79a7"),
}
"""On a dark ground and on a light one."""
TEXT, LINE = 4.5, 3.0
"""Least contrast of text and of what is no text, by WCAG 2.2 (1.4.3 and 1.4.11)."""
STEPS = 40
ANSI_VARIABLES = {
    "kind-person": "ansi_cyan",
    "kind-organisation": "ansi_yellow",
    "kind-place": "ansi_green",
    "kind-armed-group": "ansi_red",
    "kind-operation": "ansi_magenta",
    "kind-event": "ansi_magenta",
    "kind-term": "ansi_default",
    "quiet": "ansi_default",
    "rule": "ansi_default",
    "cursor": "ansi_cyan",
    "on-cursor": "ansi_black",
    "found": "ansi_yellow",
    "on-found": "ansi_black",
    "told": "ansi_default",
    "kept": "ansi_default",
    "selection": "ansi_blue",
    "scrollbar": "ansi_bright_black",
    "scrollbar-hover": "ansi_white",
    "scrollbar-active": "ansi_white",
}
"""What is quiet is made dim: `bright black`, which is grey in many terminals, is the background in some."""
TERMINAL = Theme(
    name="terminal",
    ansi=True,
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    primary="ansi_yellow",
    accent="ansi_yellow",
    secondary="ansi_cyan",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    variables=BUILTIN_THEMES["ansi-dark"].variables | ANSI_VARIABLES,
)


def variables_of(theme: Theme) -> dict[str, str]:
    """Our colours for a theme without them."""
    if theme.ansi:
        return ANSI_VARIABLES
    own = theme.to_color_system().generate() | theme.variables
    text = Color.parse(own["foreground"])
    grounds = [Color.parse(own["background"]), Color.parse(own["panel"])]
    far = Color(255, 255, 255) if theme.dark else Color(0, 0, 0)
    found = {
        name: readable(Color.parse(on_dark if theme.dark else on_light), far, grounds, TEXT)
        for name, (on_dark, on_light) in OKABE_ITO.items()
    }
    found["foreground"] = readable(text, far, grounds, TEXT)
    found["kind-term"] = readable(grounds[0].blend(text, 0.85), far, grounds, TEXT)
    found["quiet"] = readable(grounds[0].blend(text, 0.55), far, grounds, TEXT)
    found["rule"] = readable(grounds[0].blend(text, 0.35), far, grounds, LINE)
    cursor = readable(Color.parse(own["primary"]), far, grounds, LINE)
    found["cursor"], found["on-cursor"] = cursor, _on(cursor)
    light = Color.parse(own["warning"])
    found["found"], found["on-found"] = light, _on(light)
    found["kept"] = grounds[0].blend(light, 0.08)
    found["selection"] = grounds[0].blend(Color.parse(own["secondary"]), 0.15)
    found["told"] = grounds[0].blend(text, 0.12)
    for name, share in ("scrollbar", 0.15), ("scrollbar-hover", 0.25), ("scrollbar-active", 0.4):
        found[name] = grounds[0].blend(text, share)
    return {name: colour.hex6 for name, colour in found.items()}


def readable(colour: Color, far: Color, grounds: list[Color], least: float) -> Color:
    """The colour, moved towards `far` as little as gives it the least contrast on each of the grounds."""
    for step in range(STEPS + 1):
        moved = colour.blend(far, step / STEPS)
        if all(contrast(moved, ground) >= least for ground in grounds):
            return moved
    return far


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio, WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = (channel / 255 for channel in (colour.r, colour.g, colour.b))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _on(ground: Color) -> Color:
    """Black or white, whichever is seen better on a ground."""
    return max(Color(0, 0, 0), Color(255, 255, 255), key=lambda text: contrast(text, ground))

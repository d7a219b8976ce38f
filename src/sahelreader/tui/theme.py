"""The app's own themes: ink (dark), paper (light) and high contrast.

The hues of the kinds are those of Okabe and Ito, "Color Universal Design" (2008), made lighter or darker until each
has a contrast of 4.5 to 1 on its ground.
"""

from __future__ import annotations

from textual.theme import Theme

INK = Theme(
    name="ink",
    dark=True,
    foreground="#d6d3cb",
    background="#16181c",
    surface="#16181c",
    panel="#1d2026",
    primary="#e0b46c",
    accent="#e0b46c",
    secondary="#7cc4ee",
    success="#5fc4a4",
    warning="#e6b04a",
    error="#ee8a58",
    variables={
        "kind-person": "#7cc4ee",
        "kind-organisation": "#e6b04a",
        "kind-place": "#5fc4a4",
        "kind-armed-group": "#ee8a58",
        "kind-operation": "#d9a0c2",
        "kind-event": "#d9a0c2",
        "kind-term": "#c9c2a6",
        "quiet": "#8f8f8a",
        "rule": "#686c75",
        "cursor": "#e0b46c",
        "on-cursor": "#16181c",
        "kept": "#2a2820",
        "selection": "#2f3a48",
        "found": "#4a4325",
        "on-found": "#f4efe0",
        "told": "#262b33",
        "scrollbar": "#33363d",
        "scrollbar-hover": "#4a4e57",
        "scrollbar-active": "#6a6e77",
    },
)
PAPER = Theme(
    name="paper",
    dark=False,
    foreground="#26241f",
    background="#faf7f0",
    surface="#faf7f0",
    panel="#f0ece1",
    primary="#8a4b00",
    accent="#8a4b00",
    secondary="#005a94",
    success="#00664a",
    warning="#7d5600",
    error="#a34000",
    variables={
        "kind-person": "#005a94",
        "kind-organisation": "#7d5600",
        "kind-place": "#00664a",
        "kind-armed-group": "#a34000",
        "kind-operation": "#8a3a68",
        "kind-event": "#8a3a68",
        "kind-term": "#55513f",
        "quiet": "#65614f",
        "rule": "#8b8677",
        "cursor": "#8a4b00",
        "on-cursor": "#faf7f0",
        "kept": "#f1e9cd",
        "selection": "#d3e0ea",
        "found": "#f3e2a6",
        "on-found": "#26241f",
        "told": "#efe8d6",
        "scrollbar": "#d6d0c0",
        "scrollbar-hover": "#bdb6a3",
        "scrollbar-active": "#a09984",
    },
)
CONTRAST = Theme(
    name="high-contrast",
    dark=True,
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#101010",
    primary="#ffd75f",
    accent="#ffd75f",
    secondary="#8fd3ff",
    success="#5fe3bd",
    warning="#ffc44d",
    error="#ff9d6b",
    variables={
        "kind-person": "#8fd3ff",
        "kind-organisation": "#ffc44d",
        "kind-place": "#5fe3bd",
        "kind-armed-group": "#ff9d6b",
        "kind-operation": "#ffb0dd",
        "kind-event": "#ffb0dd",
        "kind-term": "#ffffff",
        "quiet": "#c8c8c8",
        "rule": "#909090",
        "cursor": "#ffd75f",
        "on-cursor": "#000000",
        "kept": "#333333",
        "selection": "#0b4a78",
        "found": "#ffd75f",
        "on-found": "#000000",
        "told": "#2c2c2c",
        "scrollbar": "#606060",
        "scrollbar-hover": "#909090",
        "scrollbar-active": "#c0c0c0",
    },
)
THEMES = (INK, PAPER, CONTRAST)


def variables_for(*, dark: bool) -> dict[str, str]:
    """Our variables for a theme that doesn't have them: one that Textual brings."""
    return (INK if dark else PAPER).variables

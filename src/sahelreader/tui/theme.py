"""The app's own themes: ink (dark), paper (light) and high contrast."""

from __future__ import annotations

from textual.theme import Theme

# Kinds of entity after Okabe and Ito, "Color Universal Design" (2008), lightened or darkened to 4.5:1 on the ground.
_INK_KINDS = {
    "person": "#7cc4ee", "organisation": "#e6b04a", "place": "#5fc4a4", "armed-group": "#ee8a58", "operation": "#d9a0c2",
    "event": "#d9a0c2", "term": "#c9c2a6",
}  # fmt: skip
_PAPER_KINDS = {
    "person": "#005a94", "organisation": "#7d5600", "place": "#00664a", "armed-group": "#a34000", "operation": "#8a3a68",
    "event": "#8a3a68", "term": "#55513f",
}  # fmt: skip
_CONTRAST_KINDS = {
    "person": "#8fd3ff", "organisation": "#ffc44d", "place": "#5fe3bd", "armed-group": "#ff9d6b", "operation": "#ffb0dd",
    "event": "#ffb0dd", "term": "#ffffff",
}  # fmt: skip


def _variables(kinds: dict[str, str], quiet: str, found: str, on_found: str, cursor: str, on_cursor: str) -> dict[str, str]:
    named = {f"kind-{kind}": colour for kind, colour in kinds.items()}
    return named | {
        "quiet": quiet, "found": found, "on-found": on_found, "cursor": cursor, "on-cursor": on_cursor,
        "scrollbar": quiet, "scrollbar-hover": quiet, "scrollbar-active": quiet,
    }  # fmt: skip


INK = Theme(
    name="ink", dark=True, primary="#e0b46c", secondary="#7cc4ee", accent="#e0b46c", foreground="#d6d3cb",
    background="#16181c", surface="#16181c", panel="#1d2026", success="#5fc4a4", warning="#e6b04a", error="#ee8a58",
    variables=_variables(_INK_KINDS, "#8b8b86", "#4a4325", "#f4efe0", "#e0b46c", "#16181c")
    | {"scrollbar": "#33363d", "scrollbar-hover": "#4a4e57", "scrollbar-active": "#6a6e77", "rule": "#33363d"},
)  # fmt: skip
PAPER = Theme(
    name="paper", dark=False, primary="#8a4b00", secondary="#005a94", accent="#8a4b00", foreground="#26241f",
    background="#faf7f0", surface="#faf7f0", panel="#f0ece1", success="#00664a", warning="#7d5600", error="#a34000",
    variables=_variables(_PAPER_KINDS, "#6b675c", "#f3e2a6", "#26241f", "#8a4b00", "#faf7f0")
    | {"scrollbar": "#d6d0c0", "scrollbar-hover": "#bdb6a3", "scrollbar-active": "#a09984", "rule": "#d6d0c0"},
)  # fmt: skip
CONTRAST = Theme(
    name="high-contrast", dark=True, primary="#ffd75f", secondary="#8fd3ff", accent="#ffd75f", foreground="#ffffff",
    background="#000000", surface="#000000", panel="#101010", success="#5fe3bd", warning="#ffc44d", error="#ff9d6b",
    variables=_variables(_CONTRAST_KINDS, "#c8c8c8", "#ffd75f", "#000000", "#ffd75f", "#000000")
    | {"scrollbar": "#606060", "scrollbar-hover": "#909090", "scrollbar-active": "#c0c0c0", "rule": "#606060"},
)  # fmt: skip
THEMES = (INK, PAPER, CONTRAST)
FALLBACKS = {**INK.variables}
"""Values of our variables for the themes that Textual brings."""

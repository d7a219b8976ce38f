"""The keys that move through what is shown, the same in every pane: those of less, of vim, and the arrows."""

from __future__ import annotations

MOVES = {
    "line_down": ("down,j,ctrl+e", "Line down"),
    "line_up": ("up,k,ctrl+y", "Line up"),
    "page_down": ("space,pagedown,ctrl+f", "Page down"),
    "page_up": ("b,pageup,ctrl+b", "Page up"),
    "half_down": ("ctrl+d,d", "Half a page down"),
    "half_up": ("ctrl+u,u", "Half a page up"),
    "scroll_home": ("home,less_than_sign", "Beginning"),
    "scroll_end": ("end,G,greater_than_sign", "End"),
}
"""By action: keys and words. In a list the first two go from choice to choice."""

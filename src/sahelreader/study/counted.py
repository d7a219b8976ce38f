"""What the three numbers of a quiz count, said in a line."""

from __future__ import annotations

COUNTED = "New: not asked yet. In learning: asked again within minutes. Due: to be remembered today."

"""Where the reader is in an article."""

from __future__ import annotations

from typing import NamedTuple


class ReadingPlace(NamedTuple):
    """A place in an article's unwrapped text, and how far the reader has been."""

    dossier: str
    article: str
    paragraph: int
    """Number of the block, from 1, as in addresses."""
    character: int = 0
    """Code point of the paragraph's text."""
    furthest: int = 0
    """Number of the last paragraph ever reached; at least `paragraph` once it is saved."""
    at_ms: int = 0
    """When it was saved, milliseconds since 1970-01-01 UTC."""

"""Whether texts have words that begin as those that were typed."""

from __future__ import annotations

from collections.abc import Iterable

from sahelreader.text.fold import lookup_key


def has_beginnings(typed: str, texts: Iterable[str]) -> bool:
    """Whether every word typed begins a word of the texts; accents and capitals don't matter."""
    words = [word for text in texts for word in lookup_key(text).split()]
    return all(any(word.startswith(beginning) for word in words) for beginning in lookup_key(typed).split())

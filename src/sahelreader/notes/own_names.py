"""Names of the reader's own: which of those that a dossier has no entry for were taken in, and their entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from sahelreader.dossier.own_entry import OWN, own_entry

if TYPE_CHECKING:
    from sahelreader.dossier.entries import Entries
    from sahelreader.dossier.model import Article

TAKEN, REFUSED = "taken", "refused"


def key_of(dossier: str, name: str) -> str:
    """Under which setting the verdict on a name is kept: each has a row of its own, so that none undoes another."""
    return f"name {dossier} {name}"


def verdicts(settings: Mapping[str, str], dossier: str) -> dict[str, bool]:
    """Names that were judged, of all that was set: whether each was taken in."""
    lead = key_of(dossier, "")
    return {key.removeprefix(lead): text == TAKEN for key, text in settings.items() if key.startswith(lead)}


def take_in(names: Iterable[str], entries: Entries, articles: Callable[[], Iterable[Article]]) -> None:
    """Make entries of names; their places in all `articles` are looked for when an entry is looked at."""
    for name in names:
        if OWN + name not in entries:
            entries.take_in(OWN + name, name, cache(partial(_entry, name, articles)))


def _entry(name: str, articles: Callable[[], Iterable[Article]]) -> dict[str, Any]:
    return own_entry(name, articles())

"""The searches a reader made lately, and those kept; in the settings, by dossier."""

from __future__ import annotations

import json
from typing import Any

from sahelreader.tui.places import Places

MOST_RECENT = 10
MOST_SAVED = 50
LONGEST = 300


class Searches:
    """Lists of queries, the last one first."""

    def __init__(self, places: Places, dossier: str) -> None:
        self._places = places
        self._key = f"searches.{dossier}"
        kept = _read(places.remembered(self._key))
        self.saved: list[str] = _queries(kept.get("saved"))
        self.recent: list[str] = _queries(kept.get("recent"))

    def add(self, query: str) -> None:
        """Note that a query led somewhere."""
        if query and query[:LONGEST] != next(iter(self.recent), ""):
            self.recent = [query[:LONGEST], *(other for other in self.recent if other != query)][:MOST_RECENT]
            self._keep()

    def toggle(self, query: str) -> bool:
        """Keep a query, or no longer; whether it is kept now."""
        query = query[:LONGEST]
        is_kept = query not in self.saved
        others = [other for other in self.saved if other != query]
        self.saved = [query, *others][:MOST_SAVED] if is_kept else others
        self._keep()
        return is_kept

    def _keep(self) -> None:
        value = json.dumps({"saved": self.saved, "recent": self.recent}, ensure_ascii=False)
        self._places.remember(self._key, value)


def _read(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _queries(value: object) -> list[str]:
    return [query for query in value if isinstance(query, str)] if isinstance(value, list) else []

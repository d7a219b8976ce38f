"""The articles of a dossier two by two, as screens show them: read back from the cache, else compared."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from threading import RLock
from typing import TYPE_CHECKING

from sahelreader.compare.findings import Reuse
from sahelreader.compare.links import Links
from sahelreader.compare.wanted import Wanted, always

if TYPE_CHECKING:
    from sahelreader.compare.comparing import Comparisons
    from sahelreader.compare.telling import Teller
    from sahelreader.dossier.kept import Kept
    from sahelreader.dossier.model import Overview

FEW_WORDS = 40_000
"""Up to here a comparison takes no time that one would notice."""


class Pairs:
    """Tells how articles are tied; may be asked from several threads."""

    def __init__(
        self,
        overview: Overview,
        comparisons: Callable[[], Comparisons],
        teller: Callable[[], Teller],
        kept: Kept,
    ) -> None:
        """`comparisons` and `teller` are asked for only where nothing is kept."""
        self._words = {head.id: head.words for head in overview.articles}
        self._comparisons, self._teller, self._kept = comparisons, teller, kept
        self._links: dict[tuple[str, str], Links] = {}
        self._lock = RLock()

    def is_quick(self, left: str, right: str) -> bool:
        """Whether two articles are compared already, or in no time that one would notice."""
        is_short = self._words.get(left, 0) + self._words.get(right, 0) <= FEW_WORDS
        return is_short or self._known(left, right) is not None

    def links(self, left: str, right: str, is_wanted: Wanted = always) -> Links:
        """How an article is tied to another; raises what `Comparisons.compare` raises."""
        with self._lock:
            if (known := self._known(left, right)) is not None:
                return known
            from sahelreader.compare.linking import link_articles

            both = link_articles(self._comparisons(), self._teller(), left, right, is_wanted)
            self._kept.write(f"{left}--{right}", both)
            self._hold(*both)
            return both[0]

    def nearest(self, article: str) -> list[tuple[str, Reuse | None]]:
        """The other articles, the one that it shares most with first, each with what is shared.

        Where that would take long, the dossier's order and None for what is not known.
        """
        name = f"of {article}"
        found = self._kept.read(name, list[Reuse])
        if found is None and sum(self._words.values()) > FEW_WORDS:
            others = [other for other in self._words if other != article]
            known = [(other, self._known(article, other)) for other in others]
            return [(other, links.reuse if links is not None else None) for other, links in known]
        if found is None:
            found = self._comparisons().nearest(article)
            self._kept.write(name, found)
        return [(reuse.other, reuse) for reuse in found]

    def _known(self, left: str, right: str) -> Links | None:
        if (left, right) not in self._links:
            for one, other in (left, right), (right, left):
                both = self._kept.read(f"{one}--{other}", tuple[Links, Links])
                if both is not None and both[0].reuse.sides == (one, other):
                    self._hold(*both)
        return self._links.get((left, right))

    def _hold(self, *found: Links) -> None:
        self._links |= {links.reuse.sides: links for links in found}


def state_of_program() -> str:
    """The state of the modules that compare: with others the same articles may be found to share something else."""
    states: list[tuple[str, int]] = []
    with suppress(OSError), os.scandir(os.path.dirname(__file__)) as entries:  # noqa: PTH120 (faster than Path objects)
        states += sorted((entry.name, entry.stat().st_mtime_ns) for entry in entries if entry.name.endswith(".py"))
    return f"{zlib.crc32(repr(states).encode()):08x}"

"""What finding in a long text costs, measured in this process."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from bench.make_long import ARTICLE, make_long
from sahelreader.text.find import Finder
from sahelreader.workspace import Workspace


def long_text(home: Path) -> list[str]:
    """The paragraphs of the long article, made in a folder."""
    workspace = Workspace(make_long(home / "dossier"), None, home / "cache")
    return [block.text for block in workspace.article(ARTICLE).blocks]


def finding_cpu_ms(texts: Sequence[str]) -> tuple[float, float]:
    """CPU ms of typing a word in text not yet made ready, then of one more letter: count, first place and its rank."""
    finder = Finder(texts)
    costs = []
    for query in ("wagne", "wagner"):
        before = time.process_time()
        found = finder.find(query)
        if hit := found.at_or_after(len(texts) // 2, 0):
            found.rank(hit)
        costs.append((time.process_time() - before) * 1000)
    return costs[0], costs[1]

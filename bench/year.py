"""A year's statistics beside Anki's graphs, over the same 1,000 facts and 10,000 answers: `./run bench year`.

Both begin with their file open and end with all that is shown: ours with memories, charts' numbers and coverage,
Anki's with its graphs of a year. (The name is not `statistics`: scripts of this folder would take it for Python's.)
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from bench.report import Result
from sahelreader.dossier.model import Card, Evidence, Fact, Overview, Place
from sahelreader.exchange.anki.export import export
from sahelreader.store.moment import read_clock
from sahelreader.store.store import Store
from sahelreader.study.directions import Directions
from sahelreader.study.keeping import open_ledger
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Schedule
from sahelreader.study.statistics_progress import progress
from tests.support.studying import studied

if TYPE_CHECKING:
    from anki.collection import Collection

FACTS, ANSWERS, MOST_MS = 1_000, 10_000, 50
DOSSIER, ARTICLE = "bench", "article"


def year(runs: int) -> Iterator[Result]:
    """CPU of the statistics and of the graphs, taking turns."""
    with tempfile.TemporaryDirectory() as name:
        ours = _Reader(Path(name))
        with closing(ours.store), closing(_anki(Path(name), ours)) as anki:
            pairs = [(_cpu_ms(ours.count), _cpu_ms(lambda: _graphs(anki))) for _ in range(4 * runs + 1)][1:]
    own, others = [one for one, _ in pairs], tuple(other for _, other in pairs)
    yield Result(f"statistics of {ANSWERS:,} answers", own, "ms CPU", "Anki's graphs", others)
    yield Result("the same, by itself", own, "ms CPU", most=MOST_MS)


class _Reader:
    """A reader's file with a year of answers."""

    def __init__(self, folder: Path) -> None:
        self.today = read_clock()
        self.facts = [_fact(number) for number in range(FACTS)]
        self.directions = Directions(self.facts)
        self.events = studied(self.facts, dossier=DOSSIER, until=self.today, new_a_day=4, practice=0)[-ANSWERS:]
        self.schedule = Schedule()
        self.store = Store.open(folder / "reader.db")
        self.store.record_review(*self.events)
        open_ledger(self.store, DOSSIER, self.schedule, self.directions)  # which keeps the memories

    def count(self) -> None:
        """What is done when the page is opened."""
        ledger = open_ledger(self.store, DOSSIER, self.schedule, self.directions)
        found = progress(
            self.facts,
            self.store.answers(DOSSIER),
            lambda fact: [ledger.memory(key) for key in self.directions.keys_of(fact)],
            self.schedule,
            today=self.today.study_day,
            articles=(ARTICLE,),
            key_of=self.directions.key,
        )
        if found.answers.total != ANSWERS:
            raise RuntimeError(f"{found.answers.total} answers were counted")


def _fact(number: int) -> Fact:
    cards = tuple(Card(name, f"Question {number}, {name}?", f"Answer {number}", "text") for name in ("one", "two"))
    evidence = (Evidence("words", Place(ARTICLE, 1, 0, 5)),)
    return Fact(f"fact-{number}", f"Fact {number}.", evidence, "", "reported", "", (), (), "", cards)


def _anki(folder: Path, reader: _Reader) -> Collection:
    """A collection of Anki's with the same notes and reviews."""
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    ledger = Ledger(reader.events, reader.schedule, reader.directions)
    overview = Overview(DOSSIER, "Bench", "", "en", (), FACTS, 0, 0)
    file = folder / "bench.apkg"
    file.write_bytes(export(reader.facts, ledger, overview, now_seconds=reader.today.at_ms // 1000).data)
    collection = Collection(str(folder / "collection.anki2"))
    options = ImportAnkiPackageOptions(merge_notetypes=True, with_scheduling=True)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(file), options=options))
    if collection.db is None or collection.db.scalar("SELECT count() FROM revlog") != ANSWERS:
        raise RuntimeError("Anki holds other answers")
    return collection


def _graphs(collection: Collection) -> None:
    collection._backend.graphs(search="", days=365)  # noqa: SLF001 - what its statistics window calls


def _cpu_ms(work: Callable[[], None]) -> float:
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000

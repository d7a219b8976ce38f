"""`python -m bench.search [--large]` measures the search beside its peers.

Whoosh, tantivy and SQLite's FTS5 stand behind the same seam and are given the same documents and the same 50 queries,
in processes of their own. A query is measured from its text to the best ten sentences with what is lit in them.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.fts5_engine import Fts5Engine
from bench.make_library import Library
from sahelreader.search.builder import ENGINES
from sahelreader.search.searcher import Searcher
from sahelreader.search.sentence import best_sentence

SIZES, LARGE = (1_000, 10_000), 100_000
SHOWN = 10
ROUNDS = 3
QUERIES = (
    "francafrique", "helicopters", "Keita", "US", "UN", '"May 2021"', '"in the Sahel"', "CEDEAO", "Economic Community",
    "merc*", "wagnr~", "person:goita", "date:2021..2022 coup", "junta coup", "junta -coup", "gold OR uranium",
    "wagner syria libya", "kremlin NOT wagner", "the", "of the", "Mali France Russia", '"private military company"',
    "outlet:trt wagner", "sanctions ecowas", "person:putin africa", "Barkhane withdrawal", "mercenaries ukraine",
    '"Security Council"', "telecommunications", "Bah Ndaw", "pro-coup", "re-engagement", "5,000 troops", "terror*",
    "demonstration~", "military cooperation Moscow", "(junta OR government) elections", "Lavrov", "red line", "EU",
    "Daesh", "in:article-3 mali", "kind:news wagner", "place:sochi", "nuisance power", "mineral resources gold",
    "choigu~", '"head of state"', "Le Drian -paris", "influence africa interests",
)  # fmt: skip
ROW = "{:>8} {:8} {:>9} {:>7} {:>8} {:>8} {:>9} {:>9} {:>9} {:>12}"


def main() -> int:
    """Print a table; 1 if something could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description="Measure the search beside its peers.")
    parser.add_argument("--large", action="store_true", help=f"{LARGE:,} paragraphs too, without Whoosh")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help="numbers of paragraphs")
    parser.add_argument("--step", nargs=4, metavar=("STEP", "ENGINE", "N", "FOLDER"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.step:
        step, engine, size, folder = arguments.step
        print(json.dumps(STEPS[step](engine, int(size), Path(folder))))
        return 0
    head = ("paragr.", "engine", "index s", "MB", "peak MiB", "ask MiB", "first ms", "p50 ms", "p95 ms", "update ms")
    print(ROW.format(*head))
    for size in arguments.sizes or (*SIZES, *((LARGE,) if arguments.large else ())):
        for engine in ("whoosh", "tantivy", "fts5"):
            if engine != "whoosh" or size < LARGE:
                _print(engine, size)
    print("\nCPU time; update: one article changed, until a query finds it, CPU and by the clock. Queries: 50, each")
    print(f"{ROUNDS} times, with the best {SHOWN} sentences; the first is the first one of the process.")
    return 0


def _print(engine: str, size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        built, asked, updated = (_run(step, engine, size, folder) for step in STEPS)
    print(
        ROW.format(
            f"{size:,}", engine, f"{built['seconds']:.1f}", f"{built['bytes'] / 1e6:.1f}", f"{built['mib']:.0f}",
            f"{asked['mib']:.0f}", f"{asked['first']:.1f}", f"{asked['p50']:.2f}", f"{asked['p95']:.2f}",
            f"{updated['cpu']:.0f}/{updated['ms']:.0f}",
        ),
        flush=True,
    )  # fmt: skip


def _run(step: str, engine: str, size: int, folder: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.search", "--step", step, engine, str(size), folder]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def build(engine: str, size: int, folder: Path) -> dict[str, float]:
    """Index a library; CPU seconds, bytes on disk, peak memory. Making the texts is not counted."""
    library = Library.of(size)
    sections = {section: library.documents(section) for section in library.sections}
    object.__setattr__(library, "documents", sections.__getitem__)
    before = time.process_time()
    _searcher(engine, library, folder).prepare()
    seconds = time.process_time() - before
    sizes = (file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return {"seconds": seconds, "bytes": sum(sizes), "mib": _mib()}


def ask(engine: str, size: int, folder: Path) -> dict[str, float]:
    """Ask the queries; CPU milliseconds."""
    searcher = _searcher(engine, Library.of(size), folder)
    searcher.open()
    first = _ms(lambda: _show(searcher, "mali russia"))
    queries = [*QUERIES] * ROUNDS
    random.Random(1).shuffle(queries)  # noqa: S311
    times = [_ms(lambda query=query: _show(searcher, query)) for query in queries]  # type: ignore[misc]
    _insist(engine, folder)
    return {"first": first, "p50": median(times), "p95": quantiles(times, n=20)[-1], "mib": _mib()}


def update(engine: str, size: int, folder: Path) -> dict[str, float]:
    """Change one article; milliseconds by the clock until a query finds it."""
    library = Library.of(size, changed="article-3")
    sections = {section: library.documents(section) for section in library.sections}
    object.__setattr__(library, "documents", sections.__getitem__)
    searcher = _searcher(engine, library, folder)
    searcher.open()
    _show(searcher, "mali")
    _insist(engine, folder)
    begun, before = time.perf_counter(), time.process_time()
    searcher.build()
    _show(searcher, "in:article-3 mali")
    return {"ms": (time.perf_counter() - begun) * 1000, "cpu": (time.process_time() - before) * 1000}


def _searcher(engine: str, library: Library, folder: Path) -> Searcher:
    ENGINES["fts5"] = Fts5Engine
    return Searcher(library, folder / "index", engine)


def _show(searcher: Searcher, query: str) -> None:
    found = searcher.find(query, SHOWN)
    for hit in found.hits[:SHOWN]:
        best_sentence(hit.document, found.wanted)


def _insist(engine: str, folder: Path) -> None:
    """Exit if the engine failed on a query: the search then discards its index, and memory answers in its stead."""
    if not (folder / "index/CURRENT").exists():
        sys.exit(f"{engine} failed on a query, so what was measured is not its work.")


def _ms(act: Callable[[], object]) -> float:
    before = time.process_time()
    act()
    return (time.process_time() - before) * 1000


def _mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


STEPS = {"build": build, "ask": ask, "update": update}

if __name__ == "__main__":
    sys.exit(main())

"""Builders killed at random moments, for the tests of the index."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from sahelreader.workspace import Workspace

ROOT = Path(__file__).parent.parent.parent
LONGEST_WAIT = 1.6
"""Times as long as the first build took: some end before they are killed."""
BUILDER = """
import sys
from sahelreader.workspace import Workspace
workspace = Workspace(sys.argv[1], None, sys.argv[2])
print("begun", flush=True)
workspace.searcher_with(sys.argv[3]).build()
print("done", flush=True)
"""


def start_builder(dossier: Path, cache: Path, engine: str) -> subprocess.Popen[bytes]:
    """A process that brings the index up to date; it has begun when this returns."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))}
    command = [sys.executable, "-c", BUILDER, str(dossier), str(cache), engine]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    return process


def kill_builders(dossier: Path, cache: Path, engine: str, kills: int, seed: int) -> list[int]:
    """Change a text, kill who indexes it, and ask; how many paragraphs had the word each time: all old or all new.

    Every paragraph of the text has the word `version0`, then `version1` and so on.
    """
    chance = random.Random(seed)  # noqa: S311 (the same moments every time)
    took = _write_and_build(dossier, cache, engine, 0)
    found = []
    for version in range(1, kills + 1):
        write_version(dossier, version)
        process = start_builder(dossier, cache, engine)
        time.sleep(chance.random() * took * LONGEST_WAIT)
        process.kill()
        process.communicate()
        found.append(ask(dossier, cache, engine, version))
    return found


def _write_and_build(dossier: Path, cache: Path, engine: str, version: int) -> float:
    """The seconds that it takes."""
    write_version(dossier, version)
    process = start_builder(dossier, cache, engine)
    begun = time.perf_counter()
    process.communicate()
    return time.perf_counter() - begun


def write_version(dossier: Path, version: int) -> None:
    """Write all texts so that their paragraphs have the version's word."""
    from tests.support.small_dossier import BRIDGE, HARBOUR, write_dossier

    more = "".join(f"\nParagraph {number} says version{version}.\n" for number in range(60))
    write_dossier(dossier, seeds={"harbour.txt": HARBOUR + more, "bridge.txt": BRIDGE + more})


def ask(dossier: Path, cache: Path, engine: str, version: int) -> int:
    """How many paragraphs the index that lies there has of this version; asserts that it is whole, of one version."""
    searcher = Workspace(dossier, None, cache).searcher_with(engine)
    searcher.open()
    assert searcher.is_open, "the old index is gone"
    counts = {v: searcher.find(f"version{v} kind:paragraph", 0).total for v in range(version + 1)}
    assert sum(counts.values()) == max(counts.values()) == 120, counts
    searcher.close()
    return counts[version]

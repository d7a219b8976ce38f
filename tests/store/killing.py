"""Kills writers in the middle of their work and counts what they said was saved.

    python tests/store/killing.py [KILLS]

A process records answers and says so after each; it is killed at a random moment. Every answer of which it spoke must
be in the file, once. A `hasty` one speaks before it writes: then answers must be missing, or the test proves nothing.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sahelreader.store.store import Store

ROOT = Path(__file__).parents[2]
WRITER = """
import os, sys
from pathlib import Path
from sahelreader.store.store import Store
from tests.study.making import make_event
store = Store.open(Path(sys.argv[1]))
while True:
    event = make_event()
    if sys.argv[2] == "hasty":
        os.write(1, event.id.encode() + b"\\n")
    store.record_review(event)
    if sys.argv[2] == "honest":
        os.write(1, event.id.encode() + b"\\n")
"""


@dataclass(frozen=True)
class Toll:
    """What came of the killings."""

    kills: int
    acknowledged: int
    lost: int
    damaged: int


def kill_writers(path: Path, kills: int, manner: str = "honest", most_seconds: float = 0.03, seed: int = 1) -> Toll:
    """Starts and kills so many writers one after the other, and checks the file after each."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    acknowledged: set[str] = set()
    lost = damaged = 0
    for _ in range(kills):
        command = [sys.executable, "-c", WRITER, str(path), manner]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))}
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as writer:
            assert writer.stdout
            first = writer.stdout.readline()
            time.sleep(dice.uniform(0, most_seconds))
            writer.send_signal(signal.SIGKILL)
            said = (first + writer.stdout.read()).decode().split()
        acknowledged.update(ident for ident in said if len(ident) == 36)
        with Store.open(path) as store:
            kept = {event.id for event in store.reviews("sahel")}
            damaged += store.verify() != len(kept)
        lost = len(acknowledged - kept)
    return Toll(kills, len(acknowledged), lost, damaged)


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        for each in ("honest", "hasty"):
            sys.stdout.write(f"{each}: {kill_writers(Path(folder) / f'{each}.db', number, each)}\n")

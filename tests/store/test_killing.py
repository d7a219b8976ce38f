"""Nothing that was said to be saved is lost, whoever is killed and however many write at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sahelreader.store.store import Store
from tests.store.killing import ROOT, kill_writers

WRITER = """
import sys
from pathlib import Path
from sahelreader.store.place import ReadingPlace
from sahelreader.store.store import Store
from tests.study.making import make_event
with Store.open(Path(sys.argv[1])) as store:
    for number in range(int(sys.argv[2])):
        store.record_review(make_event(fact=f"fact-{sys.argv[3]}"))
        store.save_place(ReadingPlace("sahel", "france24", number + 1, 0, 0, number))
"""


def test_a_killed_writer_loses_no_acknowledged_answer(path: Path) -> None:
    toll = kill_writers(path, kills=10)
    assert toll.acknowledged >= 10
    assert (toll.lost, toll.damaged) == (0, 0)


@pytest.mark.slow
def test_a_thousand_killed_writers_lose_no_acknowledged_answer(path: Path) -> None:
    toll = kill_writers(path, kills=1000)
    assert (toll.lost, toll.damaged) == (0, 0)


@pytest.mark.slow
def test_a_writer_that_speaks_too_soon_is_found_out(path: Path) -> None:
    assert kill_writers(path, kills=100, manner="hasty").lost > 0


def test_two_writers_at_once_who_also_make_the_file_lose_nothing(path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), "40", name], env=environment, stderr=subprocess.PIPE)
        for name in ("one", "two", "three")
    ]
    for writer in writers:
        _, complaint = writer.communicate(timeout=60)
        assert (writer.returncode, complaint) == (0, b"")
    with Store.open(path) as store:
        facts = [event.fact for event in store.reviews("sahel")]
        assert {name: facts.count(name) for name in facts} == {"fact-one": 40, "fact-two": 40, "fact-three": 40}
        place = store.place("sahel", "france24")
        assert place is not None
        assert place.furthest == 40

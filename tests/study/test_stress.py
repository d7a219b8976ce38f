"""The scenes of `stress.py`, with fewer kills than when it is run by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

STRESS = Path(__file__).with_name("stress.py")


def scenes(kills: int) -> tuple[int, str]:
    done = subprocess.run([sys.executable, str(STRESS), str(kills)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_quiz_survives_kills_a_full_disk_a_second_quiz_a_clock_set_back_and_a_corrupt_page() -> None:
    status, told = scenes(15)
    assert status == 0, told
    assert told.count(": ok") >= 4


@pytest.mark.slow
def test_a_thousand_killed_quizzes_lose_nothing() -> None:
    status, told = scenes(1000)
    assert status == 0, told

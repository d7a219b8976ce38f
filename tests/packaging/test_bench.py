"""The bench drives a terminal as a person would, and the long dossier that it makes is a valid one."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from bench.emulator import Answerer, Emulator
from bench.make_long import ARTICLE, make_long
from bench.measure import command_cpu_ms
from bench.processes import is_supported
from bench.report import Result
from bench.terminal import NeverSeenError, Terminal
from sahelreader.workspace import Workspace

needs_linux = pytest.mark.skipif(not is_supported(), reason="reads Linux's /proc")


@needs_linux
def test_a_program_gets_keys_and_its_screen_is_read() -> None:
    with Terminal(["sh", "-c", 'echo ready; read name; echo "hello $name"; sleep 60'], os.environ) as terminal:
        terminal.wait_for(re.compile("ready"), seconds=10)
        for key in ("A", "d", "a", "enter"):
            terminal.press(key)
        assert terminal.wait_for(re.compile("hello Ada"), seconds=10).cpu_ms > 0


@needs_linux
def test_a_text_that_never_comes_is_told_with_the_screen() -> None:
    with (
        Terminal(["sh", "-c", "echo something else"], os.environ) as terminal,
        pytest.raises(NeverSeenError, match="something else"),
    ):
        terminal.wait_for(re.compile("the text"), seconds=10)


def test_a_question_cut_in_two_is_answered_once() -> None:
    answerer = Answerer()
    assert answerer.answers(b"text\x1b[") == []
    assert answerer.answers(b"6n") == [b"\x1b[1;1R"]
    assert answerer.answers(b"more") == []


def test_a_sequence_cut_in_two_leaves_nothing_on_the_screen() -> None:
    emulator = Emulator(20, 2)
    for piece in (b"one\x1b[3", b"1mtwo\x1b[38:2::1:", b"2:3mthree"):
        emulator.feed(piece)
    assert emulator.text.split() == ["onetwothree"]


def test_a_failing_command_is_not_measured() -> None:
    assert command_cpu_ms(["true"], os.environ) >= 0
    with pytest.raises(Exception, match="exit status 3"):
        command_cpu_ms(["sh", "-c", "exit 3"], os.environ)


def test_a_result_over_its_limit_says_so() -> None:
    assert "2.00x  at most 2" in str(Result("start", [4.0], "ms", "bare app", (2.0,), most=2))
    assert "OVER 1.5" in str(Result("start", [4.0], "ms", "bare app", (2.0,), most=1.5))


def test_the_long_dossier_is_valid_and_long(tmp_path: Path) -> None:
    workspace = Workspace(make_long(tmp_path / "dossier", words=8_000), None, None)
    head = workspace.overview.article(ARTICLE)
    assert head is not None
    assert 7_500 < head.words < 9_000
    assert any(block.mentions for block in workspace.article(ARTICLE).body)

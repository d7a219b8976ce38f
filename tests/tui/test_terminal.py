"""The program in a real terminal: how it ends, what it leaves behind, and where it declines to begin."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pyte
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.tui.driving import Home

CEILING = 20.0
SAHELREADER = [sys.executable, "-m", "sahelreader"]
CRASHING = """
import sys
from sahelreader.tui.app import SahelReader
from sahelreader.cli.main import main

async def crash(self, *arguments):
    hidden_word = "confidential"
    raise RuntimeError("words of a text")

SahelReader._open_article = crash
sys.exit(main(sys.argv[1:]))
"""
ENTERED = {b"\x1b[?25l": b"\x1b[?25h"} | {
    b"\x1b[?%dh" % mode: b"\x1b[?%dl" % mode for mode in (1049, 1000, 1003, 1006, 2004, 1004)
}
"""Hidden cursor, alternate screen, mouse (clicks, moves, coordinates), bracketed paste, focus; what undoes each."""


class Session:
    """The program in a terminal of its own, which keeps all that was written and how the line was set before."""

    def __init__(
        self,
        command: list[str],
        environment: dict[str, str],
        columns: int = 80,
        rows: int = 24,
        *,
        controls: bool = True,
    ) -> None:
        """`controls`: the terminal controls the program, and so tells it when it is closed."""
        self._master, self._slave = pty.openpty()
        self._ends = [self._master, self._slave]
        self.resize(columns, rows)
        self.before = self.settings
        self.written = b""
        self._process = subprocess.Popen(
            command, stdin=self._slave, stdout=self._slave, stderr=self._slave, env=environment, start_new_session=True,
            preexec_fn=_take_terminal if controls else None,  # noqa: PLW1509 (a terminal is taken by the process itself)
        )  # fmt: skip
        os.set_blocking(self._master, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """Close the terminal."""
        while self._ends:
            os.close(self._ends.pop())

    @property
    def settings(self) -> list[Any]:
        """How the line is set: echo, signals, line by line."""
        return termios.tcgetattr(self._slave)

    def resize(self, columns: int, rows: int) -> None:
        self._size = columns, rows
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def signal(self, number: int) -> None:
        self._process.send_signal(number)

    @property
    def screen(self) -> str:
        """What a screen shows that was fed with all that was written."""
        screen = pyte.Screen(*self._size)
        pyte.ByteStream(screen).feed(
            re.sub(rb"\x1b\[[<>=][^a-zA-Z]*[a-zA-Z]|\x1b\[\?[0-9;]*(?:\$p|u)|\x1bP[^\x1b]*\x1b\\", b"", self.written)
        )
        return "\n".join(screen.display)

    def shows(self, words: str) -> None:
        """Wait until words are on the screen."""
        until = time.monotonic() + CEILING
        while words not in self.screen:
            assert time.monotonic() < until, f"{words!r} never came:\n{self.screen}"
            self._read()

    def status(self) -> int:
        """Wait for the end; the exit status as a shell tells it."""
        until = time.monotonic() + CEILING
        while (code := self._process.poll()) is None:
            assert time.monotonic() < until, f"it does not end:\n{self.screen}"
            self._read()
        self._read()
        return code if code >= 0 else 128 - code

    def is_clean(self) -> bool:
        """Whether the terminal is as it was found."""
        undone = all(
            self.written.rfind(off) > self.written.rfind(on) for on, off in ENTERED.items() if on in self.written
        )
        return undone and self.settings == self.before

    def after(self) -> str:
        """What stands on the ordinary screen after the program has left the other one."""
        return re.sub(rb"\x1b\[[0-9;:?<=>]*[a-zA-Z]", b"", self.written.rpartition(b"\x1b[?1049l")[2]).decode().strip()

    def _read(self) -> None:
        if not self._ends:
            time.sleep(0.01)
            return
        try:
            self.written += os.read(self._master, 1 << 16)
        except BlockingIOError:
            time.sleep(0.01)


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def environment(home: Home) -> dict[str, str]:
    source = str(Path(__file__).parents[2] / "src")
    return {
        "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent",
        "PYTHONPATH": source, "SAHELREADER_DATA": str(home.data), "XDG_CACHE_HOME": str(home.cache),
        "SAHELREADER_DOSSIER": str(home.dossier),
    }  # fmt: skip


@pytest.fixture
def session(environment: dict[str, str]) -> Iterator[Session]:
    with Session(SAHELREADER, environment) as session:
        session.shows("The coast in 2021")
        yield session


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves_the_terminal_clean(session: Session, number: int, status: int) -> None:
    assert session.settings != session.before
    session.signal(number)
    assert session.status() == status
    assert session.is_clean()
    assert session.after() == ""


def test_it_ends_when_its_terminal_goes_away_without_a_word(environment: dict[str, str]) -> None:
    with Session(SAHELREADER, environment, controls=False) as session:
        session.shows("The coast in 2021")
        session.hang_up()
        assert session.status() == 129


@pytest.mark.parametrize("keys", ["q", "\x11", "\rq\x11"])
def test_q_in_the_library_and_ctrl_q_anywhere_quit(session: Session, keys: str) -> None:
    session.press(keys)
    assert session.status() == 0
    assert session.is_clean()


def test_a_place_is_kept_however_soon_one_quits(session: Session, environment: dict[str, str]) -> None:
    session.press("\r")
    session.shows("¶ 1 of 36")
    session.press("G")
    session.shows("at the end")
    session.press("\x11")
    assert session.status() == 0
    with Session([*SAHELREADER, "open", "harbour"], environment) as again:
        again.shows("at the end")


def test_a_tiny_terminal_gets_one_sentence_and_recovers(environment: dict[str, str]) -> None:
    with Session(SAHELREADER, environment, 20, 5) as session:
        session.shows("Needs 30×8")
        assert [line.strip() for line in session.screen.splitlines() if line.strip()] == ["Needs 30×8"]
        session.press("\r")
        session.resize(80, 24)
        session.signal(signal.SIGWINCH)
        session.shows("The port of Sarela reopens")
        session.resize(20, 5)
        session.signal(signal.SIGWINCH)
        session.shows("Needs 30×8")
        session.press("\x11")
        assert session.status() == 0


@pytest.mark.parametrize("term", ["dumb", "", None])
def test_a_terminal_that_can_not_show_the_app_gets_one_sentence(environment: dict[str, str], term: str | None) -> None:
    environment.pop("TERM")
    if term is not None:
        environment["TERM"] = term
    with Session(SAHELREADER, environment) as session:
        assert session.status() == 2
        assert "--plain" in session.after()
        assert b"\x1b" not in session.written
        assert session.written.count(b"sahelreader: ") == 1


def test_without_a_terminal_it_says_so_and_does_not_wait(environment: dict[str, str]) -> None:
    done = subprocess.run(
        SAHELREADER, env=environment, input="", capture_output=True, text=True, timeout=CEILING, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "--plain" in done.stderr


def test_a_mistake_of_ours_is_one_sentence_and_a_report_without_words_of_texts(
    home: Home, environment: dict[str, str]
) -> None:
    with Session([sys.executable, "-c", CRASHING], environment) as session:
        session.shows("The coast in 2021")
        session.press("\r")
        assert session.status() == 70
        assert session.is_clean()
        told = " ".join(session.after().split())
    report = home.data / "crash-report.txt"
    assert told.startswith("sahelreader: Stopped by a mistake in the program; what you answered and read is saved.")
    assert "Traceback" not in told
    assert str(report) in told.replace(" ", "")
    kept = report.read_text(encoding="utf-8")
    assert "RuntimeError" in kept
    assert "in crash" in kept
    assert "confidential" not in kept
    assert "words of a text" not in kept

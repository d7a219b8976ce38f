"""Runs a program in a pseudo-terminal of its own and notes when it wrote what, and what it had cost by then."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import signal
import struct
import termios
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from bench.emulator import Answerer, Emulator
from bench.keys import key_bytes
from bench.processes import cpu_ms, peak_mib

GRACE = 2.0
"""Seconds that a program has to end itself before it is killed."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of output, with the moment and the CPU time at which it came: noted before the (slow) emulation."""

    data: bytes
    seconds: float
    cpu_ms: float


class NeverSeenError(Exception):
    """What was waited for did not come on the screen; the message holds the screen."""


class Terminal:
    """A program in a terminal; a context manager that ends the program."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int = 120, rows: int = 40
    ) -> None:
        self.columns, self._rows = columns, rows
        self._emulator = Emulator(columns, rows)
        self._chunks: deque[Chunk] = deque()
        self._arrived = threading.Condition()
        self._ended = False
        self.started = time.perf_counter()
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            _become(command, environment, columns, rows)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def text(self) -> str:
        """What the screen shows of the output taken so far."""
        return self._emulator.text

    @property
    def cpu_ms(self) -> float:
        """CPU time that the program has used."""
        return cpu_ms(self.pid)

    @property
    def peak_mib(self) -> float:
        """The most memory that the program has held."""
        return peak_mib(self.pid)

    def press(self, key: str) -> float:
        """Send a key; returns the moment."""
        now = time.perf_counter()
        os.write(self._master, key_bytes(key))
        return now

    def resize(self, columns: int) -> None:
        """Give the terminal another width, as dragging its edge does."""
        self.columns = columns
        self._emulator.resize(columns, self._rows)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, _window(columns, self._rows))

    def wait_for(self, pattern: re.Pattern[str], seconds: float = 60.0) -> Chunk:
        """The output that brought the pattern onto the screen; raises `NeverSeenError`."""
        until = time.perf_counter() + seconds
        while (chunk := self.next_chunk(until - time.perf_counter())) is not None:
            if self._emulator.shows(pattern):
                return chunk
        raise NeverSeenError(f"{pattern.pattern!r} was never on the screen, which shows:\n{self.text.rstrip()}")

    def wait_for_quiet(self, milliseconds: float, seconds: float = 10.0) -> Chunk | None:
        """Take output until none has come for a while; returns its last piece."""
        last = None
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            chunk = self.next_chunk(milliseconds / 1000)
            if chunk is None:
                break
            last = chunk
        return last

    def next_chunk(self, seconds: float) -> Chunk | None:
        """The next output, shown on the screen; None when none comes within `seconds` or the program has ended."""
        until = time.perf_counter() + seconds
        with self._arrived:
            while not self._chunks:
                left = until - time.perf_counter()
                if left <= 0 or self._ended:
                    return None
                self._arrived.wait(left)
            chunk = self._chunks.popleft()
        self._emulator.feed(chunk.data)
        return chunk

    def close(self) -> None:
        """End the program with SIGTERM, or SIGKILL if it doesn't listen."""
        for ending in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, ending)
            if self._has_ended_within(GRACE):
                break
        os.close(self._master)
        self._reader.join(GRACE)

    def _has_ended_within(self, seconds: float) -> bool:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return True
            time.sleep(0.01)
        return False

    def _read(self) -> None:
        answerer = Answerer()
        while True:
            try:
                data = os.read(self._master, 65536)
            except OSError:  # how Linux says that the other side is closed
                data = b""
            chunk = Chunk(data, time.perf_counter(), cpu_ms(self.pid))
            with contextlib.suppress(OSError):
                for answer in answerer.answers(data):
                    os.write(self._master, answer)
            with self._arrived:
                if data:
                    self._chunks.append(chunk)
                else:
                    self._ended = True
                self._arrived.notify()
            if not data:
                return


def _window(columns: int, rows: int) -> bytes:
    """A size as the terminal driver takes it, with the pixels of cells of 10 by 20."""
    return struct.pack("HHHH", rows, columns, columns * 10, rows * 20)


def _become(command: Sequence[str], environment: Mapping[str, str], columns: int, rows: int) -> None:
    """Turn the forked child into the program; does not return."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, _window(columns, rows))
        os.execvpe(command[0], list(command), dict(environment))  # noqa: S606 (no shell is wanted)
    finally:
        os._exit(127)

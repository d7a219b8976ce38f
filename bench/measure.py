"""The three measurements: to the first readable text, of a key, of a command."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.terminal import NeverSeenError, Terminal

SETTLED = 250
"""Milliseconds of silence after which a program has settled."""
BURST = 120
"""Milliseconds of silence that end what a key has set off."""
PATIENCE = 2_000
"""Milliseconds that a key may take which is pressed once."""


@dataclass(frozen=True, slots=True)
class Paint:
    """What it took until a text was on the screen; memory is the peak after settling."""

    cpu_ms: float
    wall_ms: float
    peak_mib: float
    screen: str


@dataclass(frozen=True, slots=True)
class KeyCost:
    """What a key set off until the screen was still, and when the first of it came."""

    cpu_ms: float
    first_ms: float


def first_paint(command: Sequence[str], environment: Mapping[str, str], pattern: re.Pattern[str]) -> Paint:
    """Run a program until the pattern is on its screen; raises `NeverSeenError`."""
    with Terminal(command, environment) as terminal:
        chunk = terminal.wait_for(pattern)
        terminal.wait_for_quiet(SETTLED)
        return Paint(chunk.cpu_ms, (chunk.seconds - terminal.started) * 1000, terminal.peak_mib, terminal.text)


def key_costs(
    command: Sequence[str], environment: Mapping[str, str], pattern: re.Pattern[str], keys: Sequence[str], times: int
) -> dict[str, list[KeyCost]]:
    """Press each key `times` times once the pattern is there; a press that writes nothing is left out."""
    costs: dict[str, list[KeyCost]] = {key: [] for key in keys}
    with Terminal(command, environment) as terminal:
        terminal.wait_for(pattern)
        terminal.wait_for_quiet(SETTLED)
        for key in keys:
            for _ in range(times):
                cost = press(terminal, key)
                if cost:
                    costs[key].append(cost)
    return costs


def key_cost_after(
    command: Sequence[str],
    environment: Mapping[str, str],
    pattern: re.Pattern[str],
    before: Sequence[str],
    key: str,
    *,
    rest: int = 1500,
) -> KeyCost:
    """Press a key once after others, in a program of its own; raises `NeverSeenError` if it writes nothing.

    `rest`: milliseconds of silence before it, in which is read what is made ready.
    """
    with Terminal(command, environment) as terminal:
        terminal.wait_for(pattern)
        terminal.wait_for_quiet(SETTLED)
        for other in before:
            press(terminal, other)
        terminal.wait_for_quiet(rest)
        cost = press(terminal, key, PATIENCE)
        if cost is None:
            raise NeverSeenError(f"{key} changed nothing on the screen, which shows:\n{terminal.text.rstrip()}")
        return cost


def press(terminal: Terminal, key: str, patience: int = BURST) -> KeyCost | None:
    """What a key costs; None if it changes nothing."""
    before = terminal.cpu_ms
    pressed = terminal.press(key)
    first = terminal.next_chunk(patience / 1000)
    if first is None:
        return None
    terminal.wait_for_quiet(BURST)
    return KeyCost(terminal.cpu_ms - before, (first.seconds - pressed) * 1000)


def command_cpu_ms(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """CPU time of a command that must succeed, output thrown away; raises `CalledProcessError`."""
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return (usage.ru_utime + usage.ru_stime) * 1000

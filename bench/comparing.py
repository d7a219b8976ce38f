"""Two articles side by side: what it takes to open them, and what a key does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

from bench.homes import environment, fresh_home
from bench.make_long import ARTICLE, make_long
from bench.measure import SETTLED, press
from bench.report import Result
from bench.terminal import Terminal

KEYS = ("down", "pagedown", "]", "[", "up", "tab", "o")
MOST_TO_OPEN, MOST_A_KEY = 150, 35
SIZE = (140, 40)
"""Columns and rows."""
_READER = re.compile("France 24 · ¶")
_CHOICE = re.compile("Compare France 24 with")
_LONG = re.compile("Long · ¶")
_CHOICE_OF_LONG = re.compile("Compare Long with")
_MEANWHILE = re.compile("both can be read meanwhile")
_FOUND = re.compile("dates, quotes and figures in")
_HEADS = re.compile("France 24 · ¶ \\d+ of")


def compare(runs: int, reader: str) -> Iterator[Result]:
    """From an article to it beside another, by way of the choice, and keys there."""
    with fresh_home() as home:
        opened = [_open([reader, "open", "france24"], home) for _ in range(runs + 1)][1:]
        yield Result("compare: the choice", [cost[0] for cost in opened], "ms CPU")
        yield Result("compare: both articles", [cost[1] for cost in opened], "ms CPU")
        yield Result("compare: the two together", [sum(cost) for cost in opened], "ms CPU", most=MOST_TO_OPEN)
        anew = [sum(_open_anew([reader, "open", "france24"])) for _ in range(runs)]
        yield Result("compare: the same, never compared before", anew, "ms CPU")
        yield from _keys([reader, "open", "france24"], home, runs)


def compare_long(runs: int, reader: str) -> Iterator[Result]:
    """An article of 200,000 words beside another: until both can be read, until they are compared, and a key."""
    with fresh_home() as home:
        command = [reader, "--dossier", str(make_long(home / "dossier")), "open", ARTICLE]
        found = [_open_long(command, home) for _ in range(max(1, runs // 2) + 1)][1:]
    yield Result("compare 200,000 words: both to be read", [cost[0] for cost in found], "ms")
    yield Result("compare 200,000 words: compared", [cost[1] for cost in found], "ms CPU")
    yield Result(
        "compare 200,000 words: down", [cost for costs in found for cost in costs[2]], "ms CPU", most=MOST_A_KEY
    )


def _open(command: list[str], home: Path) -> tuple[float, float]:
    with Terminal(command, environment(home), *SIZE) as terminal:
        _start(terminal)
        before = terminal.cpu_ms
        terminal.press("c")
        terminal.wait_for(_CHOICE)
        terminal.wait_for_quiet(SETTLED)
        chosen = terminal.cpu_ms
        terminal.press("enter")
        terminal.wait_for(_HEADS)
        terminal.wait_for_quiet(SETTLED)
        return chosen - before, terminal.cpu_ms - chosen


def _open_anew(command: list[str]) -> tuple[float, float]:
    with fresh_home() as home:
        return _open(command, home)


def _start(terminal: Terminal) -> None:
    """Wait until the app is up and has done what it does after the start."""
    terminal.wait_for(_READER)
    terminal.wait_for_quiet(1200)


def _keys(command: list[str], home: Path, runs: int) -> Iterator[Result]:
    with Terminal(command, environment(home), *SIZE) as terminal:
        _start(terminal)
        terminal.press("c")
        terminal.wait_for(_CHOICE)
        terminal.press("enter")
        terminal.wait_for(_HEADS)
        terminal.wait_for_quiet(SETTLED)
        for key in KEYS:
            costs = [cost for _ in range(2 * runs) if (cost := press(terminal, key)) is not None]
            if costs:
                yield Result(f"compare: {key}", [cost.cpu_ms for cost in costs], "ms CPU", most=MOST_A_KEY)


def _open_long(command: list[str], home: Path) -> tuple[float, float, list[float]]:
    for kept in home.rglob("comparisons"):
        rmtree(kept)
    with Terminal(command, environment(home), *SIZE) as terminal:
        terminal.wait_for(_LONG)
        terminal.wait_for_quiet(1200)
        terminal.press("c")
        terminal.wait_for(_CHOICE_OF_LONG)
        terminal.wait_for_quiet(SETTLED)
        before, pressed = terminal.cpu_ms, terminal.press("enter")
        both = terminal.wait_for(_MEANWHILE)
        compared = terminal.wait_for(_FOUND)
        terminal.wait_for_quiet(SETTLED)
        keys = [cost.cpu_ms for _ in range(10) if (cost := press(terminal, "down")) is not None]
        return (both.seconds - pressed) * 1000, compared.cpu_ms - before, keys

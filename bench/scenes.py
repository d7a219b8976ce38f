"""What is measured: each scene yields results as they come."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from bench.comparing import compare, compare_long
from bench.finding import finding_cpu_ms, long_text
from bench.homes import environment, fresh_home
from bench.make_long import ARTICLE, make_long
from bench.measure import Paint, command_cpu_ms, first_paint, key_cost_after, key_costs
from bench.report import Result
from bench.study import study

READER = str(Path(sys.executable).with_name("sahelreader"))
WORDS = "Foreign Minister Jean-Yves"
"""The first words of a paragraph on the first page of the article opened, here and in the long one."""
BARE_APP = [sys.executable, str(Path(__file__).with_name("bare_app.py")), WORDS]
PASS = [sys.executable, "-c", "pass"]
XRAY_WORDS = 83_000
"""With so many more words the fourth name of the first page has 525 mentions."""
KEYS = ("down", "tab", "pagedown")

_SEEN = re.compile(WORDS)
T = TypeVar("T")


AT_ONCE = 130
"""Milliseconds after which nothing has been made ready yet."""


def start(runs: int) -> Iterator[Result]:
    """From the shell to the first readable text of an article, with a warm and a cold cache."""
    command = [READER, "open", "france24"]
    with fresh_home() as home:
        ours, bare = _in_turn(runs, _paint(command, home), _paint(BARE_APP, home))
    yield _cpu("first text of an article, warm cache", ours, bare, most=1.25)
    yield Result("the same by the clock", [p.wall_ms for p in ours], "ms", "bare app", tuple(p.wall_ms for p in bare))
    yield Result("the same, memory", [p.peak_mib for p in ours], "MiB", "bare app", tuple(p.peak_mib for p in bare))
    cold = [_paint_in_fresh_home(command) for _ in range(runs)]
    yield _cpu("first text of an article, nothing cached", cold, bare)


def keys(runs: int) -> Iterator[Result]:
    """A key in an article, until the screen is still."""
    with fresh_home() as home:
        yield from _keys([READER, "open", "france24"], home, runs)


def long_article(runs: int) -> Iterator[Result]:
    """An article of 200,000 words: its first text, memory and keys."""
    with fresh_home() as home:
        dossier = make_long(home / "dossier")
        command = [READER, "--dossier", str(dossier), "open", ARTICLE]
        compiling = _paint(command, home)()
        ours, bare = _in_turn(runs, _paint(command, home), _paint(BARE_APP, home))
        yield _cpu("200,000 words, warm cache", ours, bare, most=1.8)
        yield Result("200,000 words, memory", [paint.peak_mib for paint in ours], "MiB", most=45)
        yield _cpu("200,000 words, nothing cached", [compiling], bare)
        yield from _keys(command, home, runs, "200,000 words, ")


def xray(runs: int) -> Iterator[Result]:
    """Opening the X-ray page of a name with 500 mentions, by enter on the name; another page was open before it.

    While its head is read the rest is made ready; who presses enter at once waits for that.
    """
    with fresh_home() as home:
        dossier = make_long(home / "dossier", words=XRAY_WORDS, numbered=True)
        command = [READER, "--dossier", str(dossier), "open", "france24"]
        _paint(command, home)()
        before = ["tab", "tab", "tab", "enter", "escape", "tab"]
        read, at_once = (
            [key_cost_after(command, environment(home), _SEEN, before, "enter", rest=rest).cpu_ms for _ in range(runs)]
            for rest in (1500, AT_ONCE)
        )
    yield Result("X-ray page, 500 mentions", read, "ms CPU", most=50)
    yield Result("the same, at once", at_once, "ms CPU")


def commands(runs: int) -> Iterator[Result]:
    """The commands that scripts call."""
    with fresh_home() as home:
        for words, most in (["define", "ECOWAS"], 5), (["entities", "--json"], 10):
            cost = partial(command_cpu_ms, [READER, *words], environment(home))
            ours, bare = _in_turn(4 * runs, cost, partial(command_cpu_ms, PASS, environment(home)))
            yield Result(" ".join(words), ours, "ms CPU", "python -c pass", tuple(bare), most)


def finding(runs: int) -> Iterator[Result]:
    """A word in 200,000: asked for the first time, when the text is made ready for it, and one letter later."""
    with fresh_home() as home:
        texts = long_text(home)
        costs = [finding_cpu_ms(texts) for _ in range(runs + 1)][1:]
    yield Result("find in 200,000 words, the first time", [first for first, _ in costs], "ms CPU", most=20)
    yield Result("find in 200,000 words, the next letter", [then for _, then in costs], "ms CPU", most=5)


def year(runs: int) -> Iterator[Result]:
    """The statistics of a year."""
    from bench import year as of_a_year  # Anki's library is loaded for this alone

    return of_a_year.year(runs)


def setting(runs: int) -> Iterator[Result]:
    """200,000 words set otherwise: a key to another width, justified, spaced, divided, and back, until it is still."""
    named = {"=": "width", "J": "justified", "|": "lines apart", "H": "words divided"}
    with fresh_home() as home:
        command = [READER, "--dossier", str(make_long(home / "dossier")), "open", ARTICLE]
        _paint(command, home)()
        for key, costs in key_costs(command, environment(home), _SEEN, tuple(named), 2 * runs).items():
            if costs:
                most = 60 if key == "=" else None
                yield Result(f"200,000 words, {named[key]}", [cost.cpu_ms for cost in costs], "ms CPU", most=most)


def collector(_runs: int) -> Iterator[Result]:
    """The longest garbage collection while 300 pages of 200,000 words go by."""
    from bench.collector import pauses_ms  # loads the app into this process

    with fresh_home() as home:
        pauses = pauses_ms(make_long(home / "dossier"), ARTICLE, home)
    yield Result("garbage collection, the longest", [max(pauses)], "ms CPU", most=10)
    yield Result("garbage collection, each", pauses, "ms CPU")


SCENES: dict[str, Callable[[int], Iterator[Result]]] = {
    "start": start,
    "keys": keys,
    "long": long_article,
    "xray": xray,
    "commands": commands,
    "finding": finding,
    "collector": collector,
    "study": study,
    "compare": partial(compare, reader=READER),
    "compare-long": partial(compare_long, reader=READER),
    "year": year,
    "setting": setting,
}


def _in_turn(runs: int, ours: Callable[[], T], theirs: Callable[[], T]) -> tuple[list[T], list[T]]:
    """Both sides `runs` times, taking turns so that other work on the machine falls on both; a first turn is lost."""
    pairs = [(ours(), theirs()) for _ in range(runs + 1)][1:]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _paint(command: list[str], home: Path) -> Callable[[], Paint]:
    return partial(first_paint, command, environment(home), _SEEN)


def _paint_in_fresh_home(command: list[str]) -> Paint:
    with fresh_home() as home:
        return _paint(command, home)()


def _cpu(what: str, ours: list[Paint], bare: list[Paint], most: float | None = None) -> Result:
    return Result(what, [p.cpu_ms for p in ours], "ms CPU", "bare app", tuple(p.cpu_ms for p in bare), most)


def _keys(command: list[str], home: Path, runs: int, prefix: str = "") -> Iterator[Result]:
    for key, costs in key_costs(command, environment(home), _SEEN, KEYS, 4 * runs).items():
        if costs:
            yield Result(f"{prefix}{key}", [cost.cpu_ms for cost in costs], "ms CPU", most=15)
            yield Result(f"{prefix}{key}, first change", [cost.first_ms for cost in costs], "ms")

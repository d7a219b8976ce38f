"""What the study costs: answering, undoing and beginning, beside Anki's own Python library in the same process.

Both wait for the disk once for each answer and each undo: SQLite's WAL with `synchronous` FULL, ours shared with other
programs, Anki's held by it alone. And both end with the next question ready to be shown. Ours always is; Anki's library
makes the words from a template when they are asked for, so what it takes without them is measured apart. How much of
the time is the disk's is seen from what both take, without the words, where it is not waited for.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.homes import environment, fresh_home
from bench.measure import SETTLED
from bench.report import Result
from bench.terminal import Terminal
from sahelreader.dossier.model import Card, Evidence, Fact, Lure, Place
from sahelreader.store.events import ReviewEvent, new_event_id
from sahelreader.store.moment import DAY_MS, Moment, read_clock
from sahelreader.store.store import Store
from sahelreader.study.directions import Directions
from sahelreader.study.keeping import open_ledger
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Schedule
from sahelreader.study.options import StudyOptions
from sahelreader.study.session import Session

NOTES = 1_000
REVIEWS = 10_000
MANY = 50_000
"""Facts of two cards each."""
TURNS = 25
"""Of two answers and an undo, for each run: they are quick, and the disk is not always as quick."""
DOSSIER = "bench"
LIBRARY = re.compile(r"Library")
QUESTION = re.compile(r"new \d+   learning")
READER = str(Path(sys.executable).with_name("sahelreader"))


def study(runs: int) -> Iterator[Result]:
    """Answering and undoing on 1,000 notes, 10,000 reviews replayed, the next of 100,000 cards, the quiz opened."""
    with fresh_home() as home:
        ours, anki = _Ours(home), _Anki(home)
        answers, undos = _in_turn(TURNS * runs, ours, anki)
        anki.makes_words = False
        wordless = _in_turn(TURNS * runs, ours, anki)
        ours.wait_no_more()
        anki.wait_no_more()
        unwaited = _in_turn(TURNS * runs, ours, anki)
        ours.close()
        anki.close()
    yield Result("answer a card, commit and next question", answers[0], "ms", "Anki", tuple(answers[1]), most=1)
    yield Result("undo, and its question again", undos[0], "ms", "Anki", tuple(undos[1]), most=1)
    for what, measured in (("Anki without words", wordless), ("nor waiting for the disk", unwaited)):
        for act, (mine, its) in zip(("answer", "undo"), measured, strict=True):
            yield Result(f"the same {act}, {what}", mine, "ms", "Anki", tuple(its))
    with fresh_home() as home:
        yield from _replays(home, runs)
    yield Result("next card of 100,000", _next_cards(10 * runs), "ms CPU", most=5)
    yield from _quiz_opened(runs)


def made_facts(number: int) -> list[Fact]:
    """Facts of four articles, each with a question and a gap."""
    facts = []
    for n in range(number):
        lures = (Lure(f"No {n}"), Lure(f"Neither {n}"))
        evidence = (Evidence(f"words {n}", Place(f"article-{n % 4}", n + 1, 0, 6)),)
        cards = (
            Card("ask", f"What is number {n}?", f"The {n}th", "text", lures=lures),
            Card("cut", f"Number {n} is […].", f"The {n}th", "text", is_cloze=True),
        )
        facts.append(Fact(f"fact-{n}", f"It is {n}.", evidence, "", "reported", "", (), (), "", cards))
    return facts


class _Ours:
    """A quiz of many new facts, recorded in a file."""

    def __init__(self, home: Path) -> None:
        self._store = Store.open(home / "data" / "reader.db")
        # Both files were written to at length, in as many commits: the log is overwritten by then and grows no more.
        events = [replace(event, dossier="another") for event in _history()]
        for first in range(0, REVIEWS, REVIEWS // NOTES):
            self._store.record_review(*events[first : first + REVIEWS // NOTES])
        facts = made_facts(NOTES)
        ledger = open_ledger(self._store, DOSSIER, Schedule(), Directions(facts))
        self._session = Session(
            facts, ledger, dossier=DOSSIER, record=self._store.record_review, clock=read_clock,
            options=StudyOptions(new_a_day=NOTES),
        )  # fmt: skip

    def answer(self) -> None:
        """Choose, and go on to the next card."""
        prompt = self._session.current
        if prompt and prompt.style == "choice":
            self._session.answer_choice(prompt.right_index)
            self._session.grade()
        else:
            self._session.reveal()
            self._session.grade(3)

    def undo(self) -> None:
        """Take it back, and put its question."""
        self._session.undo()

    def wait_no_more(self) -> None:
        """From now on the system may write when it likes, which the app never allows."""
        self._store._connection.execute("PRAGMA synchronous = OFF")  # noqa: SLF001

    def close(self) -> None:
        """Let the file go."""
        self._store.close()


class _Anki:
    """The same in Anki."""

    def __init__(self, home: Path) -> None:
        from anki.collection import Collection

        self._collection = Collection(str(home / "bench.anki2"))
        basic: Any = self._collection.models.by_name("Basic")
        deck: Any = self._collection.decks.id("Default")
        for n in range(NOTES):
            note = self._collection.new_note(basic)
            note["Front"], note["Back"] = f"What is number {n}?", f"The {n}th"
            self._collection.add_note(note, deck)
        settings: Any = self._collection.decks.config_dict_for_deck_id(deck)
        settings["new"]["perDay"] = settings["rev"]["perDay"] = NOTES
        self._collection.decks.update_config(settings)
        self._collection.set_config("fsrs", True)
        self.makes_words = True
        self._go_on()

    def answer(self) -> None:
        """Answer the card on the table and get the next one."""
        scheduler: Any = self._collection.sched
        scheduler.answer_card(scheduler.build_answer(card=self._card, states=self._states, rating=2))
        self._go_on()

    def undo(self) -> None:
        """Take it back, and get its card."""
        self._collection.undo()
        self._go_on()

    def wait_no_more(self) -> None:
        """The same here."""
        database: Any = self._collection.db
        database.execute("PRAGMA synchronous = OFF")

    def _go_on(self) -> None:
        from anki.cards import Card as AnkiCard

        scheduler: Any = self._collection.sched
        queued = scheduler.get_queued_cards().cards[0]
        self._card = AnkiCard(self._collection, backend_card=queued.card)
        self._card.start_timer()
        self._states = queued.states
        if self.makes_words:
            self._card.question()

    def close(self) -> None:
        """Let the file go."""
        self._collection.close()


Pair = tuple[list[float], list[float]]


def _in_turn(times: int, ours: _Ours, anki: _Anki) -> tuple[Pair, Pair]:
    """Ms of answers and of undos on both sides, by the clock, taking turns; a first turn is lost."""
    answers: Pair = ([], [])
    undos: Pair = ([], [])
    for turn in range(times + 1):
        both: list[tuple[int, _Ours | _Anki]] = [(0, ours), (1, anki)]
        for side, one in both if turn % 2 else both[::-1]:
            for costs, act in ((answers, one.answer), (answers, one.answer), (undos, one.undo)):
                spent = _ms(act, time.perf_counter)
                if turn:
                    costs[side].append(spent)
    return answers, undos


def _ms(act: Callable[[], object], clock: Callable[[], float]) -> float:
    before = clock()
    act()
    return (clock() - before) * 1000


def _replays(home: Path, runs: int) -> Iterator[Result]:
    """A session over 10,000 reviews of 1,000 facts: everything replayed, and from what is kept."""
    directions = Directions(made_facts(NOTES))
    with Store.open(home / "data" / "reader.db") as store:
        store.record_review(*_history())
        made_with = Schedule()

        def replay() -> None:
            store.keep_memory(DOSSIER, b"")
            open_ledger(store, DOSSIER, made_with, directions)

        replay()
        replays = [_ms(replay, time.process_time) for _ in range(runs)]
        events = store.reviews(DOSSIER)
        alone = [_ms(lambda: Ledger(events, made_with, directions), time.process_time) for _ in range(runs)]
        kept = [
            _ms(lambda: open_ledger(store, DOSSIER, made_with, directions), time.process_time) for _ in range(4 * runs)
        ]
    yield Result("10,000 reviews replayed", alone, "ms CPU", most=300)
    yield Result("the same, read and verified first", replays, "ms CPU")
    yield Result("10,000 reviews from what is kept", kept, "ms CPU", most=30)


def _history() -> Iterator[ReviewEvent]:
    dice, last = random.Random(1), ""  # noqa: S311 - no secret
    start = read_clock().at_ms - 400 * DAY_MS
    for n in range(REVIEWS):
        at = Moment(start + n * 365 * DAY_MS // REVIEWS)
        last = new_event_id(at.at_ms, last)
        yield ReviewEvent(
            last, DOSSIER, f"fact-{dice.randrange(NOTES)}", "ask", at.at_ms, 0, at.study_day, "The 1st", "choice",
            "correct", dice.choice((1, 2, 3, 3, 3, 4)), 4000, "scheduled", wording="0123456789abcdef",
        )  # fmt: skip


def _next_cards(times: int) -> list[float]:
    """CPU ms from the rating to the next question, nothing recorded."""
    clock = read_clock()
    session = Session(
        made_facts(MANY), (), dossier=DOSSIER, record=lambda *_: None, clock=lambda: clock,
        options=StudyOptions(new_a_day=9999),
    )  # fmt: skip
    costs = []
    for turn in range(times + 1):
        clock = replace(clock, at_ms=clock.at_ms + 10_000)
        prompt = session.current
        if prompt and prompt.style == "choice":
            session.answer_choice(prompt.right_index)
        else:
            session.reveal()
        spent = _ms(lambda: session.grade(4), time.process_time)
        if turn:
            costs.append(spent)
    return costs


def _quiz_opened(runs: int) -> Iterator[Result]:
    """From the key to the first card, in the app that has settled."""
    cpu, wall = [], []
    with fresh_home() as home:
        for turn in range(runs + 1):
            with Terminal([READER], environment(home)) as terminal:
                terminal.wait_for(LIBRARY)
                terminal.wait_for_quiet(4 * SETTLED)
                before = terminal.cpu_ms
                pressed = terminal.press("z")
                chunk = terminal.wait_for(QUESTION)
                if turn:
                    cpu.append(chunk.cpu_ms - before)
                    wall.append((chunk.seconds - pressed) * 1000)
    yield Result("quiz opened to its first card", cpu, "ms CPU", most=100)
    yield Result("the same by the clock", wall, "ms")

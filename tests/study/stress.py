"""Quizzes under the worst circumstances: whatever happens, no answer of which was said that it is saved may be lost.

    python tests/study/stress.py [KILLS]

Each scene prints a line: what was survived, what the reader was told, and `ok` or what is wrong.
"""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from sahelreader.store.errors import StoreError  # noqa: E402 (run as a script, this file says where things are)
from sahelreader.store.moment import DAY_MS, Moment  # noqa: E402
from sahelreader.store.store import Store  # noqa: E402
from sahelreader.study.directions import Directions  # noqa: E402
from sahelreader.study.keeping import open_ledger  # noqa: E402
from sahelreader.study.ledger import Ledger  # noqa: E402
from sahelreader.study.memory import Schedule  # noqa: E402
from sahelreader.study.plan import Plan  # noqa: E402
from sahelreader.study.session import Session  # noqa: E402
from tests.study.making import DOSSIER, NOON, Clock, make_fact  # noqa: E402

if TYPE_CHECKING:
    from sahelreader.store.events import ReviewEvent

FACTS = [make_fact(f"f{number}", ("france24", "bbc", "trt")[number % 3]) for number in range(60)]
DIRECTIONS = Directions(FACTS)
SCHEDULE = Schedule()


def begin(store: Store, clock: Callable[[], Moment], record: Callable[..., None] | None = None) -> Session:
    ledger = open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS)
    return Session(FACTS, ledger, dossier=DOSSIER, record=record or store.record_review, clock=clock, plan=Plan())


def act(session: Session, dice: random.Random) -> None:
    """What a reader might do next: mostly answer, now and then take back or put aside."""
    chance = dice.random()
    if chance < 0.08:
        session.undo()
    elif session.current is None:
        return
    elif chance < 0.12:
        session.bury()
    elif session.outcome is not None:
        session.grade(dice.choice((1, 3, 3, 4)))
    elif session.current.style == "choice":
        session.answer_choice(dice.randrange(3))
    else:
        session.reveal()
        session.grade(dice.choice((1, 2, 3, 3, 4)))


def quiz(path: Path, out: int, seed: int, steps: int = sys.maxsize) -> None:
    """A quiz that says the ids of what was recorded, after it was recorded."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    clock = Clock(replace(NOON, at_ms=NOON.at_ms + seed * DAY_MS // 8 + seed))  # no two quizzes share a millisecond
    said: list[str] = []
    with Store.open(path) as store:

        def record(*events: ReviewEvent) -> None:
            store.record_review(*events)
            said.extend(event.id for event in events)

        session = begin(store, clock, record)
        for _ in range(steps):
            act(session, dice)
            os.write(out, "".join(f"{ident}\n" for ident in said).encode())
            said.clear()
            clock.pass_(minutes=1)
            if session.current is None:
                clock.pass_(days=1)
                session.refresh()


def start(path: Path, seed: int, steps: int = sys.maxsize) -> tuple[int, int]:
    """A quiz in a process of its own: its number, and where it says what it recorded."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        status = 1
        try:
            quiz(path, writing, seed, steps)
            status = 0
        except Exception:  # noqa: BLE001 (told, and the status tells it too)
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(writing)
    return process, reading


def heard(reading: int) -> set[str]:
    with os.fdopen(reading) as stream:
        return {line.strip() for line in stream if len(line) == 37}


def faults(path: Path, acknowledged: set[str]) -> str:
    """What is wrong with the log; empty if nothing is."""
    with Store.open(path) as store:
        events = store.reviews(DOSSIER)
        store.verify()
        kept = open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS)
        replayed = Ledger(events, SCHEDULE, DIRECTIONS)
    lost = acknowledged - {event.id for event in events}
    undone = {event.undoes for event in events}
    answers = Counter((e.fact, e.at_ms, e.answered) for e in events if e.kind == "review" and e.id not in undone)
    wrong = [f"{len(lost)} lost"] * bool(lost)
    wrong += ["an answer is there twice"] * (max(answers.values(), default=1) > 1)
    wrong += ["what is kept is not the replay"] * (kept.book.memories != replayed.book.memories)
    return ", ".join(wrong)


def kills(folder: Path, number: int) -> str:
    """Quizzes are killed at random moments; the next one goes on where the one before was."""
    path, dice = folder / "reader.db", random.Random(1)  # noqa: S311 - no secret
    acknowledged: set[str] = set()
    for seed in range(number):
        process, reading = start(path, seed)
        if dice.random() < 0.8:  # else it may be killed while it begins
            select.select([reading], [], [])
        time.sleep(dice.uniform(0, 0.03))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        acknowledged |= heard(reading)
    return told(
        "kills", f"{number} quizzes killed, {len(acknowledged)} events acknowledged", faults(path, acknowledged)
    )


def two_at_once(folder: Path) -> str:
    """Two quizzes answer at the same time."""
    path = folder / "reader.db"
    quizzes = [start(path, seed, 150) for seed in (3, 4)]
    acknowledged: set[str] = set()
    statuses = []
    for process, reading in quizzes:
        acknowledged |= heard(reading)
        statuses.append(os.waitpid(process, 0)[1])
    wrong = faults(path, acknowledged) or ("a quiz ended early" if any(statuses) else "")
    return told("two at once", f"{len(acknowledged)} events acknowledged", wrong)


def clock_set_back(folder: Path) -> str:
    """The clock is set back a day in the middle of a quiz."""
    path, clock, dice = folder / "reader.db", Clock(), random.Random(2)  # noqa: S311 - no secret
    with Store.open(path) as store:
        session = begin(store, clock)
        for step in range(120):
            act(session, dice)
            clock.pass_(minutes=1, days=-1 if step == 60 else 0)
            session.refresh()
        events = store.reviews(DOSSIER)
        memories = open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS).book.memories.values()
        early = [memory for memory in memories if memory.due and memory.last and memory.due.at_ms <= memory.last.at_ms]
    wrong = "something is due before its last answer" if early else faults(path, {event.id for event in events})
    return told("clock set back a day", f"{len(events)} events", wrong)


def corrupt_page(folder: Path) -> str:
    """A page of the file is overwritten between two quizzes."""
    path = folder / "reader.db"
    process, reading = start(path, 1, 400)
    acknowledged = heard(reading)
    os.waitpid(process, 0)
    with Store.open(path) as store:
        store.back_up("daily", NOON.at_ms)
    content = bytearray(path.read_bytes())
    at = len(content) // 2 // 4096 * 4096
    content[at : at + 4096] = os.urandom(4096)
    path.write_bytes(content)
    with Store.open_or_rescue(path) as store:
        sentence = store.notice
    return told("corrupt page", sentence, faults(path, acknowledged))


SMALL = """
import sys
sys.path[:0] = sys.argv[2:]
from pathlib import Path
from tests.study.stress import on_a_small_disk
on_a_small_disk(Path(sys.argv[1]))
"""


def on_a_small_disk(folder: Path) -> None:
    """Answers until the disk is full, then makes room, then makes it read-only; prints what was told, and faults."""
    path, clock, dice = folder / "reader.db", Clock(), random.Random(5)  # noqa: S311 - no secret
    said: set[str] = set()
    sentences = []
    with Store.open(path) as store:

        def record(*events: ReviewEvent) -> None:
            store.record_review(*(replace(event, answered="x" * 900) for event in events))
            said.update(event.id for event in events)

        session = begin(store, clock, record)
        try:
            while True:
                act(session, dice)
                clock.pass_(minutes=1)
                if session.current is None:
                    clock.pass_(days=1)
                    session = begin(store, clock, record)
        except StoreError as error:
            sentences.append(str(error))
        (folder / "ballast").unlink()
        session = begin(store, clock)
        session.bury()
        said.add(store.reviews(DOSSIER)[-1].id)
    wrong = faults(path, said)
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)  # noqa: S607
    try:
        Store.open(path)
    except StoreError as error:
        sentences.append(str(error))
    with Store.open(path, readonly=True) as store:
        wrong = wrong or ("" if said <= {event.id for event in store.reviews(DOSSIER)} else "answers are lost")
    for name, sentence in zip(("full disk", "read-only file"), sentences, strict=True):
        sys.stdout.write(f"{told(name, sentence, wrong)}\n")


def small_disk(folder: Path) -> str:
    """A disk of a megabyte and a half in a mount namespace of its own, where that is allowed."""
    script = (
        'mount -t tmpfs -o size=1500k none "$1" && head -c 100000 /dev/zero > "$1/ballast" || exit 77; shift; exec "$@"'
    )
    command = [sys.executable, "-c", SMALL, str(folder), str(ROOT), str(ROOT / "src")]
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script, "sh", str(folder), *command],  # noqa: S607
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode == 77 or "permitted" in done.stderr:
        return "full disk: not tried, for want of the right to mount"
    return (done.stdout + done.stderr).strip()


def told(scene: str, what: str, wrong: str) -> str:
    return f"{scene}: {what}: {wrong or 'ok'}"


def main(number: int) -> int:
    scenes: list[Callable[[Path], str]] = [
        lambda folder: kills(folder, number), two_at_once, clock_set_back, corrupt_page, small_disk,
    ]  # fmt: skip
    lines = []
    for scene in scenes:
        with tempfile.TemporaryDirectory() as folder:
            lines += scene(Path(folder)).splitlines()
            sys.stdout.write(f"{lines[-1]}\n" if scene is not small_disk else "\n".join(lines[-2:]) + "\n")
            sys.stdout.flush()
    return int(not all(line.endswith(": ok") or "not tried" in line for line in lines))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))

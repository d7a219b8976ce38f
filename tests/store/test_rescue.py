"""A damaged file: set aside as it is, and everything that can still be read comes back."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from sahelreader.store.carving import carve
from sahelreader.store.errors import StoreError
from sahelreader.store.events import ReviewEvent, put_aside
from sahelreader.store.place import ReadingPlace
from sahelreader.store.replacing import rescue
from sahelreader.store.store import Store
from tests.store.test_versions import OLD, written_by
from tests.study.making import DOSSIER, NOON, make_event

PAGE = 4096


def filled(path: Path, number: int = 200) -> list[ReviewEvent]:
    """A file with many answers, some of them longer than a page."""
    events: list[ReviewEvent] = []
    for each in range(number):
        after = events[-1].id if events else ""
        text = "é" * (each * 40) if each % 9 == 0 else "Moura"
        events.append(make_event(after=after, fact=f"fact-{each}", answered=text, hints=each % 3, wording="w"))
    events.append(events[2].undo(make_event(after=events[-1].id).id, NOON))
    events.append(put_aside("suspend", make_event(after=events[-1].id).id, "fact-1", NOON, dossier=DOSSIER))
    with Store.open(path) as store:
        store.record_review(*events)
        for n in range(4):
            store.save_place(ReadingPlace(DOSSIER, f"a{n}", 5))
    return events


def answers(events: list[ReviewEvent]) -> int:
    return sum(event.kind == "review" for event in events)


def rescued(path: Path) -> tuple[list[ReviewEvent], str]:
    with Store.open_or_rescue(path, clock_ms=lambda: NOON.at_ms) as store:
        assert store.verify() == len(store.reviews(DOSSIER))
        store.record_review(make_event(fact="goes-on"))
        return [event for event in store.reviews(DOSSIER) if event.fact != "goes-on"], store.notice


def test_every_event_is_found_in_the_bytes_of_a_whole_file(path: Path) -> None:
    assert carve(path) == [] if path.exists() else True
    events = filled(path)
    assert carve(path) == events
    assert [event.rating for event in carve(written_by(OLD[0], path.parent / "old" / "x.db"))] == [3, 1, 3, 4, 2, 2, 2]


def test_what_is_only_in_the_log_is_found_too(path: Path, tmp_path: Path) -> None:
    with Store.open(path) as store:
        event = make_event()
        store.record_review(event)
        left = shutil.copytree(path.parent, tmp_path / "left")
    assert carve(left / path.name) == [event]


def test_a_changed_byte_costs_one_event_and_no_more(path: Path) -> None:
    events = filled(path)
    content = bytearray(path.read_bytes())
    at = content.index(b"fact-77")
    content[at + 5 : at + 7] = b"99"
    path.write_bytes(content)
    assert [event.fact for event in carve(path)] == [event.fact for event in events if event.fact != "fact-77"]


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_set_aside_and_what_its_other_pages_hold_comes_back(path: Path, seed: int) -> None:
    events = filled(path)
    content = bytearray(path.read_bytes())
    dice = random.Random(seed)  # noqa: S311 - no secret
    pages = len(content) // PAGE
    hit = [0] if seed == 0 else dice.sample(range(1, pages), dice.randint(1, 4))
    for page in hit:
        content[page * PAGE : page * PAGE + 40] = dice.randbytes(40)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        Store.open(path)
    kept, told = rescued(path)
    assert set(kept) <= set(events)
    assert len(kept) >= len(events) - 16 * len(hit)
    aside = path.parent / "set-aside" / "reader-20260401T120000000Z.db"
    assert aside.read_bytes() == content
    assert str(aside) in told
    assert f"{answers(kept)} answers came back" in told
    assert "\n" not in told


def test_the_last_backup_gives_what_the_file_has_lost(path: Path) -> None:
    events = filled(path)
    with Store.open(path) as store:
        store.back_up("daily", NOON.at_ms)
        late = make_event(after=events[-1].id, fact="late")
        store.record_review(late)
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // PAGE - 1, 2):
        content[page * PAGE : (page + 1) * PAGE] = os.urandom(PAGE)
    path.write_bytes(content)
    kept, told = rescued(path)
    assert set(events) <= set(kept) <= {*events, late}
    assert "from the last backup" in told
    with Store.open(path) as store:
        assert len(store.places(DOSSIER)) == 4


def test_of_a_file_that_is_no_database_any_more_the_backup_comes_back(path: Path) -> None:
    events = filled(path)
    with Store.open(path) as store:
        store.back_up("daily", NOON.at_ms)
    path.write_bytes(b"Dear diary, " * 900)
    kept, told = rescued(path)
    assert kept == events
    assert f"0 answers came back from the file itself, and {answers(events)} answers from the last backup" in told


def test_an_answer_changed_behind_the_programs_back_is_left_out(path: Path) -> None:
    events = filled(path, 20)
    with Store.open(path) as store:
        store._connection.execute("DROP TRIGGER event_is_never_changed")
        store._connection.execute("UPDATE event SET rating = 4 WHERE fact = 'fact-5'")
        with pytest.raises(StoreError, match="checksum"):
            store.reviews(DOSSIER)
        store.rescue()
        assert "19 answers came back" in store.notice
        assert {e.fact for e in events} - {e.fact for e in store.reviews(DOSSIER)} == {"fact-5"}
        store.record_review(make_event())


def test_a_file_that_is_whole_is_not_touched(path: Path) -> None:
    filled(path, 3)
    before = path.read_bytes()
    assert rescue(path, NOON.at_ms) is None
    assert path.read_bytes() == before
    assert not (path.parent / "set-aside").exists()


def test_what_is_not_damaged_but_lost_or_foreign_is_not_rescued(path: Path) -> None:
    filled(path, 3)
    path.write_bytes(b"")
    with pytest.raises(StoreError, match="has lost its content"):
        Store.open_or_rescue(path)
    assert path.read_bytes() == b""


def test_bytes_that_look_like_an_event_but_are_none_are_passed_over(path: Path) -> None:
    event = make_event()
    path.parent.mkdir(parents=True)
    ident = event.id.encode()
    path.write_bytes(b"\x16\x55" + b"\x01" * 20 + ident + b"\xff" * 300 + ident + bytes(range(256)) * 4 + ident[:35])
    assert carve(path) == []
    assert replace(event, hints=1).sha256 != event.sha256

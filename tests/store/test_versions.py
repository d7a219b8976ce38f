"""Files of every earlier version are read, brought up to date and lose nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sahelreader.store.place import ReadingPlace
from sahelreader.store.schema import MIGRATIONS
from sahelreader.store.store import Store
from tests.study.making import DOSSIER, NOON, days_later

OLD = sorted((Path(__file__).parent / "data").glob("schema-*.sql"))
"""What a program of each version wrote, as SQL."""


def written_by(script: Path, path: Path) -> Path:
    """The file as that program left it."""
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
    return path


def check_content(store: Store) -> None:
    events = store.reviews(DOSSIER)
    assert [event.rating for event in events] == [3, 1, 3, 4, 2, 2, 2]
    assert [event.kind for event in events] == ["review"] * 6 + ["undo"]
    assert [event.answered for event in events[:4]] == ["", "Moura “à côté”"] * 2
    assert (events[-1].undoes, events[1].fact) == (events[-2].id, "keita-death")
    assert (events[0].moment, events[3].at_ms) == (NOON, days_later(3).at_ms)
    assert store.verify() == 7
    assert store.places(DOSSIER) == [ReadingPlace(DOSSIER, "france24", 30, 12, 40, 1000)]
    assert store.settings() == {"theme": "paper"}


@pytest.mark.parametrize("script", OLD, ids=lambda script: script.stem)
def test_a_file_of_an_earlier_version_is_read_and_brought_up_to_date(script: Path, path: Path) -> None:
    written_by(script, path)
    before = path.read_bytes()
    with Store.open(path, readonly=True) as store:
        check_content(store)
    assert path.read_bytes() == before
    with Store.open(path) as store:
        check_content(store)
        assert not store._connection.execute("PRAGMA foreign_key_check").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
            store._connection.execute("DELETE FROM event")
    with Store.open(path) as store:
        check_content(store)
    (backup,) = (path.parent / "backups").iterdir()
    assert backup.stem.endswith(script.stem.replace("-", ""))


def test_an_updated_file_has_the_tables_of_a_new_one(path: Path, tmp_path: Path) -> None:
    tables = []
    for at in (written_by(OLD[0], path), tmp_path / "new.db"):
        with Store.open(at) as store:
            tables.append(set(store._connection.execute("SELECT type, name, sql FROM sqlite_master")))
    assert tables[0] == tables[1]


@pytest.mark.parametrize("version", [step.version for step in MIGRATIONS[:-1]])
def test_every_step_on_the_way_leads_to_the_same(version: int, path: Path) -> None:
    written_by(OLD[0], path)
    with Store.open(path, migrations=MIGRATIONS[:version]) as store:
        assert store._connection.execute("PRAGMA user_version").fetchone() == (version,)
    with Store.open(path) as store:
        check_content(store)

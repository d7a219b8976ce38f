"""Everything that can be wrong with the file: one sentence, with the file and the mend, and nothing is lost."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from sahelreader.store.errors import StoreError, explain
from sahelreader.store.files import sentinel_of
from sahelreader.store.place import ReadingPlace
from sahelreader.store.schema import MIGRATIONS, Migration
from sahelreader.store.store import Store
from tests.study.making import DOSSIER, NOON, make_event

NEXT = MIGRATIONS[-1].version + 1
LATER = (
    *MIGRATIONS,
    Migration(NEXT, ("CREATE TABLE note (id TEXT PRIMARY KEY)", "ALTER TABLE place ADD COLUMN line INTEGER")),
)
AsNobody = Callable[[], AbstractContextManager[None]]


def digests(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if p.is_file()}


def filled(path: Path) -> None:
    with Store.open(path) as store:
        for number in range(40):
            store.record_review(make_event(fact=f"fact-{number}"))


def told(path: Path, trouble: str, **options: object) -> str:
    """The sentence with which opening the file is refused."""
    with pytest.raises(StoreError) as caught:
        Store.open(path, **options)  # type: ignore[arg-type]
    message = str(caught.value)
    assert caught.value.trouble == trouble
    assert str(path) in message
    assert "\n" not in message
    assert message.endswith(".")
    return message


def test_a_file_locked_by_another_is_waited_for_and_then_told(path: Path) -> None:
    with Store.open(path, timeout=0.05) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program") as caught:
            store.record_review(make_event())
        assert caught.value.trouble == "locked"
        assert store.reviews(DOSSIER) == []
        with Store.open(path, timeout=0.05) as third:
            assert third.settings() == {}
        other.execute("ROLLBACK")
        store.record_review(make_event())
        assert len(store.reviews(DOSSIER)) == 1


@pytest.mark.parametrize("position", [0, 17, 62, 70, 100])
def test_a_flipped_header_is_told_and_nothing_is_deleted(path: Path, position: int) -> None:
    filled(path)
    with Store.open(path) as store:
        backup = store.back_up("before", NOON.at_ms)
    content = bytearray(path.read_bytes())
    content[position] ^= 0x55
    path.write_bytes(content)
    message = told(path, "damaged")
    assert f"nothing was deleted: move it and its companions ({path.name}*)" in message
    assert f"copy {backup} to its place" in message
    assert path.read_bytes() == content


@pytest.mark.parametrize("keep", [600, 4096, 0.5])
def test_a_cut_off_file_is_told(path: Path, keep: float) -> None:
    filled(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(keep if keep >= 1 else len(content) * keep)])
    before = digests(path.parent)
    assert "there is no backup" in told(path, "damaged")
    assert told(path, "damaged", readonly=True)
    assert digests(path.parent).items() >= before.items()


def test_a_damaged_page_is_told(path: Path) -> None:
    filled(path)
    content = bytearray(path.read_bytes())
    for page in range(4096, len(content), 4096):
        content[page : page + 8] = b"\xff" * 8
    path.write_bytes(content)
    told(path, "damaged")


def test_a_file_that_is_no_database_is_told(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("Dear diary, today I read about Mali. " * 30)
    assert "not a database" in told(path, "damaged")


@pytest.mark.parametrize("size", [0, 1, 100])
def test_an_empty_file_is_told_where_data_was(path: Path, size: int) -> None:
    filled(path)
    path.write_bytes(path.read_bytes()[:size])
    assert str(sentinel_of(path)) in told(path, "missing")
    assert "has lost its content" in told(path, "missing", readonly=True)
    assert path.stat().st_size == size


def test_a_lost_file_is_told_and_can_be_begun_anew(path: Path) -> None:
    filled(path)
    path.unlink()
    assert "is gone" in told(path, "missing")
    sentinel_of(path).unlink()
    with Store.open(path) as store:
        assert store.reviews(DOSSIER) == []


def test_an_empty_file_without_a_mark_is_a_beginning(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.touch()
    with Store.open(path) as store:
        store.record_review(make_event())


def test_the_mark_means_that_the_file_is_not_empty(path: Path) -> None:
    with Store.open(path):
        assert sentinel_of(path).exists()
        assert path.stat().st_size > 0


def test_the_mend_for_a_damaged_file_works(path: Path) -> None:
    filled(path)
    with Store.open(path) as store:
        backup = store.back_up("daily", NOON.at_ms)
    path.write_bytes(b"\0" * 5000)
    told(path, "damaged")
    aside = path.parent / "aside"
    aside.mkdir()
    for companion in path.parent.glob(path.name + "*"):
        companion.rename(aside / companion.name)
    shutil.copy(backup, path)
    with Store.open(path) as store:
        assert len(store.reviews(DOSSIER)) == 40


def test_the_newest_backup_is_the_one_named(path: Path) -> None:
    with Store.open(path) as store:
        for label, at_ms in (("b", 5_000_000_000), ("a", 6_000_000_000), ("c", 4_000_000_000)):
            store.back_up(label, at_ms)
    path.write_bytes(b"\0" * 5000)
    assert "reader-19700311T104000000Z-a.db" in told(path, "damaged")


def test_another_programs_file_is_left_alone(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    before = digests(path.parent)
    assert "another program" in told(path, "foreign")
    assert digests(path.parent).items() >= before.items()


def test_a_newer_file_is_untouched_byte_for_byte(path: Path, tmp_path: Path) -> None:
    with Store.open(path, migrations=LATER) as store:
        store._connection.execute("DROP TRIGGER event_is_never_changed")
        store._connection.execute("UPDATE migration SET program = '2.7.1' WHERE version = ?", (NEXT,))
        store.record_review(make_event())
        # As a killed program leaves it: with its log beside it.
        left = tmp_path / "left"
        shutil.copytree(path.parent, left)
    left_path = left / path.name
    before = digests(left)
    before.pop(path.name + "-shm")  # SQLite's scratch space, made anew by whoever opens the file
    assert f"{left_path.name}-wal" in before
    for readonly in (False, True):
        assert "sahelreader 2.7.1 or later" in told(left_path, "newer", readonly=readonly)
    assert digests(left).items() >= before.items()
    with Store.open(left_path, migrations=LATER) as store:
        assert len(store.reviews(DOSSIER)) == 1


def test_an_older_file_is_backed_up_and_brought_up_to_date(path: Path) -> None:
    filled(path)
    with Store.open(path, migrations=LATER, clock_ms=lambda: NOON.at_ms) as store:
        assert len(store.reviews(DOSSIER)) == 40
        assert store._connection.execute("SELECT count(*) FROM note").fetchone()[0] == 0
    backup = path.parent / "backups" / f"reader-20260401T120000000Z-schema{NEXT - 1}.db"
    assert [each.name for each in backup.parent.iterdir()] == [backup.name]
    with Store.open(backup, readonly=True) as store:
        assert len(store.reviews(DOSSIER)) == 40
    assert "newer" in told(path, "newer")


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    filled(path)
    broken = (*MIGRATIONS, Migration(NEXT, ("CREATE TABLE note (id TEXT)", "CREATE TABLE event (id TEXT)")))
    told(path, "other", migrations=broken)
    with Store.open(path) as store:
        assert len(store.reviews(DOSSIER)) == 40
        assert not store._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'note'").fetchone()


def test_an_older_file_is_read_without_being_changed(path: Path) -> None:
    filled(path)
    before = path.read_bytes()
    with Store.open(path, migrations=LATER, readonly=True) as store:
        assert len(store.reviews(DOSSIER)) == 40
        assert store._connection.execute("SELECT count(*) FROM note").fetchone()[0] == 0
    assert path.read_bytes() == before


def test_versions_run_from_one_without_a_gap() -> None:
    assert [step.version for step in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_a_folder_that_cannot_be_written_can_still_be_read(open_folder: Path, as_nobody: AsNobody) -> None:
    path = open_folder / "reader.db"
    with as_nobody():
        filled(path)
        path.chmod(0o400)
        open_folder.chmod(0o500)
        assert "can't be" in told(path, "readonly")
        with Store.open(path, readonly=True) as store:
            assert len(store.reviews(DOSSIER)) == 40
        with Store.open_as_far_as_possible(path) as store:
            assert store.readonly
            assert "can't be written" in store.notice
            with pytest.raises(StoreError, match="can't be written"):
                store.save_place(ReadingPlace(DOSSIER, "france24", 1))


def test_a_folder_without_rights_is_told(open_folder: Path, as_nobody: AsNobody) -> None:
    path = open_folder / "reader.db"
    with as_nobody():
        open_folder.chmod(0o500)
        assert "rights" in told(path, "denied")
        open_folder.chmod(0o000)
        assert "rights" in told(path, "denied")
        with Store.open_as_far_as_possible(path) as store:
            assert store.reviews(DOSSIER) == []
            assert "rights" in store.notice


def test_a_file_without_rights_is_told(open_folder: Path, as_nobody: AsNobody) -> None:
    path = open_folder / "reader.db"
    with as_nobody():
        filled(path)
        path.chmod(0o000)
        assert "rights" in told(path, "denied")


def test_a_folder_whose_name_is_taken_by_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "share").write_text("a file")
    told(tmp_path / "share" / "reader.db", "other")


def test_a_full_database_is_told_and_the_answer_can_be_given_again(path: Path) -> None:
    # SQLite reports a full disk in the same way as a file at its greatest number of pages.
    with Store.open(path) as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        event = make_event(answered="x" * 50_000)
        with pytest.raises(StoreError, match=r"disk that holds .*reader\.db is full") as caught:
            store.record_review(event)
        assert caught.value.trouble == "full"
        store._connection.execute("PRAGMA max_page_count = 100000")
        store.record_review(event)
        assert store.reviews(DOSSIER) == [event]


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (OSError(30, "Read-only file system"), "readonly"),
        (OSError(28, "No space left on device"), "full"),
        (OSError(13, "Permission denied"), "denied"),
        (OSError(5, "Input/output error"), "other"),
        (sqlite3.OperationalError("strange"), "other"),
    ],
)
def test_errors_of_the_system_become_sentences(error: OSError | sqlite3.Error, trouble: str) -> None:
    told = explain(error, Path("/data/reader.db"))
    assert told.trouble == trouble
    assert "/data/reader.db" in str(told)
    assert str(told).endswith(".")


def test_a_file_that_was_moved_away_takes_no_more_answers(path: Path) -> None:
    with Store.open(path) as store:
        path.rename(path.with_name("elsewhere.db"))
        with pytest.raises(StoreError, match="was moved while in use") as caught:
            store.record_review(make_event())
        assert caught.value.trouble == "replaced"


def test_a_store_of_no_file_says_why(path: Path) -> None:
    with Store.nowhere("There is no home.") as store:
        assert store.reviews(DOSSIER) == []
        with pytest.raises(StoreError, match="There is no home"):
            store.set_setting("theme", "light")
    with Store.open(path, readonly=True) as store:
        assert store.places(DOSSIER) == []
    assert not path.parent.exists()


def test_a_damaged_file_does_not_keep_anyone_from_reading(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\1" * 9000)
    with Store.open_as_far_as_possible(path) as store:
        assert "damaged" in store.notice
        assert store.settings() == {}


SMALL_DISK = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from sahelreader.store.errors import StoreError
from sahelreader.store.store import Store
from tests.study.making import DOSSIER, make_event
path, kept = Path(sys.argv[1]) / "reader.db", 0
store = Store.open(path)
try:
    while True:
        store.record_review(make_event(answered="x" * 3000))
        kept += 1
except StoreError as error:
    print(error.trouble, kept == len(store.reviews(DOSSIER)) > 10)
(Path(sys.argv[1]) / "ballast").unlink()
store.record_review(make_event())
print(len(store.reviews(DOSSIER)) == kept + 1)
store.close()
import subprocess
subprocess.run(["mount", "-o", "remount,ro", sys.argv[1]], check=True)
try:
    Store.open(path)
except StoreError as error:
    print(error.trouble)
print(len(Store.open(path, readonly=True).reviews(DOSSIER)) == kept + 1)
"""


def test_a_disk_that_is_really_full_or_read_only_loses_nothing(tmp_path: Path) -> None:
    """On a disk of 1 MB in a mount namespace of its own; skipped where that takes rights that the test has not."""
    script = (
        'mount -t tmpfs -o size=1m none "$1" && head -c 100000 /dev/zero > "$1/ballast" || exit 77; '
        'exec "$2" -c "$3" "$1" "$4"'
    )
    unshare = shutil.which("unshare")
    if not unshare:
        pytest.skip("no unshare here")
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [unshare, "-m", "sh", "-c", script, "sh", str(tmp_path), sys.executable, SMALL_DISK, root],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode in (1, 77) and "permitted" in done.stderr + done.stdout:
        pytest.skip("no right to mount here")
    assert done.stderr == ""
    assert done.stdout.split() == ["full", "True", "True", "readonly", "True"]

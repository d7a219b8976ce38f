"""Anki itself takes our package, and gives back what was learned there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)
from anki.decks import DeckId
from anki.models import ModelManager, NotetypeId

from sahelreader.exchange.anki import look
from sahelreader.exchange.anki.export import export
from sahelreader.exchange.anki.ids import MODEL_ID, guid_of, read_guid
from sahelreader.exchange.anki.notes import make_note
from sahelreader.exchange.anki.reading import read_reviews
from sahelreader.exchange.anki.returning import returned
from sahelreader.exchange.anki.scheduling import log_of
from sahelreader.exchange.errors import ExchangeError
from sahelreader.exchange.tables import as_tsv
from sahelreader.store.events import ReviewEvent, put_aside
from sahelreader.study.directions import Directions
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Schedule
from tests.exchange.making import DOSSIER, NOW, OVERVIEW, make_facts, make_log

SCHEDULE = Schedule()
FACTS = make_facts()
DIRECTIONS = Directions(FACTS)
PARTS = DIRECTIONS.parts
ASIDE = "fact-3"


def log() -> list[ReviewEvent]:
    events = make_log(FACTS)
    return [*events, put_aside("suspend", "ffffffff-ffff-7fff-bfff-ffffffffffff", ASIDE, NOW, dossier=DOSSIER)]


def take(anki: Collection, file: Path) -> Any:
    options = ImportAnkiPackageOptions(merge_notetypes=True, with_scheduling=True, with_deck_configs=True)
    return anki.import_anki_package(ImportAnkiPackageRequest(package_path=str(file), options=options)).log


class Imported:
    """A collection of Anki's with our package in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.events = log()
        self.ledger = Ledger(self.events, SCHEDULE, DIRECTIONS)
        self.exported = export(PARTS.values(), self.ledger, OVERVIEW, now_seconds=NOW.at_ms // 1000)
        self.file = folder / "ours.apkg"
        self.file.write_bytes(self.exported.data)
        self.anki = Collection(str(folder / "collection.anki2"))
        self.log = take(self.anki, self.file)

    def card(self, fact: str) -> Any:
        query = "SELECT cards.id FROM cards JOIN notes ON notes.id = nid WHERE guid = ?"
        return self.anki.get_card(self.rows(query, guid_of(DOSSIER, fact))[0][0])

    def rows(self, query: str, *values: Any) -> list[list[Any]]:
        assert self.anki.db is not None
        return [list(row) for row in self.anki.db.all(query, *values)]

    def count(self, table: str) -> int:
        return len(self.rows(f"SELECT id FROM {table}"))  # noqa: S608 - a name of ours


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    found = Imported(tmp_path_factory.mktemp("anki"))
    yield found
    found.anki.close()


def test_every_note_and_every_card_arrives(imported: Imported) -> None:
    assert (len(imported.log.new), imported.anki.note_count(), imported.anki.card_count()) == (41, 41, 41)
    assert not imported.log.conflicting
    assert not imported.log.missing_notetype
    assert [deck.name for deck in imported.anki.decks.all_names_and_ids()] == ["Default", "Mali:Niger, 2021"]


def test_the_collection_is_whole(imported: Imported) -> None:
    assert imported.anki.fix_integrity() == ("Database rebuilt and optimized.", True)


def test_every_field_and_tag_is_as_written(imported: Imported) -> None:
    for fact in PARTS.values():
        note, ours = imported.card(fact.id).note(), make_note(fact, OVERVIEW)
        assert tuple(note.fields) == ours.fields
        assert tuple(sorted(note.tags)) == ours.tags
    assert {"topic::two_words", "topic::leech", "sahelreader::sahel"} <= set(imported.card("hard-words").note().tags)


def test_hard_words_are_shown_as_they_are(imported: Imported) -> None:
    card = imported.card("hard-words")
    assert (
        "More than &lt;5000&gt; &amp; &quot;fewer&quot;? &#91;sound:bell.mp3] \\(x\\) {{Answer}} é" in card.question()
    )
    assert card.question_av_tags() == []
    assert "sahelreader open france24#p2" in card.answer()


def test_every_review_arrives_as_it_was(imported: Imported) -> None:
    assert imported.count("revlog") == imported.exported.reviews > 150
    rows = imported.rows(
        "SELECT guid, revlog.id, ease, revlog.ivl, lastIvl, revlog.factor, time, revlog.type FROM revlog "
        "JOIN cards ON cards.id = cid JOIN notes ON notes.id = nid ORDER BY revlog.id"
    )
    taken: set[int] = set()
    ours: list[list[Any]] = [
        [guid_of(DOSSIER, fact.id), *row]
        for fact in PARTS.values()
        for row in log_of(fact.id, imported.ledger.history(fact.id), SCHEDULE, taken)
    ]
    assert rows == sorted(ours, key=lambda row: row[1])


def test_anki_works_out_the_same_memory(imported: Imported) -> None:
    known = [fact.id for fact in PARTS.values() if imported.ledger.memory(fact.id).reviews]
    assert len(known) == 36
    for fact in known:
        ours, theirs = imported.ledger.memory(fact), imported.anki.compute_memory_state(imported.card(fact).id)
        assert theirs.stability == pytest.approx(ours.stability, rel=1e-4)
        assert theirs.difficulty == pytest.approx(ours.difficulty, rel=1e-4)
        kept = imported.card(fact).memory_state
        assert kept.stability == pytest.approx(ours.stability, rel=1e-4)
        assert kept.difficulty == pytest.approx(ours.difficulty, abs=1e-3)


def test_due_days_are_ours(imported: Imported) -> None:
    today = imported.anki.sched.today
    for fact in PARTS.values():
        due, card = imported.ledger.memory(fact.id).due, imported.card(fact.id)
        assert card.queue == (-1 if fact.id == ASIDE else 0 if due is None else 2 if due.by_day else 1)
        if due and due.by_day:
            assert card.due - today == due.day - NOW.study_day
            assert card.ivl * 86_400_000 == due.interval_ms
        elif due:
            assert card.due == due.at_ms // 1000


def test_new_facts_keep_their_order(imported: Imported) -> None:
    new = [imported.card(fact.id) for fact in FACTS[-5:]]
    assert [card.type for card in new] == [0] * 5
    assert sorted(new, key=lambda card: card.due) == new
    assert len({card.due for card in new}) == 5


def test_the_same_package_again_changes_nothing(imported: Imported) -> None:
    before = imported.count("revlog")
    log = take(imported.anki, imported.file)
    assert (len(log.new), len(log.updated)) == (0, 0)
    assert (imported.anki.note_count(), imported.anki.card_count(), imported.count("revlog")) == (41, 41, before)


def test_what_was_edited_and_only_that_is_updated_and_keeps_its_history(imported: Imported) -> None:
    edited = [replace_answer(part) if part.id == "fact-2" else part for part in PARTS.values()]
    later = NOW.at_ms // 1000 + 60
    again = export(edited, imported.ledger, OVERVIEW, now_seconds=later, changes=imported.exported.changes)
    file = imported.folder / "edited.apkg"
    file.write_bytes(again.data)
    before = imported.card("fact-2")
    log = take(imported.anki, file)
    assert (len(log.new), len(log.updated)) == (0, 1)
    after = imported.card("fact-2")
    assert after.note()["Answer"] == "Moura, in central Mali"
    assert (after.id, after.due, after.reps) == (before.id, before.due, before.reps)
    assert imported.anki.note_count() == 41


def replace_answer(fact: Any) -> Any:
    from msgspec.structs import replace as changed

    first, *others = fact.cards
    return changed(fact, cards=(changed(first, answer="Moura, in central Mali"), *others))


def look_in(anki: Collection) -> str:
    """Template and style of the one note type of ours, as Anki's database has them."""
    (kind,) = [kind for kind in ModelManager(anki).all() if kind["name"].startswith("sahelreader")]
    return str(kind["tmpls"][0]["afmt"] + kind["css"])


@pytest.mark.parametrize("merge", [False, True])
def test_a_newer_look_takes_the_place_of_an_older_one_and_makes_no_second_note_type(
    merge: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take_look(name: str) -> str:
        data = export([FACTS[0]], Ledger([], SCHEDULE, DIRECTIONS), OVERVIEW, now_seconds=1_700_000_000).data
        (tmp_path / name).write_bytes(data)
        options = ImportAnkiPackageOptions(merge_notetypes=merge)
        anki.import_anki_package(ImportAnkiPackageRequest(package_path=str(tmp_path / name), options=options))
        return look_in(anki)

    anki = Collection(str(tmp_path / "collection.anki2"))
    with monkeypatch.context() as earlier:
        earlier.setattr(look, "MODEL_CHANGED", look.MODEL_CHANGED - 1)
        earlier.setattr(look, "BACK", "{{FrontSide}}{{Answer}}")
        earlier.setattr(look, "CSS", ".card { color: red; }")
        assert take_look("older.apkg") == "{{FrontSide}}{{Answer}}.card { color: red; }"
    assert take_look("newer.apkg") == look.BACK + look.CSS
    kind = ModelManager(anki).get(NotetypeId(MODEL_ID))
    assert kind is not None
    kind["css"] = "the reader's own"
    anki.models.update_dict(kind)
    assert take_look("newer.apkg") == look.BACK + "the reader's own"
    assert (anki.card_count(), anki.note_count()) == (1, 1)
    anki.close()


def test_the_text_file_updates_the_same_notes(imported: Imported) -> None:
    file = imported.folder / "ours.tsv"
    file.write_text(as_tsv(PARTS.values(), OVERVIEW), encoding="utf-8")
    metadata = imported.anki.get_csv_metadata(str(file), None)
    log = imported.anki.import_csv(ImportCsvRequest(path=str(file), metadata=metadata)).log
    assert (len(log.new), imported.anki.note_count(), log.found_notes) == (0, 41, 41)
    for fact in PARTS.values():
        assert tuple(imported.card(fact.id).note().fields) == make_note(fact, OVERVIEW).fields


def give_back(imported: Imported, name: str, *, legacy: bool) -> Path:
    file = imported.folder / name
    options = ExportAnkiPackageOptions(with_scheduling=True, legacy=legacy)
    imported.anki.export_anki_package(out_path=str(file), options=options, limit=None)
    return file


def test_what_was_answered_in_anki_comes_back_once(imported: Imported) -> None:
    anki, fact = imported.anki, "fact-38"
    anki.decks.select(next(DeckId(deck.id) for deck in anki.decks.all_names_and_ids() if deck.name != "Default"))
    anki.sched.set_due_date([imported.card(fact).id], "0")
    card = imported.card(fact)
    card.start_timer()
    anki.sched.answerCard(card, 3)
    bring = {
        "directions": DIRECTIONS,
        "dossier": DOSSIER,
        "offset_at": lambda _: NOW.offset_minutes,
        "until_ms": NOW.at_ms + 86_400_000,
    }
    reviews = read_reviews(give_back(imported, "theirs.apkg", legacy=True))
    back = returned(reviews, events=imported.events, **bring)  # type: ignore[arg-type]
    (event,) = back.events
    assert (event.fact, event.rating, event.verdict, event.mode) == (fact, 3, "self", "scheduled")
    assert event.card in {card.id for card in FACTS[38].cards}
    assert (back.known, back.by_hand) == (imported.exported.reviews, 1)
    again = returned(reviews, events=[*imported.events, event], **bring)  # type: ignore[arg-type]
    assert (again.events, again.known) == ((), back.known + 1)
    elsewhere = returned(reviews, events=[], **bring)  # type: ignore[arg-type]
    merged = Ledger(elsewhere.events, SCHEDULE, DIRECTIONS)
    for key in ("fact-2", "who-and-when", "who-and-when:date"):
        assert merged.memory(key) == imported.ledger.memory(key)


def test_the_newer_format_is_refused_with_the_way_out(imported: Imported) -> None:
    with pytest.raises(ExchangeError, match=r"newer format.*Support older Anki versions"):
        read_reviews(give_back(imported, "newer.apkg", legacy=False))


def test_guids_can_be_read_again() -> None:
    assert read_guid(guid_of(DOSSIER, "fact-2:date")) == (DOSSIER, "fact-2:date")
    assert read_guid("b1a9$xK") is None

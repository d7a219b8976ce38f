"""Taking notes, and finding their words again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.notes.notebook import MOST_QUOTED, MOST_WRITTEN, NoteError
from sahelreader.notes.orphans import orphaned_places
from sahelreader.store.annotation import Mark
from sahelreader.store.errors import StoreError
from sahelreader.store.place import ReadingPlace
from sahelreader.store.store import Store
from tests.support.small_dossier import BRIDGE, swap

if TYPE_CHECKING:
    from collections.abc import Callable

    from sahelreader.workspace import Workspace

SENTENCE = "Fishermen from Nordby had asked for a free quay."
HERON = "Nordby-based fishermen hope for the heron, a bird."


def place_of(workspace: Workspace, words: str, article: str = "harbour") -> tuple[tuple[int, int], tuple[int, int]]:
    for block in workspace.article(article).body:
        if words in block.text:
            start = block.text.index(words)
            return (block.number, start), (block.number, start + len(words))
    raise AssertionError(words)


def test_a_highlight_keeps_its_words_its_context_and_its_address(workspace: Workspace) -> None:
    note = workspace.notebook.highlight("harbour", *place_of(workspace, SENTENCE), note="ask  Ada\x07")
    record = note.record
    assert record.quote == SENTENCE
    assert record.prefix.endswith("Keral told the Coast Herald. ")
    assert record.suffix.startswith("\nWhat comes next")
    assert record.note.startswith("ask  Ada")
    assert "\x07" not in record.note
    assert note.standing == "exact"
    assert note.address == "harbour#p3"
    assert workspace.notebook.notes() == [note]
    assert workspace.notebook.notes("bridge") == []


def test_words_over_several_paragraphs_are_one_highlight(workspace: Workspace) -> None:
    (number, start), _ = place_of(workspace, SENTENCE)
    note = workspace.notebook.highlight("harbour", (number, start), (number + 2, 9))
    assert note.record.quote == f"{SENTENCE}\nWhat comes next\n- Repairs"
    assert [(place.number, place.start, place.end) for place in note.places] == [
        (3, start, start + len(SENTENCE)), (4, 0, 15), (5, 0, 9),
    ]  # fmt: skip


def test_blanks_at_the_ends_are_no_part_of_it(workspace: Workspace) -> None:
    (number, start), (_, end) = place_of(workspace, SENTENCE)
    assert workspace.notebook.highlight("harbour", (number, start - 1), (number, end)).record.quote == SENTENCE


@pytest.mark.parametrize(("start", "end"), [((3, 5), (3, 5)), ((99, 0), (99, 4)), ((3, 8), (2, 0)), ((0, 0), (1, 2))])
def test_where_no_words_are_nothing_is_marked(
    start: tuple[int, int], end: tuple[int, int], workspace: Workspace
) -> None:
    with pytest.raises(NoteError):
        workspace.notebook.highlight("harbour", start, end)
    assert not workspace.has_notes


def test_what_is_too_long_is_refused_with_a_sentence(reopen: Callable[..., Workspace]) -> None:
    workspace = reopen(seeds={"bridge.txt": swap(BRIDGE, "disagrees.", "disagrees. " + "No and no. " * 600)})
    number, length = max((block.number, len(block.text)) for block in workspace.article("bridge").body[:3])
    assert length > MOST_QUOTED
    with pytest.raises(NoteError, match=r"too long for one note: .* characters"):
        workspace.notebook.highlight("bridge", (number, 0), (number, length))
    with pytest.raises(NoteError, match=f"at most {MOST_WRITTEN:,}"):
        workspace.notebook.highlight("bridge", (1, 0), (1, 3), note="x" * (MOST_WRITTEN + 1))


def test_a_note_is_rewritten_deleted_and_brought_back_and_all_of_it_is_kept(workspace: Workspace) -> None:
    book = workspace.notebook
    first = book.highlight("harbour", *place_of(workspace, SENTENCE))
    second = book.rewrite(first, text="a thought")
    assert [note.record.note for note in book.notes()] == ["a thought"]
    book.delete(second)
    assert book.notes() == []
    assert workspace.has_notes
    book.restore(second)
    assert [note.record.note for note in book.notes()] == ["a thought"]
    records = workspace.store.annotations("the-coast")
    assert [record.kind for record in records] == ["highlight", "highlight", "delete", "highlight"]
    assert {record.subject for record in records} == {first.record.id}


def test_a_highlight_finds_its_words_again_when_the_text_around_them_changes(reopen: Callable[..., Workspace]) -> None:
    before = reopen()
    before.notebook.highlight("bridge", *place_of(before, HERON, "bridge"))
    changed = swap(BRIDGE, "so little, Keral says.", "so little, Keral says. Nobody had asked him.")
    after = reopen(seeds={"bridge.txt": changed})
    (note,) = after.notebook.notes()
    assert note.standing == "moved"
    block = after.article("bridge").body[note.number - 1]
    assert block.text[note.places[0].start : note.places[0].end] == HERON


def test_a_highlight_whose_words_are_gone_is_listed_as_orphaned(reopen: Callable[..., Workspace]) -> None:
    before = reopen()
    before.notebook.highlight("bridge", *place_of(before, HERON, "bridge"))
    before.notebook.highlight("bridge", *place_of(before, "Bruno Keral reckons", "bridge"), note="money")
    after = reopen(seeds={"bridge.txt": swap(BRIDGE, HERON, "")})
    kept, orphan = after.notebook.notes()
    assert (kept.standing, kept.record.note) == ("exact", "money")
    assert orphan.is_orphaned
    assert orphan.record.quote == HERON
    assert orphan.address == "bridge#p4"


def test_two_notebooks_at_once_see_each_others_notes(reopen: Callable[..., Workspace]) -> None:
    one, two = reopen(), reopen()
    first = one.notebook.highlight("harbour", *place_of(one, SENTENCE))
    second = two.notebook.highlight("harbour", *place_of(two, "The port of Sarela opened"))
    one.notebook.rewrite(one.notebook.notes()[0], text="mine")
    two.notebook.rewrite(two.notebook.notes()[-1], text="theirs")
    for workspace in (one, two):
        assert {note.record.subject: note.record.note for note in workspace.notebook.notes()} == {
            first.record.subject: "theirs", second.record.subject: "mine",
        }  # fmt: skip


def test_where_nothing_can_be_saved_notes_can_be_read_and_taking_one_is_refused(
    reopen: Callable[..., Workspace],
) -> None:
    workspace = reopen()
    workspace.notebook.highlight("harbour", *place_of(workspace, SENTENCE))
    workspace.close()
    assert workspace.data is not None
    again = reopen()
    again._store = Store.open(workspace.data / "reader.db", readonly=True)
    assert len(again.notebook.notes()) == 1
    with pytest.raises(StoreError):
        again.notebook.highlight("harbour", *place_of(again, "The port of Sarela opened"))


def test_places_and_marks_of_what_is_gone_are_listed(workspace: Workspace) -> None:
    places = [ReadingPlace("d", "harbour", 3), ReadingPlace("d", "harbour", 99), ReadingPlace("d", "gone", 2)]
    marks = [Mark("d", "a", "gone", 2), Mark("d", "b", "bridge", 1)]
    found = orphaned_places(places, marks, workspace.overview.articles)
    assert [(orphan.article, orphan.number, orphan.letter) for orphan in found] == [
        ("harbour", 99, ""), ("gone", 2, ""), ("gone", 2, "a"),
    ]  # fmt: skip

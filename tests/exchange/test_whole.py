"""The whole export as JSON: what goes out comes back, and nothing else does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.exchange.errors import ExchangeError
from sahelreader.exchange.whole import Whole, as_json, read_json
from sahelreader.store.annotation import Annotation, Mark
from sahelreader.store.events import put_aside
from sahelreader.store.place import ReadingPlace
from tests.exchange.making import DOSSIER, NOW, OVERVIEW, make_facts, make_log

FACTS = make_facts(12)
LOG = make_log(FACTS, days=12)
UNDONE = LOG[-1].undo("ffffffff-ffff-7fff-bfff-fffffffffffe", NOW)
ASIDE = put_aside("bury", "ffffffff-ffff-7fff-bfff-ffffffffffff", "fact-2", NOW, dossier=DOSSIER)
EVENTS = (*LOG, UNDONE, ASIDE)
PLACES = (ReadingPlace(DOSSIER, "france24", 3, 7, 5, NOW.at_ms),)
NOTE = Annotation(
    ASIDE.id, DOSSIER, ASIDE.id, "card", NOW.at_ms, 0, "france24", 3, 7, "words", question="Q?", answer="A"
)
WHOLE = Whole(EVENTS, PLACES, (NOTE,), (Mark(DOSSIER, "a", "france24", 3),))


def value() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(as_json(FACTS, WHOLE, OVERVIEW)))
    return made


def read(tmp_path: Path, text: str | bytes, dossier: str = DOSSIER) -> Whole:
    file = tmp_path / "study.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_json(file, dossier)


def test_everything_comes_back(tmp_path: Path) -> None:
    assert read(tmp_path, json.dumps(value())) == WHOLE


def test_what_is_missing_and_has_a_default_is_taken_for_that(tmp_path: Path) -> None:
    whole = value()
    for event in whole["events"]:
        del event["wording"], event["hints"], event["overridden"]
    assert {event.wording for event in read(tmp_path, json.dumps(whole)).events} == {""}


def test_facts_stand_in_it_with_cards_and_sources() -> None:
    (fact,) = (fact for fact in value()["facts"] if fact["id"] == "fact-2")
    assert fact["evidence"] == [
        {
            "quote": "in Moura, in central Mali", "article": "france24", "address": "france24#p2",
            "outlet": "France 24",
        }
    ]  # fmt: skip
    assert [card["id"] for card in fact["cards"]] == ["place", "where", "cut"]


def break_at(*path: str | int, to: Any) -> Callable[[dict[str, Any]], object]:
    def change(whole: Any) -> None:
        for step in path[:-1]:
            whole = whole[step]
        whole[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (break_at("format", to="other"), "no export of sahelreader"),
        (break_at("version", to=2), "another version"),
        (break_at("dossier", "id", to="other"), "another dossier"),
        (break_at("dossier", to=3), "another dossier"),
        (break_at("events", to=3), "not whole"),
        (break_at("events", to=None), "not whole"),
        (break_at("events", 0, to=[]), "not whole"),
        (break_at("events", 0, "rating", to=7), "not whole"),
        (break_at("events", 0, "rating", to=True), "not whole"),
        (break_at("events", 0, "rating", to="3"), "not whole"),
        (break_at("events", 0, "at_ms", to=10**30), "not whole"),
        (break_at("events", 0, "id", to="x" * 36), "not whole"),
        (break_at("events", 0, "fact", to="x" * 70_000), "not whole"),
        (break_at("events", 0, "dossier", to="other"), "not whole"),
        (break_at("events", 0, "confidence", to="1"), "not whole"),
        (break_at("events", -2, "undoes", to="00000000-0000-7000-8000-000000000000"), "undo without its answer"),
        (break_at("places", 0, "paragraph", to=1.5), "not whole"),
        (lambda whole: whole["events"][0].pop("card"), "not whole"),
        (lambda whole: whole.pop("places"), "not whole"),
        (break_at("annotations", 0, "kind", to="poem"), "not whole"),
        (break_at("annotations", 0, "quote", to=[]), "not whole"),
        (break_at("marks", 0, "letter", to=7), "not whole"),
    ],
)
def test_what_is_not_whole_is_refused_in_a_sentence(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], words: str
) -> None:
    whole = value()
    change(whole)
    with pytest.raises(ExchangeError, match=words) as caught:
        read(tmp_path, json.dumps(whole))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "[]", "null", '{"format"', "[" * 200_000, "9" * 5000, b"\xff\xfe", b"\0"])
def test_what_is_no_json_of_ours_is_refused(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(ExchangeError):
        read(tmp_path, text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(events=JSON, places=JSON)
def test_any_other_content_is_refused_or_empty(
    events: object, places: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = value() | {"events": events, "places": places, "annotations": [], "marks": []}
    try:
        found = read(tmp_path_factory.getbasetemp(), json.dumps(whole))
    except ExchangeError:
        return
    assert found == Whole()

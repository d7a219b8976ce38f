"""Quotations, claims and the timeline: what is read of them, and what is wrong with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.dossier.compiled import CompiledDossier
from sahelreader.dossier.dates import days
from sahelreader.dossier.loading import load_dossier
from sahelreader.dossier.problems import DossierError
from sahelreader.dossier.quotations import source_span, words_of
from sahelreader.dossier.voices import Voice
from tests.support.small_dossier import ARTICLES, BRIDGE, swap, write_dossier
from tests.support.small_voices import CLAIMS, QUOTES, TIMELINE

if TYPE_CHECKING:
    from sahelreader.dossier.model import Dossier


def load(folder: Path, *, quotes: str = QUOTES, claims: str = CLAIMS, timeline: str = TIMELINE) -> Dossier:
    return load_dossier(write_dossier(folder, quotes=quotes, claims=claims, timeline=timeline))


def test_a_speaker_is_an_entity_or_words(tmp_path: Path) -> None:
    first, *_, last = load(tmp_path).quotes
    assert (first.speaker, first.via) == (Voice("Ada Keral", "ada-keral"), Voice("Coast Herald", "coast-herald"))
    assert last.speaker == Voice("unnamed: somebody at the quay")
    assert first.speaker.is_named
    assert not last.speaker.is_named


def test_what_comes_between_two_parts_is_marked_and_lies_in_the_span(tmp_path: Path) -> None:
    dossier = load(tmp_path)
    quote, article = dossier.quotes[-1], dossier.articles["bridge"]
    assert words_of(quote, article) == "Nordby-based fishermen […] for the heron, a bird."
    start, end = source_span(quote, article)
    assert BRIDGE[start:end] == "Nordby-based fishermen hope for the heron, a bird."


def test_parts_of_one_quotation_in_two_paragraphs_are_joined(tmp_path: Path) -> None:
    bridge = swap(BRIDGE, "“A free quay is cheaper.”", "“A free quay is cheaper.\n\n“Much cheaper.”")
    bridge = bridge.replace("2 comments\n", "")
    quotes = swap(
        QUOTES,
        'evidence: {article: bridge, quote: "A free quay is cheaper."}',
        'parts: [{article: bridge, quote: "A free quay is cheaper."}, {article: bridge, quote: Much cheaper.}]',
    )
    structure = "    - {lines: 9, as: furniture, kind: comments, label: 2 reader comments}\n"
    folder = write_dossier(
        tmp_path, quotes=quotes, articles=swap(ARTICLES, structure, ""), seeds={"bridge.txt": bridge}
    )
    dossier = load_dossier(folder)
    assert words_of(dossier.quotes[2], dossier.articles["bridge"]) == "A free quay is cheaper. Much cheaper."


def test_positions_stand_in_the_order_of_the_articles(tmp_path: Path) -> None:
    (claim,) = load(tmp_path).claims
    assert [position.holder for position in claim.positions] == ["harbour", "bridge", "bridge"]
    assert [position.voice and position.voice.name for position in claim.positions] == [
        None, "Bruno Keral", "Élise Maréchal",
    ]  # fmt: skip


def test_the_timeline_is_in_the_order_of_time_whatever_the_order_of_the_file(tmp_path: Path) -> None:
    records = TIMELINE.split("\n\n")
    assert [event.id for event in load(tmp_path, timeline="\n\n".join(records[::-1])).events] == [
        "port-taken", "port-opened", "heron-ends",
    ]  # fmt: skip


def test_events_that_overlap_keep_the_order_of_the_file(tmp_path: Path) -> None:
    records = swap(TIMELINE, "when: 2021-03\n  precision: month", "when: 2021\n  precision: year").split("\n\n")
    order = ["port-opened", "port-taken", "heron-ends"]
    timeline = "\n\n".join(next(r for r in records if f"- id: {ident}\n" in r).rstrip("\n") for ident in order)
    assert [event.id for event in load(tmp_path, timeline=timeline + "\n").events] == order


def test_the_cache_gives_voices_as_the_source_does(tmp_path: Path) -> None:
    dossier = load(tmp_path / "coast")
    for _ in range(2):
        compiled = CompiledDossier(tmp_path / "coast", tmp_path / "cache")
        assert (compiled.quotes(), compiled.claims(), compiled.events()) == (
            dossier.quotes, dossier.claims, dossier.events,
        )  # fmt: skip


CASES: dict[str, tuple[str, str, str, str]] = {  # file: what stands there, what instead, the problem
    "a quotation without a speaker": (
        "quotes",
        "  speaker: bruno-keral\n",
        "",
        "quotation 'bruno-free-quay' has no speaker",
    ),
    "an unknown speaker": (
        "quotes",
        "speaker: bruno-keral",
        "speaker: bruno",
        "speaker of quotation 'bruno-free-quay' names an unknown entity 'bruno'; words are written as 'unnamed: …'",
    ),
    "a quotation about nobody": (
        "quotes",
        "about: [nordby]",
        "about: [nordbi]",
        "quotation 'fishermen-hope' names an unknown entity 'nordbi'",
    ),
    "a quotation that is not in the text": (
        "quotes",
        "We will not close it",
        "We shall not close it",
        "evidence not found in harbour: “We shall not close it a second time,”",
    ),
    "parts in the wrong order": (
        "quotes",
        '    - {article: bridge, quote: "Nordby-based fishermen"}\n',
        '    - {article: bridge, quote: "a bird."}\n',
        "the parts of quotation 'fishermen-hope' must be in the order of the text, and not overlap",
    ),
    "parts of two articles": (
        "quotes",
        '{article: bridge, quote: "Nordby-based fishermen"}',
        '{article: harbour, quote: "Fishermen from Nordby"}',
        "the parts of quotation 'fishermen-hope' stand in two articles; make two quotations of it",
    ),
    "the whole and parts as well": (
        "quotes",
        "  speaker: bruno-keral\n",
        "  parts: []\n  speaker: bruno-keral\n",
        "quotation 'bruno-free-quay' needs either evidence (the whole) or parts (a list)",
    ),
    "a claim with one position": (
        "claims",
        """stance: denies
      summary: the merchants of Sarela
      evidence: [{article: bridge, quote: "serves Sarela’s merchants, not us"}]""",
        "stance: silent\n      summary: nothing",
        "claim 'free-quay' needs two positions that differ; who is silent holds none",
    ),
    "an article that is silent and isn't": (
        "claims",
        "holder: harbour",
        "holder: bridge",
        "in claim 'free-quay', bridge is silent and holds a position as well",
    ),
    "a position without evidence": (
        "claims",
        '      evidence: [{article: bridge, quote: "A free quay is cheaper."}]\n',
        "",
        "the position of bridge has no evidence",
    ),
    "silence with evidence": (
        "claims",
        "summary: says nothing of it",
        'summary: nothing, evidence: [{article: harbour, quote: "a free quay"}]',
        "a silent position has no evidence",
    ),
    "evidence of another article": (
        "claims",
        '{article: bridge, quote: "A free quay is cheaper."}',
        '{article: harbour, quote: "had asked for a free quay"}',
        "the evidence of a position of bridge stands in harbour",
    ),
    "an unknown holder": (
        "claims",
        "- holder: bridge\n      stance: says",
        "- holder: brigde\n      stance: says",
        "holder 'brigde' is no article; known are: harbour, bridge",
    ),
    "a stance of one's own": (
        "claims",
        "stance: denies",
        "stance: mocks",
        "stance of position is 'mocks'; it must be one of: says, denies, differs, silent",
    ),
    "an event without a date": ("timeline", "  when: 2021-06\n", "", "event 'heron-ends' has no when"),
    "an event without evidence": (
        "timeline",
        '  evidence: [{article: harbour, quote: "Operation Heron ends in June"}]\n',
        "",
        "event 'heron-ends' has no evidence",
    ),
    "a precision that the date doesn't have": (
        "timeline",
        "when: 2021-06\n  precision: month",
        "when: 2021-06\n  precision: day",
        "precision of event 'heron-ends' is day, but when is 2021-06: month",
    ),
    "a date in words": (
        "timeline",
        "when: 2021-06",
        "when: June 2021",
        "when of event 'heron-ends' is 'June 2021'; write 2022-03-27, 2022-03, 2022 or first/last",
    ),
}  # fmt: skip
FILES = {"quotes": QUOTES, "claims": CLAIMS, "timeline": TIMELINE}


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_said_in_one_sentence(case: str, tmp_path: Path) -> None:
    name, old, new, message = CASES[case]
    with pytest.raises(DossierError) as caught:
        load(tmp_path, **{name: swap(FILES[name], old, new)})
    found = [(problem.file, problem.message) for problem in caught.value.problems]
    assert (f"glossary/{name}.yaml", message) in found
    assert all(problem.line for problem in caught.value.problems)


def test_every_bundled_quotation_has_its_words_in_the_file(bundled: Dossier, bundled_folder: Path) -> None:
    for quote in bundled.quotes:
        article = bundled.articles[quote.article]
        text = (bundled_folder / "seeds" / article.head.file).read_bytes().decode("utf-8")
        start, end = source_span(quote, article)
        words = " ".join(text[start:end].split())
        assert words.startswith(" ".join(quote.parts[0].quote.split()))
        assert words.endswith(" ".join(quote.parts[-1].quote.split()))
        assert len(words.split()) >= 5 or not quote.is_asked


def test_the_bundled_dossier_has_voices_enough(bundled: Dossier) -> None:
    assert len(bundled.quotes) >= 33
    assert len(bundled.claims) >= 15
    assert len(bundled.events) >= 50
    assert {event.when[:4] for event in bundled.events} >= {"1960", "2022"}


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-05-03", date(2021, 5, 3), date(2021, 5, 3)),
        ("2021/2022-03", date(2021, 1, 1), date(2022, 3, 31)),
        ("2022-03-27/2022-03-31", date(2022, 3, 27), date(2022, 3, 31)),
    ],
)
def test_a_date_covers_its_days(when: str, first: date, last: date) -> None:
    assert days(when) == (first, last)


@given(st.dates())
def test_a_day_lies_in_its_month_and_its_year(day: date) -> None:
    text = day.isoformat()
    for when in (text, text[:7], text[:4]):
        first, last = days(when)
        assert first <= day <= last

"""Counterparts are found where there are some, and not where there are none."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.alignment import our_answers, read_key, score
from sahelreader.compare.alignment import THRESHOLD, align
from sahelreader.compare.anchors import strength
from sahelreader.compare.following import SURE, Following, Stand
from sahelreader.compare.linking import make_link
from sahelreader.compare.links import Link
from sahelreader.compare.passages import Curated, passages_of
from sahelreader.compare.rarity import Rarity
from sahelreader.compare.telling import Teller
from sahelreader.compare.wanted import GivenUpError
from sahelreader.dossier.mentions import mark
from sahelreader.dossier.model import Article, Block
from sahelreader.paths import bundled_dossier
from sahelreader.workspace import Workspace
from tests.compare.tellings import write_tellings

if TYPE_CHECKING:
    from pathlib import Path

    from sahelreader.compare.comparing import Comparisons
    from sahelreader.compare.following import Tie
    from sahelreader.compare.passages import Passage


@pytest.fixture(scope="module")
def bundled() -> Workspace:
    return Workspace(bundled_dossier(), None, None)


@pytest.fixture(scope="module")
def tellings(tmp_path_factory: pytest.TempPathFactory) -> Comparisons:
    return Workspace(write_tellings(tmp_path_factory.mktemp("tellings") / "dossier"), None, None).comparisons


def anchors(comparisons: Comparisons, number: int) -> dict[str, float]:
    pairing = comparisons.compare("first", "second").alignment.counterpart(number)
    return {anchor.kind: anchor.strength for anchor in pairing.anchors} if pairing else {}


def test_four_of_five_counterparts_in_the_bundled_articles_are_those_that_a_reader_found(bundled: Workspace) -> None:
    found = score(read_key(), our_answers(bundled), THRESHOLD)
    assert found.of_all >= 0.84
    assert found.precision >= 0.88
    assert found.answered >= 0.8 * found.questions
    assert found.false <= 12


def test_without_the_editors_anchors_fewer_are_found_and_as_surely(bundled: Workspace) -> None:
    found = score(read_key(), our_answers(bundled, curated=False), THRESHOLD)
    assert found.of_all >= 0.57
    assert found.precision >= 0.8
    assert found.answered >= 35
    assert found.false <= 2


def test_the_key_has_pairs_of_all_ten_pairs_of_articles() -> None:
    key = read_key()
    assert sum(map(len, key.wanted.values())) >= 2 * 60
    assert len({frozenset((article, other)) for article, _, other in key.wanted}) == 10


def test_two_translations_of_one_speech_meet(bundled: Workspace, tellings: Comparisons) -> None:
    pairing = bundled.comparisons.compare("france24", "olivium").alignment.counterpart(7)
    assert pairing is not None
    assert pairing.right == 3
    assert "quotation" in {anchor.kind for anchor in pairing.anchors}
    assert "quotation" in anchors(tellings, 3)


def test_a_day_a_rough_figure_and_rare_names_hold_two_paragraphs_together(tellings: Comparisons) -> None:
    assert {"date", "figure", "wording"} <= anchors(tellings, 1).keys()
    assert "figure" in anchors(tellings, 2)


def test_a_paragraph_that_only_one_tells_has_no_counterpart(tellings: Comparisons) -> None:
    alignment = tellings.compare("first", "second").alignment
    assert {n: p.right for n in range(1, 7) if (p := alignment.counterpart(n))} == {1: 2, 2: 5, 3: 3, 6: 1}
    assert alignment.turned().counterpart(4) is None


def test_the_other_side_is_the_same_seen_from_there(tellings: Comparisons) -> None:
    one, other = (tellings.compare(*pair).alignment for pair in (("first", "second"), ("second", "first")))
    assert one.turned() == other
    assert {p.right: p.left for p in one.forward.values() if p.strength >= THRESHOLD} == {
        n: p.right for n, p in other.forward.items() if p.strength >= THRESHOLD
    }


def test_sentences_of_a_pair_are_those_that_hold_its_anchors(tellings: Comparisons) -> None:
    pairing = tellings.compare("first", "second").alignment.counterpart(3)
    assert pairing is not None
    text = {p.number: p.text for p in tellings.passages("first")}[3]
    assert text[slice(*pairing.left_sentence)].startswith("Ada Keral spoke from the steps")


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("first", "alien", "different languages (en, fr)"),
        ("first", "alien", "No date is told in Alien"),
        ("first", "alien", "No name of the glossary stands in both"),
        ("first", "alien", "No paragraph of one tells what one of the other tells"),
        ("first", "first", "Both sides are the same article"),
    ],
)
def test_what_could_not_be_compared_is_said(tellings: Comparisons, left: str, right: str, words: str) -> None:
    assert any(words in sentence for sentence in tellings.compare(left, right).trouble)
    assert tellings.compare("first", "second").trouble == ()


def plain(bundled: Workspace, article: str, texts: list[str], *facts: Curated) -> tuple[Passage, ...]:
    """Passages of these texts; the facts rest on the first."""
    blocks = tuple(Block("paragraph", i, 0, text, 0, len(text), ()) for i, text in enumerate(texts, 1))
    return passages_of(Article(bundled.article(article).head, blocks, ()), {1: facts}, {})


def named(bundled: Workspace, article: str, text: str) -> Passage:
    """The passage of a text, in which the dossier's names are marked."""
    block = Block("paragraph", 1, 0, text, 0, len(text), ())
    (marked,) = mark([Article(bundled.article(article).head, (block,), ())], bundled.glossary)
    return passages_of(marked, {}, {})[0]


@pytest.mark.parametrize(("strength", "tie"), [(0.95, "same"), (0.85, "same"), (0.84, "perhaps"), (0.74, "perhaps")])
def test_a_counterpart_that_is_often_wrong_is_told_as_one_that_may_be(strength: float, tie: Tie) -> None:
    link = Link(1, 4, strength, True, (0, 1), (0, 1))
    assert Following({1: link}).stand(1) == Stand(tie, 4, link)


def test_of_the_sure_counterparts_nineteen_of_twenty_are_those_that_a_reader_found(bundled: Workspace) -> None:
    sure, unsure = (score(read_key(), our_answers(bundled), at) for at in (SURE, THRESHOLD))
    assert sure.precision >= 0.95
    assert sure.answered >= 0.7 * unsure.answered


TEXTS = st.lists(st.text(alphabet="abcde 12.“”", max_size=40), min_size=1, max_size=6)


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared(bundled: Workspace, ours: list[str], theirs: list[str]) -> None:
    left, right = plain(bundled, "france24", ours), plain(bundled, "olivium", theirs)
    forward, backward = align(left, right, Rarity((*left, *right)))
    for pairings, passages in ((forward, left), (backward, right)):
        for number, pairing in pairings.items():
            assert pairing.left == number <= len(passages)
            assert 0 < pairing.strength <= 1
            assert pairing.strength == strength(pairing.anchors)
    following = Following({number: make_link(pairing) for number, pairing in forward.items()})
    for number in range(1, len(left) + 1):
        stand = following.stand(number)
        assert (stand.tie in ("same", "perhaps")) == (number in following.anchored)
        assert 0 <= stand.number <= len(right)


def test_long_articles_are_compared_by_their_nearest_candidates(bundled: Workspace) -> None:
    names = ["".join(syllables) for syllables in product(("ba", "ko", "mi", "tu"), repeat=3)]
    texts = [f"The {name} keeper counted {n + 100} lamps on the {name} stairs." for n, name in enumerate(names)]
    left, right = plain(bundled, "france24", texts), plain(bundled, "olivium", texts[::-1])
    forward, _ = align(left, right, Rarity((*left, *right)))
    assert all(pairing.right == len(texts) + 1 - number for number, pairing in forward.items())
    assert len(forward) == len(texts)


def test_a_comparison_that_nobody_wants_any_more_is_given_up(tellings: Comparisons, tmp_path: Path) -> None:
    fresh = Workspace(write_tellings(tmp_path / "dossier"), None, None).comparisons
    with pytest.raises(GivenUpError):
        fresh.compare("first", "second", lambda: False)
    assert fresh.compare("first", "second") == tellings.compare("first", "second")


def test_a_term_counts_for_its_words_and_a_name_beside_them(bundled: Workspace) -> None:
    tokens = {p.number: set(p.tokens) for p in bundled.comparisons.passages("france24")}[27]
    assert {"@red-line", "@wagner-group", "wagn"} <= tokens
    assert not {"red", "line"} & tokens


def test_of_two_words_for_one_thing_both_are_told(bundled: Workspace) -> None:
    left, right = plain(bundled, "france24", ["A deal is near."]), plain(bundled, "olivium", ["The agreement is near."])
    forward, _ = align(left, right, Rarity((*left, *right)))
    teller = Teller(str, {})
    assert teller.tell(forward[1].anchors[0], left[0], right[0]) == "both use “deal” or “agreement”, “near”"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("An agreement, or a deal.", "The deal.", "both use “deal”"),
        (
            "He represents a harbour.",
            "Representing harbours.",
            "both use “harbour” or “harbours”, “represents” or “representing”",
        ),
        (
            "Russia met ECOWAS on lanterns.",
            "CEDEAO lit lanterns for Russia.",
            "both name ecowas, russia and use “lanterns”",
        ),
    ],
)
def test_words_are_told_as_either_text_has_them_and_names_apart(
    bundled: Workspace, one: str, other: str, told: str
) -> None:
    left, right = named(bundled, "france24", one), named(bundled, "olivium", other)
    forward, _ = align((left,), (right,), Rarity((left, right)))
    assert Teller(str, {}).tell(next(a for a in forward[1].anchors if a.kind == "wording"), left, right) == told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("On 4 March 2017 it rained.", "It rained on March 4, 2017.", "both give the date 4 Mar 2017"),
        ("On 4 March it rained.", "It rained on March 4.", "both give the date 4 Mar 2021 (the year is inferred)"),
        ("On 4 March 2017 it rained.", "It rained in March 2017.", "both give a date in Mar 2017"),
    ],
)
def test_a_date_is_told_with_the_year_only_as_the_texts_have_it(
    bundled: Workspace, one: str, other: str, told: str
) -> None:
    left, right = named(bundled, "france24", one), named(bundled, "olivium", other)
    forward, _ = align((left,), (right,), Rarity((left, right)))
    assert Teller(str, {}).tell(next(a for a in forward[1].anchors if a.kind == "date"), left, right) == told


def test_two_quotations_that_share_only_names_are_not_the_same_words(bundled: Workspace) -> None:
    militia = '"Wagner is a militia. They have distinguished themselves in Syria and the Central African Republic."'
    welcome = '"If Wagner went to liberate Syria and the Central African Republic, then we welcome Wagner."'
    left, right = named(bundled, "france24", militia), named(bundled, "olivium", welcome)
    forward, _ = align((left,), (right,), Rarity((left, right)))
    assert "quotation" not in {anchor.kind for anchor in forward[1].anchors}


def test_facts_that_are_told_alike_hold_paragraphs_together_that_share_no_word(bundled: Workspace) -> None:
    one = Curated("fact", "a", 0, 4, "The guild sails by night.", ("guild", "open-sea"))
    other = Curated("fact", "b", 0, 4, "By night the guild is at sea.", ("open-sea",))
    left = plain(bundled, "france24", ["Lamps and ropes.", "Nothing else."], one)
    right = plain(bundled, "olivium", ["Nobody knows.", "Bread again."], other)
    forward, _ = align(left, right, Rarity((*left, *right)))
    assert {number: pairing.right for number, pairing in forward.items()} == {1: 1}
    assert [anchor.kind for anchor in forward[1].anchors] == ["subject"]
    assert Teller(str, {}).tell(forward[1].anchors[0], left[0], right[0]) == "facts on both are filed under open sea"
    assert align(left, right, Rarity((*left, *right)), curated=False) == ({}, {})

"""Finding a quotation again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sahelreader.text.anchoring import find_again

TEXT = (
    "The port of Sarela opened again on 3 May 2021, said Minister Ada Keral. It had been closed since March.\n"
    "“We will not close it a second time,” Keral told the Coast Herald. Fishermen from Nordby had asked for "
    "a free quay.\n"
    "On day 1 the crane stood still. On day 2 the crane stood still. On day 3 the crane stood still."
)
QUOTE = "Fishermen from Nordby had asked for a free quay."
AT = TEXT.index(QUOTE)
PREFIX, SUFFIX = TEXT[AT - 40 : AT], TEXT[AT + len(QUOTE) :][:40]


def found(text: str, quote: str = QUOTE, at: int = AT, prefix: str = PREFIX, suffix: str = SUFFIX) -> tuple[str, str]:
    anchored = find_again(text, quote, at, prefix, suffix)
    return (text[anchored.start : anchored.end], anchored.how) if anchored else ("", "orphaned")


def test_what_has_not_changed_is_found_at_its_address() -> None:
    assert found(TEXT) == (QUOTE, "exact")


def test_what_has_moved_is_found_elsewhere() -> None:
    assert found("A new first paragraph.\n" + TEXT) == (QUOTE, "moved")
    assert found(TEXT[60:]) == (QUOTE, "moved")


def test_accents_capitals_and_typography_do_not_count_as_change() -> None:
    changed = TEXT.replace("“We", '"We').replace("Fishermen", "fishermen").replace("free quay", "free\u00a0quay")
    assert found("New. " + changed)[1] == "moved"


def test_of_words_that_stand_in_several_places_the_context_tells_which() -> None:
    at = TEXT.index("the crane stood still. On day 3")
    prefix, suffix = TEXT[at - 12 : at], TEXT[at + 21 : at + 33]
    moved = "One more line.\n" + TEXT
    anchored = find_again(moved, "the crane stood still", at, prefix, suffix)
    assert anchored is not None
    assert moved[anchored.start - 9 : anchored.start] == "On day 2 "


def test_other_words_that_now_stand_at_the_address_are_not_taken_for_it() -> None:
    text = "Keral spoke. Nordby paid.\nSarela slept. Nordby paid."
    at = text.index("Nordby")
    now = "Sarela slept. Nordby paid.\nMarch came. Keral spoke. Nordby paid."
    anchored = find_again(now, "Nordby", at, text[:at], " paid.\nSarela")
    assert anchored is not None
    assert now[: anchored.start].endswith("Keral spoke. ")


def test_a_sentence_in_which_some_words_changed_is_found_as_changed() -> None:
    changed = TEXT.replace("had asked for a free quay", "have again asked for a free quay")
    assert found(changed) == ("Fishermen from Nordby have again asked for a free quay", "changed")


def test_what_is_gone_is_found_nowhere() -> None:
    assert found(TEXT.replace(QUOTE, "Nobody knows what the others wanted.")) == ("", "orphaned")
    assert found("") == ("", "orphaned")


def test_a_single_common_word_out_of_its_context_is_not_believed() -> None:
    anchored = find_again("Some other text on Nordby and Nordby.", "Nordby", 400, "Fishermen from ", " had asked")
    assert anchored is None


@given(
    st.text(alphabet="ab .\n", max_size=40), st.text(alphabet="ab .\n", max_size=40),
    st.integers(0, len(TEXT) - 30), st.integers(25, 90),
)  # fmt: skip
def test_whatever_is_put_around_a_text_its_words_are_found(before: str, after: str, start: int, length: int) -> None:
    quote = TEXT[start : start + length]
    prefix, suffix = TEXT[max(start - 40, 0) : start], TEXT[start + length :][:40]
    text = before + "\n" + TEXT + "\n" + after
    anchored = find_again(text, quote, start, prefix, suffix)
    assert anchored is not None
    assert (
        text[anchored.start : anchored.end].split() == quote.split() or before[-1:].isspace() or quote != quote.strip()
    )
    assert anchored.start in range(start + len(before) - 1, start + len(before) + 4)


@given(st.text(max_size=60), st.text(min_size=1, max_size=20), st.integers(-5, 80), st.text(max_size=9))
def test_nothing_is_found_outside_the_text(text: str, quote: str, at: int, context: str) -> None:
    anchored = find_again(text, quote, at, context, context)
    assert anchored is None or 0 <= anchored.start <= anchored.end <= len(text)
